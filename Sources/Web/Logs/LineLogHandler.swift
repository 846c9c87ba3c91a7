package import Logging

/// Writes the log line by line: JSON for machines, short text for terminals.
///
/// ```swift
/// LoggingSystem.bootstrap { LineLogHandler(label: $0, format: .json) }
/// ```
package struct LineLogHandler: LogHandler {
    package enum Format: Sendable, Equatable {
        case json
        case text(colour: Bool)
    }

    package var logLevel: Logger.Level = .info
    package var metadata: Logger.Metadata = [:]
    package var metadataProvider: Logger.MetadataProvider?
    private let label: String
    private let format: Format
    private let output: LogOutput

    package init(label: String, format: Format, output: LogOutput = .standardError) {
        self.label = label
        self.format = format
        self.output = output
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        var all = metadata
        if let provided = metadataProvider?.get() { all.merge(provided) { _, new in new } }
        if let given = event.metadata { all.merge(given) { _, new in new } }
        let line = LogLine(
            level: event.level,
            label: label,
            message: event.message.description,
            metadata: all
        )
        output.write(format == .json ? line.json : line.text(colour: format == .text(colour: true)))
    }
}
