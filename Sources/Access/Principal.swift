package import Store

/// Who acts in this request: the signed-in person with her rights as they are at this moment.
package struct Principal: Sendable {
    package let person: ID<Person>
    package let name: String
    package let email: String
    package let organisation: String
    /// Stays the same when the token changes, so forms can be bound to it.
    package let session: ID<Session>
    package let stage: SessionStage
    /// Empty unless `stage` is `.full`.
    package let siteRights: Set<Right>
    package let workspaceRights: [ID<Workspace>: Set<Right>]
    /// Who looks, during "Ansicht als …"; person and rights are those of the person looked at.
    package let viewer: Viewer?
    /// The rights changed since the token was made; the shell gives out a new one.
    package let mustRotate: Bool
    package let signedInAt: Timestamp
    package let seenAt: Timestamp
    /// What the last request left to be said, as the shell wrote it.
    package let flash: JSON?

    /// A principal as tests make one; those of requests come from `Gate.principal`.
    package init(
        person: ID<Person>,
        name: String,
        email: String,
        organisation: String = "",
        session: ID<Session>,
        stage: SessionStage = .full,
        siteRights: Set<Right> = [],
        workspaceRights: [ID<Workspace>: Set<Right>] = [:],
        viewer: Viewer? = nil,
        mustRotate: Bool = false,
        signedInAt: Timestamp,
        seenAt: Timestamp,
        flash: JSON? = nil
    ) {
        self.person = person
        self.name = name
        self.email = email
        self.organisation = organisation
        self.session = session
        self.stage = stage
        self.siteRights = siteRights
        self.workspaceRights = workspaceRights
        self.viewer = viewer
        self.mustRotate = mustRotate
        self.signedInAt = signedInAt
        self.seenAt = seenAt
        self.flash = flash
    }

    /// The administrator behind "Ansicht als …".
    package struct Viewer: Sendable, Hashable {
        package let person: ID<Person>
        package let name: String

        package init(person: ID<Person>, name: String) {
            self.person = person
            self.name = name
        }
    }

    /// Nothing may be changed: somebody only looks.
    package var isReadOnly: Bool { viewer != nil }

    /// Whether the person signed in so lately that the password need not be asked again.
    package func isFresh(at now: Timestamp) -> Bool { now < signedInAt + .minutes(10) }

    package func may(_ right: Right) -> Bool { siteRights.contains(right) }

    /// Whether the right was given for that workspace; visibility for others is `Workspace.readable(by:)`.
    package func may(_ right: Right, in workspace: ID<Workspace>) -> Bool {
        workspaceRights[workspace]?.contains(right) ?? false
    }

    /// The workspaces in which the person holds a right.
    package func workspaces(with right: Right) -> [ID<Workspace>] {
        workspaceRights.filter { $0.value.contains(right) }.map(\.key)
    }
}

/// How far a sign-in has come.
package enum SessionStage: String, Sendable, Hashable, CaseIterable, SQLValue {
    case full
    /// The password was right, the code is missing.
    case secondFactor = "second-factor"
    /// A role asks for a second factor, and none is set up yet.
    case enrolment

    package var title: String {
        switch self {
        case .full: "Angemeldet"
        case .secondFactor: "Wartet auf den zweiten Faktor"
        case .enrolment: "Muss den zweiten Faktor einrichten"
        }
    }
}
