/// What one address answers with: `/termine/` is `termine/index.html`, plain and, where a build wrote them, as
/// gzip and Brotli copies.
final class SiteFile: Sendable {
    let address: String
    let media: MediaType
    let lifetime: CacheLifetime
    let plain: Representation
    let gzip: Representation?
    let brotli: Representation?

    init(address: String, name: String, plain: Representation, gzip: Representation?, brotli: Representation?)
    {
        self.address = address
        media = MediaType(fileName: name)
        lifetime = CacheLifetime(address: address, media: media)
        self.plain = plain
        self.gzip = gzip
        self.brotli = brotli
    }

    /// A page whose body is in memory only.
    convenience init(address: String, name: String, body: [UInt8]) {
        let plain = Representation(coding: .identity, source: .memory(body))
        self.init(address: address, name: name, plain: plain, gzip: nil, brotli: nil)
    }

    var isNegotiated: Bool { gzip != nil || brotli != nil }

    func representation(for accepted: AcceptEncoding) -> Representation {
        switch accepted.best(gzip: gzip != nil, brotli: brotli != nil) {
        case .identity: plain
        case .gzip: gzip ?? plain
        case .brotli: brotli ?? plain
        }
    }

    /// Whether both were indexed from the same files in the same state.
    func isUnchanged(plain: FileStamp, gzip: FileStamp?, brotli: FileStamp?) -> Bool {
        self.plain.stamp == plain && self.gzip?.stamp == gzip && self.brotli?.stamp == brotli
    }
}
