import Foundation
import Logging
import Synchronization
import Testing

@testable import Web

@Suite("Log lines")
struct LogTests {
    static func line(_ format: LineLogHandler.Format, _ write: (Logger) -> Void) -> String {
        let lines = Mutex("")
        var logger = Logger(label: "probe") {
            LineLogHandler(
                label: $0,
                format: format,
                output: LogOutput { line in
                    lines.withLock { $0 += String(decoding: line, as: UTF8.self) }
                }
            )
        }
        logger[metadataKey: "node"] = "eins"
        write(logger)
        return lines.withLock { $0 }
    }

    @Test func aLineIsOneJSONObject() throws {
        let text = Self.line(.json) { logger in
            logger.warning(
                "a \"b\"\n\u{1}ä",
                metadata: [
                    "zahl": .stringConvertible(3), "bruch": .stringConvertible(1.5),
                    "liste": ["x", .stringConvertible(2)],
                    "paar": ["k": "v\\"], "grund": "\(String(repeating: "\u{7F}", count: 2))",
                ]
            )
        }
        #expect(text.hasSuffix("}\n"))
        #expect(text.filter { $0 == "\n" }.count == 1)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(object["message"] as? String == "a \"b\"\n\u{1}ä")
        #expect(object["level"] as? String == "warning")
        #expect(object["logger"] as? String == "probe")
        #expect(object["node"] as? String == "eins")
        #expect(object["zahl"] as? Int == 3)
        #expect(object["bruch"] as? Double == 1.5)
        #expect((object["liste"] as? [Any])?.count == 2)
        #expect((object["paar"] as? [String: String])?["k"] == "v\\")
        let time = try #require(object["time"] as? String)
        #expect(time.wholeMatch(of: /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/) != nil)
    }

    @Test func textForTerminalsIsOneLineThatSteersNothing() {
        let text = Self.line(.text(colour: false)) {
            $0.error("Fehler\n\u{1B}[31mrot", metadata: ["grund": "x\ty"])
        }
        #expect(text.dropFirst(8) == " error  Fehler  [31mrot  grund=x y  node=eins\n")
        let coloured = Self.line(.text(colour: true)) { $0.error("Fehler") }
        #expect(coloured.contains("\u{1B}[31merror\u{1B}[0m"))
    }

    @Test func quietLevelsWriteNothing() {
        #expect(Self.line(.json) { $0.debug("nichts") }.isEmpty)
    }
}
