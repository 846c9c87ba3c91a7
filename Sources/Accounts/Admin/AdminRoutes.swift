import Access
import Web

/// Every address of "Verwaltung" with its right.
extension Accounts {
    var adminRoutes: [Route] {
        peopleRoutes + requestAdminRoutes + roleRoutes + groupRoutes + workspaceRoutes + operationRoutes
    }

    private var peopleRoutes: [Route] {
        let people = PeoplePages(gate: gate)
        let person = PersonPages(gate: gate)
        let editing = PersonEditing(gate: gate)
        let actions = PersonActions(gate: gate)
        let view = ViewAsPages(gate: gate)
        return [
            Route(.get, "/verwaltung/", .signedIn, OverviewPages(gate: gate).show),
            Route(.get, "/verwaltung/personen/", .needs(.peopleManage), people.list),
            Route(.get, "/verwaltung/personen/einladen/", .needs(.peopleManage), editing.showInvitation),
            Route(.post, "/verwaltung/personen/einladen/", .needs(.peopleManage), editing.invite),
            Route(.get, "/verwaltung/personen/:id/", .needs(.peopleManage), person.show),
            Route(.get, "/verwaltung/personen/:id/aendern/", .needs(.peopleManage), editing.showChange),
            Route(.post, "/verwaltung/personen/:id/aendern/", .needs(.peopleManage), editing.change),
            Route(.post, "/verwaltung/personen/:id/rollen", .needs(.peopleManage), person.grant),
            Route(.post, "/verwaltung/personen/:id/rollen/entziehen", .needs(.peopleManage), person.revoke),
            Route(.post, "/verwaltung/personen/:id/ansicht", .needs(.peopleViewAs), view.begin),
            Route(.get, "/verwaltung/personen/:id/:verb/", .needs(.peopleManage), actions.ask),
            Route(.post, "/verwaltung/personen/:id/:verb/", .needs(.peopleManage), actions.perform),
            Route(.get, "/verwaltung/pruefliste/", .needs(.peopleManage), ReviewPages(gate: gate).list),
            Route(.post, "/verwaltung/ansicht-beenden", .signedIn, whileViewing: true, view.end),
        ]
    }

    private var requestAdminRoutes: [Route] {
        let requests = RequestPages(gate: gate)
        return [
            Route(.get, "/verwaltung/anfragen/", .needs(.peopleConfirm), requests.list),
            Route(.get, "/verwaltung/anfragen/:id/", .needs(.peopleConfirm), requests.show),
            Route(.post, "/verwaltung/anfragen/:id/zusagen", .needs(.peopleConfirm), requests.accept),
            Route(.post, "/verwaltung/anfragen/:id/ablehnen", .needs(.peopleConfirm), requests.reject),
        ]
    }

    private var roleRoutes: [Route] {
        let roles = RolePages(gate: gate)
        return [
            Route(.get, "/verwaltung/rollen/", .needs(.rolesManage), roles.list),
            Route(.get, "/verwaltung/rollen/neu/", .needs(.rolesManage), roles.showNew),
            Route(.post, "/verwaltung/rollen/neu/", .needs(.rolesManage), roles.create),
            Route(.get, "/verwaltung/rollen/:rolle/", .needs(.rolesManage), roles.show),
            Route(.post, "/verwaltung/rollen/:rolle/", .needs(.rolesManage), roles.save),
            Route(.get, "/verwaltung/rollen/:rolle/loeschen/", .needs(.rolesManage), roles.askDelete),
            Route(.post, "/verwaltung/rollen/:rolle/loeschen/", .needs(.rolesManage), roles.delete),
        ]
    }

    private var groupRoutes: [Route] {
        let groups = GroupPages(gate: gate)
        return [
            Route(.get, "/verwaltung/gruppen/", .needs(.rolesManage), groups.list),
            Route(.post, "/verwaltung/gruppen/", .needs(.rolesManage), groups.create),
            Route(.get, "/verwaltung/gruppen/:id/", .needs(.rolesManage), groups.show),
            Route(.post, "/verwaltung/gruppen/:id/", .needs(.rolesManage), groups.save),
            Route(.get, "/verwaltung/gruppen/:id/loeschen/", .needs(.rolesManage), groups.askDelete),
            Route(.post, "/verwaltung/gruppen/:id/loeschen/", .needs(.rolesManage), groups.delete),
            Route(.post, "/verwaltung/gruppen/:id/personen", .needs(.rolesManage), groups.add),
            Route(.post, "/verwaltung/gruppen/:id/personen/entfernen", .needs(.rolesManage), groups.remove),
            Route(.post, "/verwaltung/gruppen/:id/rollen", .needs(.rolesManage), groups.grant),
            Route(.post, "/verwaltung/gruppen/:id/rollen/entziehen", .needs(.rolesManage), groups.revoke),
        ]
    }

    private var workspaceRoutes: [Route] {
        let workspaces = WorkspacePages(gate: gate)
        return [
            Route(.get, "/verwaltung/arbeitsraeume/", .needs(.workspacesManage), workspaces.list),
            Route(.get, "/verwaltung/arbeitsraeume/neu/", .needs(.workspacesManage), workspaces.showNew),
            Route(.post, "/verwaltung/arbeitsraeume/neu/", .needs(.workspacesManage), workspaces.create),
            Route(.get, "/verwaltung/arbeitsraeume/:id/", .needs(.workspacesManage), workspaces.show),
            Route(.post, "/verwaltung/arbeitsraeume/:id/", .needs(.workspacesManage), workspaces.save),
            Route(
                .post,
                "/verwaltung/arbeitsraeume/:id/mitglieder",
                .needs(.workspacesManage),
                workspaces.setMember
            ),
            Route(
                .post,
                "/verwaltung/arbeitsraeume/:id/mitglieder/austragen",
                .needs(.workspacesManage),
                workspaces.removeMember
            ),
        ]
    }

    private var operationRoutes: [Route] {
        let sessions = SessionPages(gate: gate)
        let jobs = JobPages(gate: gate, kinds: jobKinds)
        let audit = AuditPages(gate: gate, kinds: eventKinds)
        return [
            Route(.get, "/verwaltung/sitzungen/", .needs(.sessionsManage), sessions.list),
            Route(.post, "/verwaltung/sitzungen/beenden", .needs(.sessionsManage), sessions.end),
            Route(.get, "/verwaltung/auftraege/", .needs(.jobsManage), jobs.list),
            Route(.post, "/verwaltung/auftraege/wiederholen", .needs(.jobsManage), jobs.retry),
            Route(.post, "/verwaltung/auftraege/loeschen", .needs(.jobsManage), jobs.delete),
            Route(.get, "/verwaltung/protokoll/", .needs(.auditRead), audit.list),
            Route(.get, "/verwaltung/protokoll/export.csv", .needs(.auditExport), audit.export),
            Route(
                .get,
                "/verwaltung/einstellungen/",
                .needs(.settingsRead),
                SettingsPages(facts: settings).show
            ),
        ]
    }
}
