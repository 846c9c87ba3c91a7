/// ES modules that import each other: `import { send } from "./editor-server.js"`.
///
/// A name carries the hash of its content, so what is imported gets its name before what imports it. Addresses stay
/// relative, because the site may live below a folder.
struct ThemeModules {
    /// Why an import cannot be resolved, and where it stands.
    struct Refusal {
        var file: String
        var line: Int
        var target: String
        var reason: Reason

        enum Reason {
            case missing, circle
        }
    }

    private let files: [String: [UInt8]]
    private(set) var outputs: [String: [UInt8]] = [:]
    private var refusals: [Refusal] = []
    private var addresses: [String: String] = [:]
    /// The modules being read, each imported by the one before it.
    private var open: [String] = []

    init(files: [String: [UInt8]]) { self.files = files }

    /// The hashed address of a module; `nil` when the theme does not have it.
    mutating func address(of path: String) -> String? {
        if let known = addresses[path] { return known }
        guard let bytes = files[path] else { return nil }
        open.append(path)
        let module = rewrite(bytes, path)
        open.removeLast()
        let address = ThemeAssets.address(path, module)
        outputs[address] = module
        addresses[path] = address
        return address
    }

    /// What could not be resolved since the last call.
    mutating func takeRefusals() -> [Refusal] {
        defer { refusals = [] }
        return refusals
    }

    /// Puts hashed names behind `from`, `import` and `import(`; other texts that look like a path stay.
    private mutating func rewrite(_ bytes: [UInt8], _ file: String) -> [UInt8] {
        var text = String(decoding: bytes, as: UTF8.self)[...]
        guard text.contains("./") else { return bytes }
        var output = ""
        var line = 1
        while let start = text.firstRange(of: "./") {
            let before = text[..<start.lowerBound]
            line += before.utf8.count { $0 == 10 }
            output += text[..<start.upperBound]
            text = text[start.upperBound...]
            guard let quote = before.last, "\"'".contains(quote) else { continue }
            let isImport = ["from ", "import ", "import("].contains { before.dropLast().hasSuffix($0) }
            guard isImport, let end = text.firstIndex(of: quote) else { continue }
            output += resolve(String(text[..<end]), in: file, line: line)
            text = text[end...]
        }
        return Array((output + text).utf8)
    }

    private mutating func resolve(_ name: String, in file: String, line: Int) -> String {
        let path = "assets/" + name
        let isCircle = open.contains(path)
        if !isCircle, let address = address(of: path) { return String(address.dropFirst("/assets/".count)) }
        let reason: Refusal.Reason = isCircle ? .circle : .missing
        refusals.append(Refusal(file: file, line: line, target: path, reason: reason))
        return name
    }
}
