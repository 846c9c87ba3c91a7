import Synchronization

/// Which candidates are links: shown by marking them and comparing the pages.
struct LinkProof {
    private let source: [UInt8]
    private let html: [UInt8]
    private let mark: [UInt8]
    private let candidates: [LinkCandidate]

    /// Bytes that may be rendered to try candidates one by one.
    private static let work = 1 << 26

    init(_ source: [UInt8], _ html: [UInt8]) {
        self.source = source
        self.html = html
        candidates = source.contains(0x5B) ? LinkScanner(source).candidates : []
        var mark = Array("nrwverweis".utf8)
        while html.contains(mark) || source.contains(mark) { mark.append(0x78) }
        self.mark = mark
    }

    /// The proven links with what they lead to; an error where a link of the page has no place.
    func links(firstLine: Int) throws(Problem) -> [LinkRewriter.Place] {
        let accepted = accepted()
        let marked = marking(accepted)
        let recorder = LinkRecorder()
        let page = LinkRewriter.render(marked, links: recorder)
        guard let marks = compare(page.html, accepted), marks.count == accepted.count else {
            throw LinkRewriter.refusal(nil)
        }
        let original = LinkRecorder()
        let before = LinkRewriter.render(source, firstLine: firstLine, links: original)
        let missed = recorder.requests.first { !$0.target.utf8.starts(with: mark) }
        guard missed == nil, page.links.count == before.links.count else {
            let at = recorder.requests.firstIndex { !$0.target.utf8.starts(with: mark) }
            throw LinkRewriter.refusal(at.flatMap { original.requests.dropFirst($0).first?.position })
        }
        var places: [LinkRewriter.Place] = []
        let images = original.requests.filter { $0.kind == .image }
        let links = zip(page.links, before.links).filter { $0.0.target.utf8.starts(with: mark) }.map(\.1)
        var (link, image) = (links[...], images[...])
        for found in marks {
            let candidate = candidates[found.candidate]
            let written: WrittenLink
            if candidate.isImage {
                guard let request = image.popFirst() else { throw LinkRewriter.refusal(nil) }
                let text = String(decoding: found.alt, as: UTF8.self)
                written = WrittenLink(
                    kind: .image,
                    target: request.target,
                    text: text,
                    position: request.position
                )
            } else {
                guard let next = link.popFirst() else { throw LinkRewriter.refusal(nil) }
                let kind = candidate.form == .wiki ? LinkRequest.Kind.wiki : .link
                written = WrittenLink(
                    kind: kind,
                    target: next.target,
                    text: next.text,
                    position: next.position
                )
            }
            places.append(.init(candidate: candidate, link: written, number: found.number))
        }
        return places
    }

    /// Candidates that are links, by number: all at once, and if that does not work out one by one.
    private func accepted() -> [Int] {
        let all = Array(candidates.indices)
        if let marks = compare(LinkRewriter.render(marking(all)).html, all) {
            return marks.map(\.candidate).sorted()
        }
        guard candidates.count * source.count <= Self.work else { return [] }
        return all.filter { number in
            compare(LinkRewriter.render(marking([number])).html, [number]).map { !$0.isEmpty } ?? false
        }
    }

    /// The source with marks for targets; definitions of marked references stand before it.
    private func marking(_ numbers: [Int]) -> [UInt8] {
        var edits = SourceEdits()
        var before: [UInt8] = []
        for number in numbers {
            let link = candidates[number]
            let name = mark + Array("\(number)z".utf8)
            switch link.form {
            case .inline: edits.replace(link.target, name)
            case .wiki:
                let bar: [UInt8] = link.inner.isEmpty ? [0x7C] + source[link.target] : []
                edits.replace(link.target, name + bar)
            case .reference:
                let label = link.target.lowerBound
                let isShort = label == link.inner.upperBound + 1
                edits.replace(isShort ? label..<label : link.target, isShort ? [0x5B] + name + [0x5D] : name)
                before += [0x5B] + name + Array("]: ".utf8) + name
                before += (link.title.isEmpty ? [] : [32]) + link.title + [10]
            }
        }
        return before.isEmpty ? edits.apply(to: source) : before + [10] + edits.apply(to: source)
    }

    /// A mark that stands as an address.
    private struct Mark {
        var candidate: Int
        var number: Int
        var alt: [UInt8]
    }

    /// The marks that stand as addresses, in reading order; `nil` when the pages differ in anything else.
    private func compare(_ marked: [UInt8], _ numbers: [Int]) -> [Mark]? {
        var found: [Mark] = []
        var seen: Set<Int> = []
        var (left, right, address) = (0, 0, 0)
        while right < marked.count {
            if marked[right] == mark[0], marked[right...].starts(with: mark) {
                guard let end = marked[right...].firstIndex(of: 0x7A),
                    let number = Int(String(decoding: marked[(right + mark.count)..<end], as: UTF8.self)),
                    candidates.indices.contains(number)
                else { return nil }
                let isAddress = HTMLAddresses.begins(marked, right)
                right = end + 1
                if isAddress {
                    guard let close = html[min(left, html.count)...].firstIndex(of: 0x22),
                        seen.insert(number).inserted
                    else { return nil }
                    let alt = candidates[number].isImage ? HTMLAddresses.alt(html, close) : []
                    found.append(Mark(candidate: number, number: address, alt: alt))
                    address += 1
                    left = close
                    let extern = Array("\" class=\"extern\" rel=\"noopener\"".utf8)
                    if html[left...].starts(with: extern) {
                        left += extern.count
                        right += 1
                    }
                } else {
                    // Marked text that is no link: what stood there is shown as it was written.
                    let target = Array(
                        HTML.escape(String(decoding: source[candidates[number].target], as: UTF8.self)).utf8
                    )
                    guard html[min(left, html.count)...].starts(with: target) else { return nil }
                    left += target.count
                }
                continue
            }
            guard left < html.count, html[left] == marked[right] else { return nil }
            if HTMLAddresses.begins(marked, right) { address += 1 }
            left += 1
            right += 1
        }
        return left == html.count ? found : nil
    }
}

/// Leaves every target as it is, and remembers in which order it was asked.
final class LinkRecorder: LinkResolver, Sendable {
    private let held = Mutex<[LinkRequest]>([])

    var requests: [LinkRequest] { held.withLock { $0 } }

    func answer(_ request: LinkRequest) -> LinkAnswer {
        held.withLock { $0.append(request) }
        return UncheckedLinks().answer(request)
    }
}
