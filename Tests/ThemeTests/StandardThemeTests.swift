import Foundation
import Markup
import Testing
import Theme

@Suite("The standard theme")
struct StandardThemeTests {
    static func files() throws -> [String: [UInt8]] {
        let root = Repository.folder.appending(path: "Themes/standard").path
        var files: [String: [UInt8]] = [:]
        for case let path as String in FileManager.default.enumerator(atPath: root) ?? .init() {
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: root + "/" + path, isDirectory: &isFolder)
            if isFolder.boolValue || path.hasPrefix(".") { continue }
            files[path] = Array(try Data(contentsOf: URL(filePath: root + "/" + path)))
        }
        return files
    }

    @Test("compiles without a problem and has a template of its own for every view")
    func compiles() throws {
        let files = try Self.files()
        let (theme, problems) = CompiledTheme.compile(files: files, folder: "Themes/standard")
        #expect(problems.isEmpty, "\(problems.map(\.description).joined(separator: "\n"))")
        for view in CompiledTheme.views {
            #expect(files["\(view.template).mustache"] != nil, "\(view.template)")
        }
        #expect(theme.stylesheets.count == 1)
        #expect(theme.areaStylesheets.count == 1)
        #expect(!theme.scripts.isEmpty && !theme.editorScripts.isEmpty)
        #expect(theme.icon != nil)
    }

    @Test("asks nothing of other servers")
    func noForeignAddress() throws {
        for (path, bytes) in try Self.files()
        where path.hasSuffix(".css") || path.hasSuffix(".js") || path.hasSuffix(".mustache") {
            let text = String(decoding: bytes, as: UTF8.self)
            for line in text.split(separator: "\n") where line.contains("//") {
                let isNamespace = line.contains("http://www.w3.org/")
                let isForeign = line.contains("http://") || line.contains("https://") || line.contains("\"//")
                #expect(!isForeign || isNamespace, "\(path): \(line)")
            }
        }
    }

    @Test("has no script, style or handler inside its templates, which the security policy would block")
    func noInlineCode() throws {
        for (path, bytes) in try Self.files() where path.hasSuffix(".mustache") {
            let text = String(decoding: bytes, as: UTF8.self).lowercased()
            for forbidden in ["<style", " style=", " onclick=", " onload=", "javascript:"] {
                #expect(!text.contains(forbidden), "\(path): \(forbidden)")
            }
        }
    }
}
