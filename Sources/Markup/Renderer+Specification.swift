import CCMarkGFM

/// What looks different when we print exactly what `cmark-gfm` prints.
extension Renderer {
    mutating func writeSpecificationLink(_ link: cmark_link) {
        out.append("<a href=\"")
        writeSpecificationAddress(link.url.bytes)
        writeSpecificationTitle(link.title.bytes)
        out.append("\">")
    }

    mutating func writeSpecificationImage(_ node: Node) {
        let link = node.pointee.as.link
        out.append("<img src=\"")
        writeSpecificationAddress(link.url.bytes)
        out.append("\" alt=\"")
        out.appendEscaped(text(of: node))
        writeSpecificationTitle(link.title.bytes)
        out.append("\" />")
    }

    private mutating func writeSpecificationTitle(_ title: UnsafeBufferPointer<UInt8>) {
        guard let base = title.baseAddress, title.count > 0 else { return }
        out.append("\" title=\"")
        out.appendEscaped(base, title.count)
    }

    /// cmark lets everything pass but javascript, vbscript, file and data other than some images.
    private mutating func writeSpecificationAddress(_ target: UnsafeBufferPointer<UInt8>) {
        guard let base = target.baseAddress else { return }
        let start = String(decoding: target.prefix(20), as: UTF8.self).lowercased()
        let isImage = ["png", "gif", "jpeg", "webp"].contains { start.hasPrefix("data:image/" + $0) }
        let isDangerous =
            ["javascript:", "vbscript:", "file:", "data:"].contains { start.hasPrefix($0) } && !isImage
        if !isDangerous { out.appendAddress(base, target.count) }
    }
}
