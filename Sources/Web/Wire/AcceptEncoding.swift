/// Which codings a client takes: `gzip;q=0.5, br` prefers Brotli (RFC 9110, section 12.5.3).
///
/// Weights are thousandths; 0 refuses.
struct AcceptEncoding: Equatable {
    private(set) var gzip = 0
    private(set) var brotli = 0
    private(set) var identity = 1

    /// Without the field any coding would be allowed; programs that do not send it rarely decode, so: plain.
    static let none = AcceptEncoding()

    private init() {}

    init(_ field: String?) {
        guard let field else { return }
        var named: [Substring: Int] = [:]
        for element in field.split(separator: ",") {
            let parts = element.split(separator: ";").map { $0.trimmed }
            guard let coding = parts.first?.lowercased() else { continue }
            named[Substring(coding)] = Self.weight(parts.dropFirst())
        }
        let others = named["*"]
        gzip = named["gzip"] ?? named["x-gzip"] ?? others ?? 0
        brotli = named["br"] ?? others ?? 0
        // Not mentioned means allowed, but any coding that is asked for comes first.
        identity = named["identity"] ?? (others == 0 ? 0 : 1)
    }

    /// The best coding among those that exist; Brotli is smaller, so it wins a draw.
    func best(gzip hasGzip: Bool, brotli hasBrotli: Bool) -> ContentCoding {
        let brotliWeight = hasBrotli ? brotli : 0
        let gzipWeight = hasGzip ? gzip : 0
        if brotliWeight > 0, brotliWeight >= gzipWeight, brotliWeight >= identity { return .brotli }
        if gzipWeight > 0, gzipWeight >= identity { return .gzip }
        // Even if plain is refused: an answer that can be read is better than a 406 (RFC 9110 allows both).
        return .identity
    }

    private static func weight(_ parameters: some Collection<Substring>) -> Int {
        for parameter in parameters {
            let pair = parameter.split(separator: "=", maxSplits: 1).map { $0.trimmed }
            guard pair.count == 2, pair[0].lowercased() == "q" else { continue }
            guard let value = Double(pair[1]), (0...1).contains(value) else { return 0 }
            return Int((value * 1000).rounded())
        }
        return 1000
    }
}

extension StringProtocol where SubSequence == Substring {
    /// Without spaces and tabs at both ends (RFC 9110, `OWS`).
    var trimmed: Substring {
        let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" }
        var rest = self[...].drop(while: isSpace)
        while let last = rest.last, isSpace(last) { rest.removeLast() }
        return rest
    }
}
