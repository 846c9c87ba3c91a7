extension LinkRewriter {
    /// The source with links replaced.
    ///
    /// The result is rendered and compared: the addresses are those of before with exactly the replacements that were
    /// asked for. Text that would become markup without its link is escaped.
    /// - Parameter replacement: is called once per link, in reading order.
    public func rewrite(_ replacement: (WrittenLink) throws(Problem) -> LinkReplacement) throws(Problem)
        -> [UInt8]
    {
        var answers: [LinkReplacement] = []
        for place in places { answers.append(try replacement(place.link)) }
        guard answers.contains(where: { $0 != .keep }) else { return source }
        let wanted = addresses(answers)
        let isPlain = zip(places, answers).allSatisfy { place, answer in
            // Captions go with their pictures, and texts of the caller's are not what stood there before.
            switch answer {
            case .text(nil): page.figures.isEmpty || !place.link.kind.isImage
            case .text, .address(_, text: _?): false
            default: true
            }
        }
        for escapes in [false, true] {
            let result = replacing(answers, escapes: escapes)
            let page = Self.render(result)
            if HTMLAddresses.all(page.html) == wanted, !isPlain || page.plainText == self.page.plainText {
                return result
            }
        }
        let first = zip(places, answers).first { $0.1 != .keep }
        throw Self.refusal(first?.0.link.position)
    }

    /// All addresses of the page as they are to be afterwards.
    private func addresses(_ answers: [LinkReplacement]) -> [[UInt8]] {
        var changes: [Int: [UInt8]?] = [:]
        // What stands in a text that is replaced goes with it.
        var gone = 0..<0
        for (place, answer) in sorted(answers) {
            if gone.contains(place.candidate.whole.lowerBound) {
                changes[place.number] = .some(nil)
                continue
            }
            switch answer {
            case .keep: continue
            case .address(let address, _): changes[place.number] = HTMLAddresses.written(address)
            case .text(let own):
                changes[place.number] = .some(nil)
                if own != nil { gone = place.candidate.whole }
            }
        }
        return HTMLAddresses.all(page.html).enumerated().compactMap { number, address in
            changes[number] ?? address
        }
    }

    private func sorted(_ answers: [LinkReplacement]) -> [(Place, LinkReplacement)] {
        zip(places, answers).sorted { $0.0.candidate.whole.lowerBound < $1.0.candidate.whole.lowerBound }
    }

    private func replacing(_ answers: [LinkReplacement], escapes: Bool) -> [UInt8] {
        var edits = SourceEdits()
        for (place, answer) in zip(places, answers) {
            switch answer {
            case .keep: continue
            case .address(let address, let text): point(place, to: address, text, &edits)
            case .text(let own?): edits.replace(place.candidate.whole, Self.escaped(own))
            case .text(nil): unlink(place, escapes: escapes, &edits)
            }
        }
        return edits.apply(to: source)
    }

    private func point(_ place: Place, to address: String, _ text: String?, _ edits: inout SourceEdits) {
        let link = place.candidate
        let target = Self.target(address)
        switch link.form {
        case .inline: edits.replace(link.target, target)
        case .reference:
            let title = link.title.isEmpty ? [] : [32] + link.title
            edits.replace(link.inner.upperBound + 1..<link.whole.upperBound, [0x28] + target + title + [0x29])
        case .wiki:
            let label = link.inner.isEmpty ? Self.escaped(text ?? place.link.target) : trimmed(link.inner)
            edits.replace(link.whole, [0x5B] + label + Array("](".utf8) + target + [0x29])
        }
    }

    private func unlink(_ place: Place, escapes: Bool, _ edits: inout SourceEdits) {
        let link = place.candidate
        if link.isImage, place.link.text.isEmpty {
            edits.replace(link.whole, [])
        } else if escapes || link.form == .wiki && link.inner.isEmpty {
            edits.replace(link.whole, Self.escaped(place.link.text))
        } else if link.form == .wiki {
            edits.replace(link.whole, trimmed(link.inner))
        } else {
            edits.replace(link.whole.lowerBound..<link.inner.lowerBound, [])
            edits.replace(link.inner.upperBound..<link.whole.upperBound, [])
        }
    }

    private func trimmed(_ range: Range<Int>) -> [UInt8] {
        var bytes = source[range]
        while bytes.first == 32 { bytes = bytes.dropFirst() }
        while bytes.last == 32 { bytes = bytes.dropLast() }
        return Array(bytes)
    }

    /// An address as a target: bare where it can be, else in angle brackets; bars would cut a cell of a table.
    private static func target(_ address: String) -> [UInt8] {
        let isBare =
            !address.isEmpty
            && address.utf8.allSatisfy { $0 > 32 && $0 != 0x7F && !"<>()\\&|[]`*_!\"'".utf8.contains($0) }
        if isBare { return Array(address.utf8) }
        var result: [UInt8] = [0x3C]
        for byte in address.utf8 {
            switch byte {
            case 10, 13: result += (byte == 10 ? "%0A" : "%0D").utf8
            case 0x7C: result += "%7C".utf8
            case 0x26: result += "&amp;".utf8
            case 0x3C, 0x3E, 0x5C: result += [0x5C, byte]
            default: result.append(byte)
            }
        }
        return result + [0x3E]
    }

    /// Text that stays text, on one line.
    private static func escaped(_ text: String) -> [UInt8] {
        var result: [UInt8] = []
        for (at, byte) in text.utf8.enumerated() {
            switch byte {
            case 10, 13: result.append(32)
            case 0x21, 0x23, 0x24, 0x2A, 0x3C, 0x3E, 0x5B...0x60, 0x7B...0x7E: result += [0x5C, byte]
            case 0x26: result += "&amp;".utf8
            case 0x3A, 0x40: result += (byte == 0x3A ? "&#58;" : "&#64;").utf8
            case 0x2B, 0x2D,
                0x3D where at == 0:
                result += [0x5C, byte]
            default: result.append(byte)
            }
        }
        return result
    }
}

extension LinkRequest.Kind {
    fileprivate var isImage: Bool { self == .image }
}
