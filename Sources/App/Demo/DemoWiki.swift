import Access
import Store
import Workspaces

/// Pages for the workspaces of the demonstration: a small wiki with minutes, decisions, tasks, comments and a draft beside them.
struct DemoWiki: Sendable {
    let wiki: Wiki

    /// Writes everything in the name of two of the demonstration people.
    func fill(_ workspace: ID<Workspace>) async throws {
        guard let benno = try await actor("koordination@beispielstadt.example"),
            let cora = try await actor("mitglied@musterkreis.example")
        else { return }
        // A site with types of its own has no place for these texts.
        guard ["protokoll", "anleitung"].allSatisfy({ wiki.types[$0] != nil }) else { return }
        let start = try await page(DemoTexts.overview, in: workspace, by: benno)
        let process = try await page(DemoTexts.process, below: start.id, in: workspace, by: cora)
        _ = try await page(DemoTexts.questions, below: start.id, in: workspace, by: cora)
        let minutes = try await page(DemoTexts.minutes, in: workspace, by: benno)
        _ = try await page(DemoTexts.guide, below: process.id, in: workspace, by: benno)
        try await save(DemoTexts.processLater, on: process, in: workspace, "Fristen ergänzt", by: benno)
        _ = try await wiki.comment(
            on: process.id,
            in: workspace,
            quote: "Die Rückmeldefrist beträgt zwei Wochen.",
            body: "Reichen zwei Wochen auch in den Sommerferien? @Cora Probefall, was meinst du?",
            by: benno
        )
        _ = try await wiki.setCare(
            of: process.id,
            in: workspace,
            owner: cora.person,
            deputy: benno.person,
            by: benno
        )
        if case .principal(let principal) = cora {
            _ = try await wiki.setWatch(
                on: minutes.id,
                in: workspace,
                subtree: false,
                cadence: .daily,
                by: principal
            )
        }
    }

    private func actor(_ email: String) async throws -> Actor? {
        guard let id = try await wiki.gate.personID(email: email) else { return nil }
        return try await wiki.gate.standIn(for: id).map(Actor.principal)
    }

    private func page(
        _ source: String,
        below parent: ID<WikiPage>? = nil,
        in workspace: ID<Workspace>,
        by actor: Actor
    ) async throws -> WikiPage {
        let outcome = try await wiki.create(
            PageDraft(parent: parent, source: source),
            in: workspace,
            by: actor
        )
        guard let page = outcome.value else { throw Demo.Failure(description: "page: \(outcome)") }
        return page
    }

    private func save(
        _ source: String,
        on page: WikiPage,
        in workspace: ID<Workspace>,
        _ remark: String,
        by actor: Actor
    ) async throws {
        let edit = PageEdit(base: page.latest, source: source, remark: remark)
        let outcome = try await wiki.save(page.id, in: workspace, edit, by: actor)
        guard outcome.value != nil else { throw Demo.Failure(description: "save: \(outcome)") }
    }
}
