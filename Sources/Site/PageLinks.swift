import Markup
import Pages

/// Finds what the links of one page mean: files beside it, pages by path or title, pictures.
struct PageLinks: LinkResolver {
    let model: SiteModel
    /// The folder of the page's file, such as `termine`.
    let folder: String

    init(model: SiteModel, page: Page) {
        self.model = model
        folder = page.file.lastIndex(of: "/").map { String(page.file[..<$0]) } ?? ""
    }

    func answer(_ request: LinkRequest) -> LinkAnswer {
        // An unchecked address of the site stays as it was written; there is nothing to find out about it.
        if model.linkMode == .off, request.kind == .link, request.target.utf8.first == UInt8(ascii: "/") {
            return .href(model.href(request.target))
        }
        let answer = find(request)
        guard model.linkMode == .off, case .broken = answer else { return answer }
        switch request.kind {
        case .link: return .href(request.target)
        case .image: return .image(request.target, width: nil, height: nil)
        case .wiki: return answer
        }
    }

    private func find(_ request: LinkRequest) -> LinkAnswer {
        let (target, suffix) = Self.split(request.target)
        switch request.kind {
        case .wiki: return wiki(target, suffix)
        case .image: return image(target, request.target)
        case .link:
            let path = Self.decode(target)
            if path.hasPrefix("/") { return sitePath(path, suffix, written: request.target) }
            return relative(path, suffix, written: request.target)
        }
    }

    private func wiki(_ name: String, _ suffix: String) -> LinkAnswer {
        let found = model.index.pages(named: name).filter { !model.pages[$0].isWithdrawn }
        if found.count == 1 {
            let page = model.pages[found[0]]
            return .href(model.url(page) + suffix, title: page.title)
        }
        if found.count > 1 {
            let paths = found.map { model.pages[$0].path }.joined(separator: ", ")
            return broken(
                "ambiguous-link",
                "[[\(name)]] kann mehrere Seiten meinen.",
                "Nennen Sie den Pfad: \(paths)"
            )
        }
        return missing("[[\(name)]]", path: name)
    }

    private func relative(_ path: String, _ suffix: String, written: String) -> LinkAnswer {
        guard let file = Self.normalise(folder, path) else { return missing(written, path: path) }
        if PagePath.isMarkdown(file) || file.isEmpty || Files.fileEnding(file) == nil {
            // A README stands for its folder where there is no index.
            let section = PagePath.path(ofFile: file, readmes: [file]).path
            let isSection = model.index.page(path: section).map { model.pages[$0].file == file } ?? false
            let name = isSection ? section : PagePath.path(ofFile: file).path
            if let id = model.index.page(path: name), !model.pages[id].isWithdrawn {
                return .href(model.url(model.pages[id]) + suffix)
            }
            return missing(written, path: name)
        }
        if model.statics[file] != nil { return .href(model.href("/" + Self.encode(file)) + suffix) }
        return missing(written, path: file)
    }

    /// Addresses of the site.
    ///
    /// Those that are no page may be an output (a feed, a calendar); that is known only at the end, and
    /// `LinkChecker` decides then.
    private func sitePath(_ path: String, _ suffix: String, written: String) -> LinkAnswer {
        let url = path.hasSuffix("/") || Files.fileEnding(path) != nil ? path : path + "/"
        if let id = model.index.page(url: url), model.pages[id].isWithdrawn {
            return missing(written, path: path)
        }
        return .href(model.href(Self.encode(url)) + suffix)
    }

    private func image(_ target: String, _ written: String) -> LinkAnswer {
        let path = Self.decode(target)
        let file = path.hasPrefix("/") ? String(path.dropFirst()) : Self.normalise(folder, path) ?? path
        guard let size = model.statics[file] else {
            return broken(
                "missing-image",
                "Das Bild „\(written)“ gibt es nicht.",
                "Legen Sie die Datei neben die Seite oder berichtigen Sie den Namen."
            )
        }
        return .image(model.href("/" + Self.encode(file)), width: size?.width, height: size?.height)
    }

    private func missing(_ written: String, path: String) -> LinkAnswer {
        let hint: String
        if model.index.isDraft(path: path) {
            hint = "Die Seite ist ein Entwurf."
        } else if let id = model.index.page(path: path), model.pages[id].isWithdrawn {
            hint = "Die Seite ist zurückgezogen."
        } else {
            let name = path.split(separator: "/").last.map(String.init) ?? path
            let found = model.index.pages(named: name.hasSuffix(".md") ? String(name.dropLast(3)) : name)
            hint = found.first.map { "Es gibt \(model.pages[$0].file)." } ?? "Prüfen Sie den Pfad."
        }
        return broken("dead-link", "Der Link „\(written)“ führt zu keiner Seite.", hint)
    }

    private func broken(_ code: String, _ text: String, _ hint: String) -> LinkAnswer {
        switch model.linkMode {
        case .off: .broken(nil)
        case .error: .broken(Problem(line: 0, level: .error, code: code, text: text, hint: hint))
        case .warn: .broken(Problem(line: 0, level: .warning, code: code, text: text, hint: hint))
        }
    }

    /// Cuts off query and fragment.
    static func split(_ target: String) -> (path: String, suffix: String) {
        let bytes = target.utf8
        guard let end = bytes.firstIndex(where: { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "?") }) else {
            return (target, "")
        }
        return (String(target[..<end]), String(target[end...]))
    }

    /// The path that `../a/b.md` means from a folder; `nil` when it leads out of `Content/`.
    static func normalise(_ folder: String, _ path: String) -> String? {
        var parts = folder.split(separator: "/")
        for part in path.split(separator: "/") where part != "." {
            if part == ".." {
                guard parts.popLast() != nil else { return nil }
            } else {
                parts.append(part)
            }
        }
        return parts.joined(separator: "/")
    }

    /// Resolves `%C3%BC`; text that is not UTF-8 afterwards stays as it was.
    static func decode(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var at = 0
        func digit(_ byte: UInt8) -> UInt8? { Character(Unicode.Scalar(byte)).hexDigitValue.map(UInt8.init) }
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: "%"), at + 2 < bytes.count, let high = digit(bytes[at + 1]),
                let low = digit(bytes[at + 2])
            {
                result.append(high << 4 | low)
                at += 3
            } else {
                result.append(bytes[at])
                at += 1
            }
        }
        return String(validating: result, as: UTF8.self) ?? text
    }

    /// Percent-encodes what RFC 3986 does not allow in a path.
    static func encode(_ path: String) -> String {
        func isPlain(_ byte: UInt8) -> Bool {
            switch byte {
            case 97...122, 65...90, 48...57, 45, 46, 47, 95, 126: true
            default: false
            }
        }
        guard !path.utf8.allSatisfy(isPlain) else { return path }
        var result = ""
        for byte in path.utf8 {
            switch byte {
            case _ where isPlain(byte):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let hex = String(byte, radix: 16, uppercase: true)
                result += "%" + (hex.count == 1 ? "0" : "") + hex
            }
        }
        return result
    }
}

extension Files {
    /// The ending of a file name without the dot, if it has one.
    static func fileEnding(_ path: String) -> Substring? {
        let bytes = path.utf8
        let start = bytes.lastIndex(of: UInt8(ascii: "/")).map(bytes.index(after:)) ?? bytes.startIndex
        guard let dot = bytes[start...].lastIndex(of: UInt8(ascii: ".")), dot != start else { return nil }
        let ending = path[bytes.index(after: dot)...]
        let isEnding =
            !ending.isEmpty && ending.count <= 5
            && ending.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return isEnding ? ending : nil
    }
}
