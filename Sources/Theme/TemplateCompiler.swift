import Markup

/// Compiles the templates of a theme against the views, and reports every mistake with file and line.
struct TemplateCompiler {
    /// Sources by name, such as `seite` and `teile/zeile`.
    let sources: [String: String]
    /// The folder of the theme for messages.
    let folder: String
    private(set) var problems: [Problem] = []
    /// The partials that were used by some template.
    private(set) var used: Set<String> = []
    /// Compiled partials by name and the views around them.
    private var partials: [String: Template.Reference] = [:]
    /// The same for partials that may call themselves, whatever their depth.
    private var trees: [String: Template.Reference] = [:]
    /// What compiled partials use of the views around them, by the same names as `partials`.
    private var reaches: [String: Reach] = [:]
    /// The partials being compiled, innermost last.
    private var open: [Open] = []

    /// More partials in each other than any theme has; views that contain each other would never end.
    private static let maximumDepth = 64

    /// A view on the stack, and whether it is a part of the view below it and not of one further out.
    private struct Scope {
        var schema: Schema
        var isInner = false
    }

    private struct Open {
        var partial: String
        var key: String
        /// The innermost view when the partial began.
        var base: Int
        var isRecursive = false
        /// The outermost view beyond its own that the partial uses.
        var reach: Reach?
    }

    private struct Reach {
        var depth: Int
        var slot: String
    }

    init(sources: [String: String], folder: String) {
        self.sources = sources
        self.folder = folder
    }

    private struct Frame {
        var steps: [Template.Step] = []
        var opener: TemplateToken.Placed?
        var pushes = false
    }

    /// Compiles one template for one view.
    mutating func compile(_ name: String, for schema: Schema) -> Template {
        Template(steps: compile(name, scopes: [Scope(schema: schema)]))
    }

    private mutating func compile(_ name: String, scopes: [Scope]) -> [Template.Step] {
        let tokens: [TemplateToken.Placed]
        do {
            tokens = try TemplateScanner.scan(sources[name] ?? "")
        } catch {
            problems.append(error.inFile(file(name)))
            return []
        }
        var scopes = scopes
        var frames = [Frame()]
        for placed in tokens {
            switch placed.token {
            case .literal(let bytes): frames[frames.count - 1].steps.append(.literal(bytes))
            case .text(let slot): append(slotStep(slot, placed, name, scopes, isTriple: false), &frames)
            case .html(let slot): append(slotStep(slot, placed, name, scopes, isTriple: true), &frames)
            case .open(let slot):
                let inner = find(slot, scopes).flatMap { found -> Scope? in
                    guard case .list(let schema, _) = found.slot else { return nil }
                    return Scope(schema: schema(), isInner: found.up == 0)
                }
                if let inner { scopes.append(inner) }
                frames.append(Frame(opener: placed, pushes: inner != nil))
            case .inverted: frames.append(Frame(opener: placed))
            case .close(let slot):
                guard frames.count > 1, let frame = frames.popLast(), let opener = frame.opener else {
                    note(name, placed, "{{/\(slot)}} schließt nichts, was offen ist.")
                    continue
                }
                if frame.pushes { scopes.removeLast() }
                append(section(frame, opener, closing: slot, placed, name, scopes), &frames)
            case .partial(let partial): append(partialStep(partial, placed, name, scopes), &frames)
            }
        }
        if let opener = frames.dropFirst().last?.opener {
            note(name, opener, "Dieser Abschnitt wird nicht geschlossen.")
        }
        return frames[0].steps
    }

    private func append(_ step: Template.Step?, _ frames: inout [Frame]) {
        if let step { frames[frames.count - 1].steps.append(step) }
    }

    private mutating func slotStep(
        _ slot: String,
        _ placed: TemplateToken.Placed,
        _ name: String,
        _ scopes: [Scope],
        isTriple: Bool
    ) -> Template.Step? {
        guard let found = find(slot, scopes) else {
            unknown(slot, placed, name, scopes)
            return nil
        }
        switch found.slot {
        case .text(let get):
            if !isTriple { return .text(up: found.up, get) }
            note(
                name,
                placed,
                "„\(slot)“ ist Text und darf nicht ungeschützt stehen.",
                "Schreiben Sie {{\(slot)}}."
            )
        case .html(let get):
            if isTriple { return .html(up: found.up, get) }
            note(name, placed, "„\(slot)“ ist fertiges HTML.", "Schreiben Sie {{{\(slot)}}}.")
        case .flag, .list:
            note(name, placed, "„\(slot)“ hat keinen Text.", "Schreiben Sie {{#\(slot)}} … {{/\(slot)}}.")
        }
        return nil
    }

