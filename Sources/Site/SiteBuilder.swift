public import Markup
import Pages
import Theme

/// Builds a site: reads everything, renders everything in parallel, and only then touches the output folder.
///
/// Every build is a full build; there are no rules about what depends on what that could be wrong. An error anywhere
/// leaves the previous output as it is.
public struct SiteBuilder: Sendable {
    public var options: BuildOptions

    /// A builder for one folder of content.
    public init(_ options: BuildOptions) { self.options = options }

    /// What a build found and did.
    public struct Report: Sendable {
        /// The problems that decide on the build, in the order of files and lines.
        public var problems: [Problem] = []
        /// The problems of released pages and files.
        ///
        /// They are among `problems` too, unless broken ones are left out: then an error here means that its page or
        /// file is not on the site, and nothing else.
        public var releasedProblems: [Problem] = []
        public var pages = 0
        public var outputs = 0
        public var written = 0
        public var removed = 0
        /// Whether nothing had to be rendered because no input has changed.
        public var isUpToDate = false

        public var errors: Int { problems.count { $0.level == .error } }
        public var warnings: Int { problems.count - errors }
    }

    /// Builds and writes.
    public func build() -> Report { prepareAndWrite().report }

    /// Looks at everything, without writing.
    public func check() -> Report { prepare().report }

    /// A link to another site and where it stands.
    public struct ExternalLink: Sendable {
        public var file: String
        public var line: Int
        public var column: Int
        public var address: String
    }

    /// A site in memory, complete except for being written.
    public struct Prepared: Sendable {
        public var report: Report
        var outputs: [Output] = []
        var inputs: UInt64 = 0
        var compress = false
        /// Released files, by path below their folder, that turned out to be broken and are to be left out.
        var brokenReleases: Set<String> = []
        /// The links to other sites, when they were asked for.
        public var externalLinks: [ExternalLink] = []
        /// The pages behind the outputs, for rendering single pages later.
        public var live: LiveSite?
    }

    /// Builds and writes, and keeps the model for fast previews.
    public func prepareAndWrite() -> Prepared {
        if let problem = overlap() { return Prepared(report: Report(problems: [problem])) }
        if let report = upToDate() { return Prepared(report: report) }
        var prepared = prepare()
        guard prepared.report.errors == 0 else { return prepared }
        do {
            let writer = try OutputWriter(folder: options.output, compress: prepared.compress)
            let summary = try writer.write(prepared.outputs, inputs: prepared.inputs)
            prepared.report.written = summary.written
            prepared.report.removed = summary.removed
        } catch let problem as Problem {
            prepared.report.problems.append(problem)
        } catch {
            let text = "\(error)"
            prepared.report.problems.append(
                Problem(file: options.output, line: 0, level: .error, code: "not-written", text: text)
            )
        }
        prepared.outputs = []
        return prepared
    }

    /// An output inside the inputs would be an input of the next build, and inputs inside the output would be removed.
    private func overlap() -> Problem? {
        let output = Files.absolute(options.output)
        for input in ([options.content, options.theme] + (options.released.map { [$0] } ?? [])).map(
            Files.absolute
        ) {
            guard output == input || output.hasPrefix(input + "/") || input.hasPrefix(output + "/") else {
                continue
            }
            return Problem(
                file: options.output,
                line: 0,
                level: .error,
                code: "output-overlaps",
                text: "Der Ausgabeordner und der Ordner \(input) liegen ineinander.",
                hint: "Nennen Sie mit --output einen Ordner, der daneben liegt."
            )
        }
        return nil
    }

    /// The report of a build that has nothing to do: same inputs, and every output still there as written.
    private func upToDate() -> Report? {
        guard !options.preview, Files.stamp(options.output + "/" + Manifest.marker) == nil,
            let manifest = Manifest.read(options.output),
            let inputs = InputStamps.look(options).flatMap(fingerprint),
            manifest.inputs == inputs, manifest.isIntact(in: options.output)
        else { return nil }
        var report = Report()
        report.isUpToDate = true
        report.outputs = manifest.entries.count
        return report
    }

    /// Inputs and options in one number; 0 never counts as known.
    private func fingerprint(_ stamps: InputStamps) -> UInt64? {
        var hash = ContentHash()
        hash.add(Int64(bitPattern: stamps.fingerprint))
        // A new program may build different bytes from the same input.
        let program = Files.stamp("/proc/self/exe")
        hash.add(program?.size ?? 0)
        hash.add(program?.changed ?? 0)
        hash.add(options.baseURL ?? "")
        hash.add(options.signIn ?? "")
        hash.add(
            options.links.rawValue + (options.drafts ? " drafts" : "") + (options.strict ? " strict" : "")
                + (options.leavesOutBrokenReleases ? " leaving" : "")
        )
        hash.add(options.today.iso)
        return hash.value
    }

    /// Reads and renders everything.
    ///
    /// What shows only then to be wrong with a released page costs another round without that page.
    public func prepare() -> Prepared {
        let started = Files.now()
        Memory.keepFreed()
        var known: [Problem] = []
        var without: Set<String> = []
        while true {
            var prepared = prepare(without: without, started)
            let broken = prepared.brokenReleases
            prepared.report.releasedProblems = Self.ordered(known + prepared.report.releasedProblems)
            guard !broken.isEmpty else { return prepared }
            let files = broken.map { (options.released ?? "") + "/" + $0 }
            known = prepared.report.releasedProblems.filter { files.contains($0.file) }
            without.formUnion(broken)
        }
    }

