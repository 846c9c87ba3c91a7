/// Tells office documents from archives by the names in their directory; nothing is unpacked.
enum OfficeType {
    /// - Parameter names: all entry names in lower case; both standards compare them so (ECMA-376-2, 6.2.2.3).
    static func find(_ entries: [ZipEntry], _ names: Set<String>, _ bytes: [UInt8]) -> MediaFormat? {
        openDocument(entries, bytes) ?? (names.contains("[content_types].xml") ? ooxml(names) : nil)
    }

    /// ECMA-376-2: the main part, whose name some programs number ("document2.xml").
    private static func ooxml(_ names: Set<String>) -> MediaFormat? {
        let parts: [(String, MediaFormat)] = [
            ("word/document", .docx), ("xl/workbook", .xlsx), ("ppt/presentation", .pptx),
        ]
        let found = parts.filter { part in
            names.contains { $0.hasPrefix(part.0) && $0.hasSuffix(".xml") }
        }
        return found.count == 1 ? found[0].1 : nil
    }

    /// OpenDocument 1.3, part 2, section 3.3: the first entry is "mimetype", stored, and names the type.
    private static func openDocument(_ entries: [ZipEntry], _ bytes: [UInt8]) -> MediaFormat? {
        guard let entry = entries.first(where: { $0.name == "mimetype" }), entry.offset == 0,
            entry.method == 0, !entry.isEncrypted, entry.packed < 100,
            let name = bytes.little(2, at: 26), let extra = bytes.little(2, at: 28),
            let content = bytes.part(entry.packed, at: 30 + name + extra)
        else { return nil }
        let type = String(decoding: content, as: UTF8.self)
        return [MediaFormat.odt, .ods, .odp].first {
            type == $0.mediaType || type == $0.mediaType + "-template"
        }
    }

    /// VBA projects, Excel 4 macro sheets, and the Basic and script folders of OpenDocument.
    ///
    /// LibreOffice lists its empty standard library in "script-lc.xml" and "script-lb.xml"; these are no macros.
    static func isMacro(_ name: String) -> Bool {
        let last = name.split(separator: "/").last ?? ""
        if last.hasPrefix("vbaproject") || last.hasPrefix("vbadata") { return true }
        if name.hasPrefix("xl/macrosheets/") { return true }
        guard name.hasPrefix("basic/") || name.hasPrefix("scripts/"), name.hasSuffix(".xml") || isScript(last)
        else { return false }
        return last != "script-lc.xml" && last != "script-lb.xml"
    }

    private static func isScript(_ name: Substring) -> Bool {
        [".py", ".js", ".bsh", ".java", ".class", ".jar"].contains { name.hasSuffix($0) }
    }
}
