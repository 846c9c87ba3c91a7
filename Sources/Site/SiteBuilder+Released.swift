import Markup

/// Which problems stop a build, and which only keep a released page out of it.
extension SiteBuilder {
    func load(without: Set<String> = []) throws(Files.Failure) -> SourceTree {
        let source = options.released.map {
            ReleasedFiles.Source(
                folder: $0,
                leavesOutBroken: options.leavesOutBrokenReleases,
                without: without
            )
        }
        return try SourceTree.load(content: options.content, theme: options.theme, released: source)
    }

    /// The site as its folders are now, without rendering a page; `nil` when they cannot be read.
    ///
    /// For a process that found nothing to build and still has to answer questions about the site.
    public func live() -> LiveSite? {
        guard let tree = try? load() else { return nil }
        let model = SiteModel(tree, options: options, content: options.content)
        return LiveSite(model: model, content: options.content, released: tree.released?.files ?? [])
    }

    /// Sorts problems into those that decide on the build and those of released pages.
    func report(_ found: [Problem], _ tree: SourceTree) -> Report {
        var problems: [Problem] = []
        var released: [Problem] = []
        for problem in found.map({ located($0, tree) }) {
            let isReleased = isReleased(problem)
            let problem = tree.released?.understood(problem, isReleased: isReleased) ?? problem
            if isReleased { released.append(problem) }
            // A page that cannot be read at all stops the build: the site would get smaller.
            if !isReleased || !options.leavesOutBrokenReleases || problem.code == "unreadable" {
                problems.append(options.strict ? problem.asError : problem)
            }
        }
        var report = Report(problems: Self.ordered(problems))
        report.releasedProblems = Self.ordered(released)
        return report
    }

    /// The released files that were taken into the site and turned out to be broken.
    ///
    /// A page whose former address is taken has lost that address already, and stays.
    func brokenReleases(_ report: Report, _ tree: SourceTree) -> Set<String> {
        guard options.leavesOutBrokenReleases, let released = tree.released else { return [] }
        let errors = report.releasedProblems.filter { $0.level == .error && $0.code != "released-taken" }
        let files = errors.map { String($0.file.dropFirst(released.source.folder.count + 1)) }
        return released.files.intersection(files)
    }

    private func isReleased(_ problem: Problem) -> Bool {
        options.released.map { problem.file.hasPrefix($0 + "/") } ?? false
    }

    /// Problems of pages are said from where the program was called, so that an editor can jump there.
    private func located(_ problem: Problem, _ tree: SourceTree) -> Problem {
        let isElsewhere = problem.file.isEmpty || problem.file.hasPrefix(options.theme + "/")
        if isElsewhere || isReleased(problem) { return problem }
        return problem.inFile(tree.fullPath(problem.file, content: options.content))
    }
}
