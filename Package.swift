// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let signals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let sqlite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let http: [Target.Dependency] = [
    .product(name: "Hummingbird", package: "hummingbird"),
    .product(name: "HummingbirdCore", package: "hummingbird"),
    .product(name: "HTTPTypes", package: "swift-http-types"),
    .product(name: "NIOCore", package: "swift-nio"),
    .product(name: "NIOHTTP1", package: "swift-nio"),
    .product(name: "NIOPosix", package: "swift-nio"),
    .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
]

let package = Package(
    name: "nrwconnect",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "nrwconnect", targets: ["nrwconnect"])],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.34.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CCMarkGFM",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]
        ),
        .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CBrotli", providers: [.apt(["libbrotli-dev"])]),
        .systemLibrary(name: "CMalloc"),
        .systemLibrary(name: "CPostgres", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CSodium", providers: [.apt(["libsodium-dev"])]),
        .systemLibrary(name: "CSnowball", providers: [.apt(["libstemmer-dev"])]),
        .target(name: "Markup", dependencies: ["CCMarkGFM"], swiftSettings: strict),
        .target(
            name: "Pages",
            dependencies: ["Markup", .product(name: "Yams", package: "Yams")],
            swiftSettings: strict
        ),
        .target(name: "Theme", dependencies: ["Markup", "Pages", crypto], swiftSettings: strict),
        .target(
            name: "Site",
            dependencies: ["Markup", "Pages", "Theme", "CZlib", "CBrotli", "CMalloc"],
            swiftSettings: strict
        ),
        .target(
            name: "Store",
            dependencies: ["CPostgres", grdb, sqlite, crypto, logging, lifecycle],
            swiftSettings: strict
        ),
        .target(name: "Access", dependencies: ["Store", "CSodium", crypto], swiftSettings: strict),
        .target(
            name: "Search",
            dependencies: ["CSnowball", "Access", "Store", crypto],
            swiftSettings: strict
        ),
        .target(name: "Merge", swiftSettings: strict),
        .target(name: "Media", swiftSettings: strict),
        .target(name: "Mail", dependencies: [crypto], swiftSettings: strict),
        .target(
            name: "Web",
            dependencies: http + ["Access", "Store", "Theme", crypto, logging, lifecycle],
            swiftSettings: strict
        ),
        .target(
            name: "Accounts",
            dependencies: ["Access", "Mail", "Pages", "Store", "Theme", "Web"],
            swiftSettings: strict
        ),
        .target(
            name: "Workspaces",
            dependencies: [
                "Access", "Accounts", "Mail", "Markup", "Media", "Merge", "Pages", "Search", "Site", "Store",
                "Theme", "Web", crypto, logging,
            ],
            swiftSettings: strict
        ),
        .target(
            name: "App",
            dependencies: [
                "Access", "Accounts", "Mail", "Markup", "Pages", "Search", "Site", "Store", "Theme", "Web",
                "Workspaces", logging, lifecycle, signals,
            ],
            swiftSettings: strict
        ),
        .executableTarget(name: "nrwconnect", dependencies: ["App"], swiftSettings: strict),
        .target(name: "TestSupport", dependencies: ["Mail", "Store", logging], swiftSettings: strict),
        .target(
            name: "TestApp",
            dependencies: [
                "Access", "App", "Pages", "Site", "Store", "TestSupport", "Web", "Workspaces", logging,
                lifecycle,
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "MarkupTests",
            dependencies: ["Markup"],
            resources: [.copy("Fixtures")],
            swiftSettings: strict
        ),
        .testTarget(name: "PagesTests", dependencies: ["Markup", "Pages"], swiftSettings: strict),
        .testTarget(name: "ThemeTests", dependencies: ["Markup", "Pages", "Theme"], swiftSettings: strict),
        .testTarget(
            name: "SiteTests",
            dependencies: ["Markup", "Pages", "Theme", "Site"],
            exclude: ["Golden", "Broken"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "StoreTests",
            dependencies: ["Store", "TestSupport", crypto, lifecycle, logging],
            swiftSettings: strict
        ),
        .testTarget(
            name: "AccessTests",
            dependencies: ["Access", "Store", "TestSupport", crypto, logging],
            swiftSettings: strict
        ),
        .testTarget(name: "MergeTests", dependencies: ["Merge"], swiftSettings: strict),
        .testTarget(name: "MediaTests", dependencies: ["Media"], swiftSettings: strict),
        .testTarget(
            name: "SearchTests",
            dependencies: ["Access", "Search", "Store", "TestSupport"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "WorkspacesTests",
            dependencies: [
                "Access", "Accounts", "Mail", "Markup", "Media", "Merge", "Pages", "Search", "Store",
                "TestApp",
                "TestSupport", "Theme", "Web", "Workspaces", logging,
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ],
            swiftSettings: strict
        ),
        .testTarget(name: "MailTests", dependencies: ["Mail", "TestSupport"], swiftSettings: strict),
        .testTarget(
            name: "AccountsTests",
            dependencies: [
                "Access", "Accounts", "Mail", "Store", "TestApp", "TestSupport", "Theme", "Web", logging,
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "AppTests",
            dependencies: [
                "Access", "Accounts", "App", "Markup", "Pages", "Site", "Store", "TestApp", "TestSupport",
                "Web", "Workspaces",
                logging,
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "Access", "Store", "TestSupport", "Theme", "Web", crypto, logging, lifecycle,
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: strict
        ),
    ]
)
