import Access
import Store
import Theme
import Web

extension ScreenView {
    /// A page of "Verwaltung": navigation, way back and who sees it are the same everywhere.
    ///
    /// - Parameter menu: the address of the entry of the navigation that the page belongs to.
    static func admin(
        _ title: String,
        lead: String? = nil,
        for principal: Principal,
        menu: String,
        trail: [(title: String, url: String)] = [],
        actions: [ActionView] = [],
        isWide: Bool = false,
        parts: [PartView]
    ) -> ScreenView {
        let entry = AdminMenu.entries.first { $0.url == menu }.map { [(title: $0.title, url: $0.url)] } ?? []
        let steps = [(title: "Start", url: "/"), (title: "Verwaltung", url: AdminMenu.root)] + entry + trail
        let crumbs = steps.enumerated().map { position, step in
            Crumb(title: step.title, url: step.url, current: position == steps.count - 1)
        }
        return ScreenView(
            title: title,
            kind: "Verwaltung",
            lead: lead,
            section: AdminMenu.navigation(for: principal, at: menu),
            breadcrumb: crumbs,
            actions: principal.isReadOnly ? [] : actions,
            isWide: isWide,
            parts: parts
        )
    }
}

extension Reply {
    /// The way to the last page of a list for somebody who asked for one behind it; `nil` on a page that exists.
    static func lastPage<Column>(of list: Listing<Column>, total: Int) -> Reply? {
        guard list.number > list.pages(total: total) else { return nil }
        return LocalPath(untrusted: list.url(page: list.pages(total: total))).map { .redirect(to: $0) }
    }

    /// What follows a button that changes something: back to the page, with what came of it.
    static func after<Value>(
        _ outcome: Outcome<Value, AdminRefusal>,
        to path: LocalPath,
        _ success: String
    ) -> Reply {
        switch outcome {
        case .done: .redirect(to: path, flash: .success(success))
        case .refused(let refusal) where refusal.isHidden: .notFound
        case .refused(let refusal): .redirect(to: path, flash: .warning(refusal.message))
        case .invalid(let problems):
            .redirect(to: path, flash: .warning(problems.map(\.message).joined(separator: " ")))
        }
    }

    /// The same for a form: what is wrong with the input stands beside the fields.
    static func after<Value>(
        _ outcome: Outcome<Value, AdminRefusal>,
        to path: LocalPath,
        _ success: String,
        again screen: (FormErrors, String?) throws -> ScreenView
    ) rethrows -> Reply {
        switch outcome {
        case .done: .redirect(to: path, flash: .success(success))
        case .refused(let refusal) where refusal.isHidden: .notFound
        case .refused(let refusal): .again(try screen(FormErrors(), refusal.message))
        case .invalid(let problems): .again(try screen(FormErrors(problems), nil))
        }
    }
}
