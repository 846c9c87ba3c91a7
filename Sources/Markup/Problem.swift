/// A place in a file: line 12, column 4, counted from 1 as editors do.
public struct SourcePosition: Sendable, Hashable, Comparable {
    /// Line, from 1.
    public var line: Int
    /// Column in Unicode scalars, from 1.
    public var column: Int

    /// A position from line and column.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// Reading order.
    public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }
}

/// A problem in the input, such as `seite.md:3:7: warning: Bild ohne Alternativtext (…)`: where, how bad,
/// what, and the way out.
public struct Problem: Error, Sendable, Hashable, Comparable, CustomStringConvertible {
    /// How bad it is: an error stops the build, a warning does not (except in strict mode).
    public enum Level: String, Sendable, Comparable {
        /// The build must not go on.
        case error
        /// The page works, but not for everyone or not as meant.
        case warning

        /// Errors come first.
        public static func < (left: Level, right: Level) -> Bool {
            left == .error && right == .warning
        }
    }

    /// File as given, "" when unknown.
    public var file: String
    /// Line of the original file, from 1; 0 stands for the whole file.
    public var line: Int
    /// Column in Unicode scalars, from 1.
    public var column: Int
    /// How bad it is.
    public var level: Level
    /// What is wrong, in German.
    public var text: String
    /// The way out, in German; may be "".
    public var hint: String
    /// Stable English slug, such as "missing-alt".
    public var code: String

    /// A problem from its parts.
    public init(
        file: String = "",
        line: Int,
        column: Int = 1,
        level: Level,
        code: String,
        text: String,
        hint: String = ""
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.level = level
        self.code = code
        self.text = text
        self.hint = hint
    }

    /// `file:line:column: level: text (hint)`.
    public var description: String {
        let place = line > 0 ? "\(file):\(line):\(column)" : file
        return "\(place): \(level.rawValue): \(text)" + (hint.isEmpty ? "" : " (\(hint))")
    }

    /// Ordered by file, line, column, level, text.
    public static func < (left: Problem, right: Problem) -> Bool {
        if left.file != right.file { return left.file < right.file }
        if left.line != right.line { return left.line < right.line }
        if left.column != right.column { return left.column < right.column }
        if left.level != right.level { return left.level < right.level }
        return left.text < right.text
    }
}
