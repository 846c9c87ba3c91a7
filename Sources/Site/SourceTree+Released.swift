import Markup
import Pages

/// Reading what was released, after all of `Content/` is known.
extension SourceTree {
    /// The folder that a page or file comes from, with its path below: `Content/termine/index.md`.
    func fullPath(_ file: String, content: String) -> String {
        if let released, released.files.contains(file) { return released.source.folder + "/" + file }
        return content + "/" + file
    }

    /// Adds the released pages and files.
    ///
    /// Only a folder or page that cannot be read at all stops the build whatever the options: the site would get smaller.
    mutating func add(_ source: ReleasedFiles.Source, beside content: String) throws(Files.Failure) {
        let all = try Files.tree(source.folder)
        let files = all.filter { Self.isPublicName($0) && !source.without.contains($0) }
        var adding = AddingReleased(self, source, content: content)
        // A README of `Content/` stays the page of its folder, whatever stands beside it.
        let own = pages.map(\.file)
        let reader = PageReader(types: types, readmes: PagePath.readmes(among: own + files))
        let sources = files.filter(PagePath.isMarkdown)
        let read = Parallel.map(sources.count) { Self.readPage(source.folder, sources[$0], reader) }
        for (file, result) in zip(sources, read) {
            stamps.released[file] = result.stamp
            guard var page = result.page else {
                problems += result.problems.map { $0.inFile(source.folder + "/" + file) }
                continue
            }
            page.isReleased = true
            adding.add(page, result.problems)
        }
        for file in files where !PagePath.isMarkdown(file) {
            guard let stamp = Files.stamp(source.folder + "/" + file) else {
                throw Files.Failure(path: source.folder + "/" + file, action: "nicht lesbar", code: 2)
            }
            adding.add(file, stamp)
        }
        for file in all where stamps.released[file] == nil {
            stamps.released[file] = adding.statics[file] ?? Files.stamp(source.folder + "/" + file)
        }
        pages += adding.pages
        statics.merge(adding.statics) { own, _ in own }
        problems += adding.problems.map { $0.inFile(source.folder + "/" + $0.file) }
        released = adding.released
    }
}

/// What becomes part of the site, one by one in the order of the paths: the first of two has the place.
private struct AddingReleased {
    var released: ReleasedFiles
    var pages: [Page] = []
    var statics: [String: FileStamp] = [:]
    var problems: [Problem] = []
    private var taken = TakenPlaces()

    init(_ tree: SourceTree, _ source: ReleasedFiles.Source, content: String) {
        released = ReleasedFiles(source: source)
        for page in tree.pages { taken.add(page, as: content + "/" + page.file) }
        for file in tree.statics.keys { taken.add(file: file, as: content + "/" + file) }
    }

    mutating func add(_ page: Page, _ found: [Problem]) {
        var page = page
        if let problem = refusal(of: page) {
            problems.append(problem)
            return
        }
        problems += found
        let isBroken = found.contains { $0.level == .error }
        if isBroken, released.source.leavesOutBroken { return }
        dropTakenAddresses(&page)
        taken.add(page, as: released.source.folder + "/" + page.file)
        released.files.insert(page.file)
        pages.append(page)
    }

    mutating func add(_ file: String, _ stamp: FileStamp) {
        let owner = taken.owner(of: "/" + file, isFile: true)
        let problem =
            ReleasedFiles.refusal(ofFile: file)
            ?? owner.map { ReleasedFiles.taken(file, "Der Pfad \(file)", by: $0) }
        if let problem {
            problems.append(problem)
            return
        }
        taken.add(file: file, as: released.source.folder + "/" + file)
        released.files.insert(file)
        statics[file] = stamp
    }

    private func refusal(of page: Page) -> Problem? {
        if page.path.isEmpty || page.url == "/" {
            return ReleasedFiles.taken(page.file, "Die Startseite", by: "Content/")
        }
        if page.isDraft {
            let hint = "Nehmen Sie „entwurf“ aus dem Kopfbereich, oder nehmen Sie die Freigabe zurück."
            return ReleasedFiles.problem(
                page.file,
                "released-draft",
                "Die freigegebene Seite ist als Entwurf gekennzeichnet.",
                hint
            )
        }
        if let owner = taken.owner(ofPath: page.path) {
            return ReleasedFiles.taken(page.file, "Der Pfad \(page.path)", by: owner)
        }
        return taken.owner(of: page.url).map {
            ReleasedFiles.taken(page.file, "Die Adresse \(page.url)", by: $0)
        }
    }

    /// A former address that is somebody else's is reported and forgotten; the page itself can stay.
    private mutating func dropTakenAddresses(_ page: inout Page) {
        guard let all = page["umleitungen"]?.items else { return }
        let free = all.filter { old in
            guard let address = old.text, let owner = taken.owner(of: address) else { return true }
            let line = page.positions["umleitungen"]?.line ?? 0
            let place = "Die frühere Adresse \(address)"
            problems.append(ReleasedFiles.taken(page.file, place, by: owner, line: line))
            return false
        }
        if free.count < all.count { page.fields["umleitungen"] = free.isEmpty ? nil : .list(free) }
    }
}
