import Merge
import Theme

/// Comparisons of two texts as pages show them.
enum DiffScreens {
    static func diff(from old: String, to new: String, titles: (old: String, new: String)) -> DiffView {
        DiffView(old: titles.old, new: titles.new, blocks(from: old, to: new))
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