    private func prepare(without: Set<String>, _ started: Int64) -> Prepared {
        let tree: SourceTree
        do {
            tree = try load(without: without)
        } catch {
            let problem = Problem(
                file: error.path,
                line: 0,
                level: .error,
                code: "unreadable",
                text: error.description
            )
            return Prepared(report: Report(problems: [problem]))
        }
        let model = SiteModel(tree, options: options, content: options.content)
        let live = LiveSite(model: model, content: options.content, released: tree.released?.files ?? [])
        let pages = model.pages
        let done = Parallel.map(pages.count, chunk: 16) { Self.render($0, model) }
        var prepared = compose(tree, model, done.map(\.page), done.flatMap(\.outputs), started)
        prepared.live = live
        // Only who releases pages asks for free places.
        if options.released != nil { prepared.live?.noteGenerated(prepared.outputs) }
        return prepared
    }

    /// Renders a page and its document in one go, so that its HTML is not held twice.
    ///
    /// Pages that show pieces of others wait until all are rendered.
    private static func render(_ id: Int, _ model: SiteModel) -> (page: RenderedPage, outputs: [Output]) {
        var page = RenderedPage(model.pages[id], model: model)
        let composer = PageComposer(model: model, single: (id, page))
        guard !composer.collects(id) else { return (page, []) }
        let outputs = composer.outputs(id)
        page.body = []
        return (page, outputs)
    }

    private func compose(
        _ tree: SourceTree,
        _ model: SiteModel,
        _ rendered: [RenderedPage],
        _ documents: [Output],
        _ started: Int64
    ) -> Prepared {
        let composer = PageComposer(model: model, rendered: rendered)
        var outputs = documents + model.pages.indices.filter(composer.collects).flatMap(composer.outputs)
        if model.index.page(path: "") == nil { outputs.append(composer.generatedStart()) }
        for (path, bytes) in model.theme.assets.sorted(by: { $0.key < $1.key }) {
            outputs.append(Output(path, bytes))
        }
        for (path, stamp) in tree.statics.sorted(by: { $0.key < $1.key }) {
            outputs.append(Output(copy: path, from: tree.fullPath(path, content: options.content), stamp))
        }
        outputs += Self.inParallel([
            { SiteFiles.outputs(model) }, { SearchIndex.outputs(model, rendered) },
            { Feeds.outputs(model, rendered) },
            { Calendars.outputs(model) }, { OpenData.outputs(model) },
        ])
        let complete = outputs
        let checks: [@Sendable () -> [Problem]] = [
            { Self.ordered(tree.problems + rendered.flatMap { $0.problems }) },
            { OutputChecks(outputs: complete, tree: tree).problems() },
            { LinkChecker(model: model, rendered: rendered, outputs: complete).problems() },
            { model.index.problems() + Reviews.problems(model) },
            { ModelChecks.problems(model, settings: tree.settings) },
        ]
        let found = Self.inParallel(checks)
        var report = report(found, tree)
        report.pages = model.pages.count
        report.outputs = outputs.count
        var prepared = Prepared(report: report, outputs: outputs)
        // Problems of released pages are to be told again, so such a build never counts as up to date.
        let isComplete = report.releasedProblems.allSatisfy { $0.level == .warning }
        prepared.inputs = isComplete ? stableFingerprint(tree, started: started) : 0
        prepared.brokenReleases = brokenReleases(report, tree)
        prepared.compress = model.settings.compress && !options.preview
        if options.external { prepared.externalLinks = externalLinks(tree, model, rendered) }
        return prepared
    }

    private static func inParallel<Item: Sendable>(_ parts: [@Sendable () -> [Item]]) -> [Item] {
        Parallel.map(parts.count, chunk: 1) { parts[$0]() }.flatMap { $0 }
    }

    private func externalLinks(_ tree: SourceTree, _ model: SiteModel, _ rendered: [RenderedPage])
        -> [ExternalLink]
    {
        rendered.enumerated().flatMap { id, page in
            page.links.filter { $0.isExternal }.compactMap { link in
                link.href.map { href in
                    ExternalLink(
                        file: tree.fullPath(model.pages[id].file, content: options.content),
                        line: link.position.line,
                        column: link.position.column,
                        address: href
                    )
                }
            }
        }
    }

    /// The fingerprint of the inputs that were read.
    ///
    /// A file that was changed in the very moment before it was read may be changed again without its time
    /// showing it (clocks of file systems tick in milliseconds): then the next build must look again.
    private func stableFingerprint(_ tree: SourceTree, started: Int64) -> UInt64 {
        let tick: Int64 = 20_000_000
        return tree.stamps.newest > started - tick ? 0 : fingerprint(tree.stamps) ?? 0
    }

    /// Sorted, each once.
    static func ordered(_ problems: [Problem]) -> [Problem] {
        var result: [Problem] = []
        for problem in problems.sorted() where problem != result.last { result.append(problem) }
        return result
    }
}

extension Problem {
    /// The problem as `--strict` sees it.
    public var asError: Problem {
        var problem = self
        problem.level = .error
        return problem
    }
}
