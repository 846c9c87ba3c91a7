import Crypto
import Foundation
import Markup
import Pages

/// The files below `assets/` under names that carry a hash of their content, so that caches may keep them for ever.
struct ThemeAssets {
    var stylesheets: [Asset] = []
    var areaStylesheets: [Asset] = []
    var scripts: [Asset] = []
    var editorScripts: [Asset] = []
    var icon: String?
    var outputs: [String: [UInt8]] = [:]
    var problems: [Problem] = []

    /// Bundles stylesheets, hashes all files and rewrites `url(…)` in stylesheets to the hashed names.
    static func make(files: [String: [UInt8]], settings: ThemeSettings, design: [UInt8]?, folder: String)
        -> ThemeAssets
    {
        var result = ThemeAssets()
        var addresses: [String: String] = [:]
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) where path.hasPrefix("assets/") {
            guard !path.hasSuffix(".css"), !path.hasSuffix(".js") else { continue }
            addresses[path] = result.add(path, bytes)
        }
        result.icon = addresses["assets/icon.svg"]
        let bundle = Bundle(files: files, addresses: addresses, design: design, folder: folder)
        result.stylesheets = result.add(bundle, of: settings.stylesheets, as: "assets/stil.css")
        if !settings.areaStylesheets.isEmpty {
            result.areaStylesheets = result.add(
                bundle,
                of: settings.areaStylesheets,
                as: "assets/bereich.css"
            )
        }
        var modules = ThemeModules(files: files)
        result.scripts = result.add(&modules, settings.scripts, folder: folder)
        result.editorScripts = result.add(&modules, settings.editorScripts, folder: folder)
        return result
    }

    /// Modules under hashed names, with what they import.
    private mutating func add(_ modules: inout ThemeModules, _ paths: [String], folder: String) -> [Asset] {
        paths.compactMap { path in
            guard let address = modules.address(of: path) else {
                missing(path, in: "\(folder)/theme.yml")
                return nil
            }
            outputs.merge(modules.outputs) { $1 }
            for refusal in modules.takeRefusals() {
                refuse(refusal, in: folder)
            }
            return Asset(url: address, integrity: Self.integrity(outputs[address] ?? []))
        }
    }

    /// What stylesheets are made from.
    private struct Bundle {
        var files: [String: [UInt8]]
        var addresses: [String: String]
        var design: [UInt8]?
        var folder: String
    }

    /// Puts stylesheets into one file; the site's own design ends each, so that it wins there too.
    private mutating func add(_ bundle: Bundle, of paths: [String], as name: String) -> [Asset] {
        var css: [UInt8] = []
        for path in paths {
            guard let bytes = bundle.files[path] else {
                missing(path, in: "\(bundle.folder)/theme.yml")
                continue
            }
            css += rewrite(bytes, file: "\(bundle.folder)/\(path)", addresses: bundle.addresses)
            css.append(10)
        }
        if let design = bundle.design {
            css += rewrite(design, file: "_design.css", addresses: bundle.addresses, mayNamePages: true)
        }
        return css.isEmpty ? [] : [Asset(url: add(name, css), integrity: Self.integrity(css))]
    }

    private mutating func add(_ path: String, _ bytes: [UInt8]) -> String {
        let address = Self.address(path, bytes)
        outputs[address] = bytes
        return address
    }

    /// `/assets/site.3f9a01bc42.js`.
    static func address(_ path: String, _ bytes: [UInt8]) -> String {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let dot = name.lastIndex(of: ".") ?? name.endIndex
        let hash = SHA256.hash(data: bytes).prefix(5).map { Hex.byte($0) }.joined()
        return "/assets/\(name[..<dot]).\(hash)\(name[dot...])"
    }

    /// `sha384-…` as Subresource Integrity wants it.
    static func integrity(_ bytes: [UInt8]) -> String {
        "sha384-" + Data(SHA384.hash(data: bytes)).base64EncodedString()
    }

    /// Puts hashed names into `url(…)`; every other address is a problem.
    /// - Parameter mayNamePages: whether addresses of the site such as `/bilder/wappen.svg` are allowed.
    private mutating func rewrite(
        _ css: [UInt8],
        file: String,
        addresses: [String: String],
        mayNamePages: Bool = false
    ) -> [UInt8] {
        if let invalid = Problem.invalidText(css[...]) { problems.append(invalid.inFile(file)) }
        var text = String(decoding: css, as: UTF8.self)[...]
        var output = ""
        var line = 1
        while let start = text.firstRange(of: "url(") {
            output += text[..<start.upperBound]
            line += text[..<start.upperBound].utf8.count { $0 == 10 }
            text = text[start.upperBound...]
            guard let end = text.firstIndex(of: ")") else { break }
            let target = text[..<end].filter { !"\"' ".contains($0) }
            let path = target.hasPrefix("assets/") ? target : "assets/" + target.replacing("./", with: "")
            if let address = addresses[path] {
                output += "\"\(address)\""
            } else {
                output += text[..<end]
                let isOfSite = mayNamePages && target.hasPrefix("/") && !target.hasPrefix("//")
                if !target.hasPrefix("#"), !isOfSite { refuse(target, path, file, line) }
            }
            line += text[..<end].utf8.count { $0 == 10 }
            text = text[end...]
        }
        output += text
        return Array(output.utf8)
    }

    private mutating func refuse(_ target: String, _ path: String, _ file: String, _ line: Int) {
        if target.hasPrefix("data:") {
            problem(
                file,
                line,
                "asset-forbidden",
                "Bilder als data: im Stylesheet verbietet die Content Security Policy der Website.",
                "Legen Sie das Bild als Datei unter assets/ ab und nennen Sie es in url(…)."
            )
        } else if target.hasPrefix("//") || target.contains("://") {
            let text = "Die Adresse \(target) führt zu einer anderen Website."
            problem(file, line, "asset-missing", text, "Legen Sie die Datei unter assets/ ab.")
        } else {
            missing(path, in: file, line: line)
        }
    }

    private mutating func refuse(_ refusal: ThemeModules.Refusal, in folder: String) {
        let file = "\(folder)/\(refusal.file)"
        switch refusal.reason {
        case .missing: missing(refusal.target, in: file, line: refusal.line)
        case .circle:
            let text = "Die Module \(refusal.file) und \(refusal.target) importieren einander."
            let hint = "Legen Sie das, was beide brauchen, in ein drittes Modul."
            problem(file, refusal.line, "asset-circle", text, hint)
        }
    }

    private mutating func missing(_ path: String, in file: String, line: Int = 1) {
        problem(
            file,
            line,
            "asset-missing",
            "Die Datei \(path) gibt es im Thema nicht.",
            "Alle Dateien eines Themas liegen unter assets/; fremde Adressen sind nicht erlaubt."
        )
    }

    private mutating func problem(_ file: String, _ line: Int, _ code: String, _ text: String, _ hint: String)
    {
        problems.append(Problem(file: file, line: line, level: .error, code: code, text: text, hint: hint))
    }
}

/// Two hexadecimal digits of a byte.
enum Hex {
    static func byte(_ value: UInt8) -> String {
        let digits = Array("0123456789abcdef")
        return String([digits[Int(value >> 4)], digits[Int(value & 15)]])
    }
}