    private mutating func section(
        _ frame: Frame,
        _ opener: TemplateToken.Placed,
        closing: String,
        _ placed: TemplateToken.Placed,
        _ name: String,
        _ scopes: [Scope]
    ) -> Template.Step? {
        let slot: String
        let wanted: Bool
        switch opener.token {
        case .open(let opened): (slot, wanted) = (opened, true)
        case .inverted(let opened): (slot, wanted) = (opened, false)
        default: return nil
        }
        if slot != closing {
            note(name, placed, "{{/\(closing)}} schließt „\(slot)“ aus Zeile \(opener.line).")
        }
        guard let found = find(slot, scopes) else {
            unknown(slot, opener, name, scopes)
            return nil
        }
        switch found.slot {
        case .text(let get): return .ifText(up: found.up, get, wanted: wanted, frame.steps)
        case .html(let get): return .ifHTML(up: found.up, get, wanted: wanted, frame.steps)
        case .flag(let get): return .ifFlag(up: found.up, get, wanted: wanted, frame.steps)
        case .list(_, let get):
            return wanted
                ? .each(up: found.up, get, frame.steps) : .ifEmpty(up: found.up, get, frame.steps)
        }
    }

    private mutating func partialStep(
        _ partial: String,
        _ placed: TemplateToken.Placed,
        _ name: String,
        _ scopes: [Scope]
    ) -> Template.Step? {
        guard sources[partial] != nil else {
            let known = sources.keys.filter { $0.contains("/") && !PlainTemplates.mayBeMissing($0) }
                .sorted().joined(separator: ", ")
            note(name, placed, "Die Teilvorlage „\(partial)“ gibt es nicht.", "Vorhanden: \(known)")
            return nil
        }
        used.insert(partial)
        if let outer = open.last(where: { $0.partial == partial }) {
            // Views are finite: a part of a part of a view comes to an end, anything else would not.
            let between = scopes[(outer.base + 1)...]
            if between.isEmpty || !between.allSatisfy(\.isInner) {
                let text = "Die Teilvorlage „\(partial)“ ruft sich selbst ohne Ende auf."
                note(
                    name,
                    placed,
                    text,
                    "Erlaubt ist das in einer Liste der innersten Ansicht, wie in einem Baum."
                )
                return nil
            }
        }
        guard open.count < Self.maximumDepth else {
            note(name, placed, "Die Teilvorlage „\(partial)“ steckt zu tief in anderen.")
            return nil
        }
        // A tree calls itself with one more view of the same kind on the stack; that is the same partial again.
        var kinds: [String] = []
        for scope in scopes where kinds.last != scope.schema.name { kinds.append(scope.schema.name) }
        let key = partial + "<" + kinds.joined(separator: ">")
        if let at = open.lastIndex(where: { $0.key == key }), let reference = trees[key] {
            open[at].isRecursive = true
            return .partial(reference)
        }
        let place = partial + "<" + scopes.map(\.schema.name).joined(separator: ">")
        if let reference = partials[place] {
            if let reach = reaches[place] { remember(reach) }
            return .partial(reference)
        }
        let reference = Template.Reference()
        partials[place] = reference
        trees[key] = reference
        open.append(Open(partial: partial, key: key, base: scopes.count - 1))
        reference.steps = compile(partial, scopes: scopes)
        guard let closed = open.popLast(), let reach = closed.reach else { return .partial(reference) }
        reaches[place] = reach
        if closed.isRecursive {
            note(
                name,
                placed,
                "Die Teilvorlage „\(partial)“ ruft sich selbst auf und darf „\(reach.slot)“ nicht verwenden."
            )
        }
        return .partial(reference)
    }

    /// Finds the innermost view that has the name, and remembers when a partial reaches beyond its own views.
    private mutating func find(_ slot: String, _ scopes: [Scope]) -> (slot: Slot, up: Int)? {
        for depth in scopes.indices.reversed() {
            guard let found = scopes[depth].schema.slots[slot] else { continue }
            // The outermost view is the same at any depth of a tree, unless the tree begins with it.
            if depth == 0, let outer = open.first, outer.base > 0 { return (found, Template.outermost) }
            remember(Reach(depth: depth, slot: slot))
            return (found, scopes.count - 1 - depth)
        }
        return nil
    }

    private mutating func remember(_ reach: Reach) {
        for at in open.indices where reach.depth < open[at].base {
            if let known = open[at].reach, known.depth <= reach.depth { continue }
            open[at].reach = reach
        }
    }

    private mutating func unknown(
        _ slot: String,
        _ placed: TemplateToken.Placed,
        _ name: String,
        _ scopes: [Scope]
    ) {
        let view = scopes.last?.schema
        let names = view?.names.joined(separator: ", ") ?? ""
        note(name, placed, "„\(slot)“ kennt die Ansicht \(view?.name ?? "") nicht.", "Bekannt: \(names)")
    }

    private mutating func note(
        _ name: String,
        _ placed: TemplateToken.Placed,
        _ text: String,
        _ hint: String = ""
    ) {
        problems.append(
            TemplateScanner.problem(placed.line, placed.column, text, hint: hint).inFile(file(name))
        )
    }

    private func file(_ name: String) -> String { "\(folder)/\(name).mustache" }
}
