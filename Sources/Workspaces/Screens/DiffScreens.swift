import Merge
import Theme

/// Comparisons of two texts as pages show them.
enum DiffScreens {
    /// A comparison as a part of a screen; of very many differing lines the first ones, and a notice that says so.
    static func parts(
        from old: String,
        to new: String,
        titles: (old: String, new: String),
        heading: String? = nil,
        on thread: SideThread
    ) async throws -> [PartView] {
        let (shown, isCut) = try await thread.run { cut(blocks(from: old, to: new)) }
        let view = PartView(.diff(DiffView(old: titles.old, new: titles.new, shown)), heading: heading)
        guard isCut else { return [view] }
        let words: ParagraphView =
            "Der Vergleich ist sehr lang. Gezeigt werden die ersten \(WikiLimits.comparedLines) Zeilen, die sich unterscheiden."
        return [.notice(NoticeView(.information, title: "Nicht alles passt auf diese Seite", [words])), view]
    }

    /// As many blocks as show at most so many lines.
    static func cut(_ blocks: [DiffBlock], to limit: Int = WikiLimits.comparedLines) -> (
        [DiffBlock], isCut: Bool
    ) {
        var (left, shown) = (limit, [DiffBlock]())
        for block in blocks {
            guard left > 0 else { return (shown, true) }
            switch block {
            case .removed(let lines) where lines.count > left:
                return (shown + [.removed(Array(lines.prefix(left)))], true)
            case .added(let lines) where lines.count > left:
                return (shown + [.added(Array(lines.prefix(left)))], true)
            case .removed(let lines), .added(let lines), .same(let lines): left -= lines.count
            case .changed: left -= 2
            case .gap: break
            }
            shown.append(block)
        }
        return (shown, false)
    }

    static func blocks(from old: String, to new: String) -> [DiffBlock] {
        WordDiff.blocks(old: old, new: new).map { block in
            switch block {
            case .gap(let lines): .gap(lines)
            case .unchanged(let text): .same(lines(text))
            case .removed(let text): .removed(lines(text))
            case .added(let text): .added(lines(text))
            case .changed(let runs): .changed(removed: runs.compactMap(before), added: runs.compactMap(after))
            }
        }
    }

    private static func before(_ run: WordDiff.Run) -> DiffRunView? {
        switch run {
        case .same(let text): DiffRunView(.same, text)
        case .removed(let text): DiffRunView(.removed, text)
        case .added: nil
        }
    }

    private static func after(_ run: WordDiff.Run) -> DiffRunView? {
        switch run {
        case .same(let text): DiffRunView(.same, text)
        case .added(let text): DiffRunView(.added, text)
        case .removed: nil
        }
    }

    private static func lines(_ text: String) -> [String] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        return lines
    }
}
