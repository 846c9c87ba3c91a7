import Foundation
import Markup

/// Knows three pages and one picture; everything else is missing.
struct KnownLinks: LinkResolver {
    func answer(_ request: LinkRequest) -> LinkAnswer {
        switch (request.kind, request.target) {
        case (.image, let target) where target.hasSuffix(".svg"):
            .image("/bilder/" + target, width: 640, height: 480)
        case (.link, "ziel.md"), (.wiki, "Ziel"): .href("/ziel/", title: "Das Ziel")
        case (.link, "/vorgehen/"): .href("/vorgehen/")
        case (.wiki, let target) where target.hasPrefix("themenfelder/"):
            .href("/" + target + "/", title: "Feld")
        default:
            .broken(Problem(line: 0, level: .error, code: "dead-link", text: "Kein Ziel \(request.target)"))
        }
    }
}

/// Renders with the known links.
func rendered(_ text: String, _ change: (inout MarkupOptions) -> Void = { _ in }) -> RenderedMarkup {
    var options = MarkupOptions()
    options.file = "seite.md"
    change(&options)
    return MarkupRenderer.render(text, options: options, links: KnownLinks())
}

/// The HTML alone.
func html(_ text: String, _ change: (inout MarkupOptions) -> Void = { _ in }) -> String {
    rendered(text, change).htmlString
}

/// Problems as `line:column code`.
func problems(_ text: String, _ change: (inout MarkupOptions) -> Void = { _ in }) -> [String] {
    rendered(text, change).problems.map { "\($0.line):\($0.column) \($0.code)" }
}

/// The same numbers in every run.
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        var mixed = state
        mixed = (mixed ^ (mixed >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        return mixed ^ (mixed >> 29)
    }
}
