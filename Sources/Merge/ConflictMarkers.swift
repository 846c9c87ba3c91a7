/// The lines that keep both versions apart in a text that a person edits.
///
///     <<<<<<< Ihre Fassung
///     Die Sitzung beginnt um 18 Uhr.
///     =======
///     Die Sitzung beginnt um 19 Uhr.
///     >>>>>>> Gespeicherte Fassung
package enum ConflictMarkers {
    static let ours = "<<<<<<< Ihre Fassung"
    static let middle = "======="
    static let theirs = ">>>>>>> Gespeicherte Fassung"

    /// Whether all three lines are left in the text in this order, with other lines between them or not.
    ///
    /// `=======` alone underlines a heading, and a page about Git may show `<<<<<<< HEAD`.
    package static func hasMarkers(_ text: String) -> Bool {
        var expected = [ours, middle, theirs][...]
        for line in text.utf8.split(separator: 10) {
            guard let marker = expected.first else { return true }
            if isMarker(line, marker) { expected.removeFirst() }
        }
        return expected.isEmpty
    }

    /// Browsers send CRLF, and an editor may leave blanks at the end.
    private static func isMarker(_ line: Substring.UTF8View, _ marker: String) -> Bool {
        line.starts(with: marker.utf8)
            && line.dropFirst(marker.utf8.count).allSatisfy { $0 == 32 || $0 == 9 || $0 == 13 }
    }
}

extension ConflictedText {
    /// The text to edit: settled lines as they are, both versions of each conflict between markers.
    package var proposed: String {
        var text = ""
        for segment in segments {
            switch segment {
            case .merged(let lines): text += lines
            case .conflict(_, let ours, let theirs):
                text += ConflictMarkers.ours + "\n" + Self.closed(ours) + ConflictMarkers.middle + "\n"
                text += Self.closed(theirs) + ConflictMarkers.theirs + "\n"
            }
        }
        return text
    }

    /// A marker needs a line of its own, so a last line gets the line feed that it lacks.
    private static func closed(_ lines: String) -> String {
        lines.isEmpty || lines.utf8.last == 10 ? lines : lines + "\n"
    }

    /// Whether a text still has the markers of a conflict, see `ConflictMarkers`.
    package static func hasMarkers(_ text: String) -> Bool { ConflictMarkers.hasMarkers(text) }
}
