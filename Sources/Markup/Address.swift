/// What kind of address a target is, judged as a browser would.
enum Address: Equatable {
    case empty
    /// `#anker`
    case fragment
    /// A page or file of the site.
    case relative
    /// http, https: leaves the site.
    case external
    /// mailto, tel.
    case contact
    /// `//server/pfad`
    case withoutScheme
    /// Everything else, such as "javascript".
    case forbidden(String)

    /// Browsers skip blanks and control characters before the scheme and tabs and line breaks inside it.
    init(_ target: UnsafeBufferPointer<UInt8>) {
        var scheme: [UInt8] = []
        var slashes = 0
        for byte in target {
            switch byte {
            case 0...32, 0x7F: continue
            case 0x23 where scheme.isEmpty && slashes == 0:
                self = .fragment
                return
            case 0x2F, 0x5C:
                guard scheme.isEmpty else {
                    self = .relative
                    return
                }
                slashes += 1
                if slashes == 2 {
                    self = .withoutScheme
                    return
                }
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2D, 0x2E:
                guard slashes == 0 && scheme.count < 32 else {
                    self = .relative
                    return
                }
                scheme.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
            case 0x3A where slashes == 0:
                self = Address.of(scheme: scheme)
                return
            default:
                self = .relative
                return
            }
        }
        self = scheme.isEmpty && slashes == 0 ? .empty : .relative
    }

    init(_ target: String) {
        var target = target
        self = target.withUTF8 { Address($0) }
    }

    private static func of(scheme: [UInt8]) -> Address {
        switch String(decoding: scheme, as: UTF8.self) {
        case "http", "https": .external
        case "mailto", "tel": .contact
        case let other: .forbidden(other + ":")
        }
    }

    /// Whether an address with this may stand in `href`.
    var isAllowed: Bool {
        switch self {
        case .fragment, .relative, .external, .contact: true
        case .empty, .withoutScheme, .forbidden: false
        }
    }
}
