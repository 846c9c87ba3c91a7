import Access

/// The made-up people of the demonstration: surnames that nobody has, addresses below `.example`, a role each.
enum DemoPeople {
    struct Entry: Sendable {
        var name: String
        /// Before the @; the domain follows from the organisation.
        var mailbox: String
        var organisation: Organisation
        var function: String
        var roles: [Role.Key]
        /// Workspace by slug, and what she may do there.
        var workspaces: [String: Role.Key] = [:]

        var email: String { "\(mailbox)@\(organisation.domain)" }
    }

    /// Where demonstration people work.
    enum Organisation: String, Sendable {
        case office = "Geschäftsstelle Beispielverbund"
        case city = "Stadt Beispielstadt"
        case county = "Musterkreis"
        case provider = "IT-Dienstleister Probe-Rechenzentrum"

        var domain: String {
            switch self {
            case .office: "beispielverbund.example"
            case .city: "beispielstadt.example"
            case .county: "musterkreis.example"
            case .provider: "proberechenzentrum.example"
            }
        }
    }

    /// Those that the start names, because each shows another side of the program.
    static let shown = [administration, coordination, member, editor]

    static let all = shown + others

    /// Members of the group that reads along.
    static let observers = others.filter { ["wohngeld", "digitalisierung"].contains($0.mailbox) }

    /// Left; the account is kept, but no longer works.
    static let gone = Entry(
        name: "Lene Schablonental",
        mailbox: "frueher",
        organisation: .provider,
        function: "Fachplanung",
        roles: [.member]
    )

    private static let administration = Entry(
        name: "Alma Beispielfrau",
        mailbox: "administration",
        organisation: .office,
        function: "Administration",
        roles: [.administration]
    )
    private static let coordination = Entry(
        name: "Benno Mustermensch",
        mailbox: "koordination",
        organisation: .city,
        function: "Koordination Bauen & Wohnen",
        roles: [.member],
        workspaces: ["bauen-wohnen": .coordination, "lenkungsgruppe": .reading]
    )
    private static let member = Entry(
        name: "Cora Probefall",
        mailbox: "mitglied",
        organisation: .county,
        function: "Ansprechperson OZG",
        roles: [.member],
        workspaces: ["bauen-wohnen": .writing, "arbeit-ruhestand": .reading]
    )
    private static let editor = Entry(
        name: "Dora Platzhalterin",
        mailbox: "redaktion",
        organisation: .office,
        function: "Redaktion",
        roles: [.editing, .mailingWriting],
        workspaces: ["arbeit-ruhestand": .coordination]
    )
    private static let others = [
        Entry(
            name: "Emil Versuchsmann",
            mailbox: "kontakte",
            organisation: .office,
            function: "Kontaktpflege",
            roles: [.contacts]
        ),
        Entry(
            name: "Fee Attrappenstein",
            mailbox: "leitung",
            organisation: .office,
            function: "Leitung der Geschäftsstelle",
            roles: [.member, .mailingApproval, .mailingSending],
            workspaces: ["lenkungsgruppe": .coordination]
        ),
        Entry(
            name: "Gero Skizzenbach",
            mailbox: "fachplanung",
            organisation: .provider,
            function: "Fachplanung",
            roles: [.member],
            workspaces: ["bauen-wohnen": .reading]
        ),
        Entry(
            name: "Hedi Modellkamp",
            mailbox: "wohngeld",
            organisation: .city,
            function: "Wohngeldstelle",
            roles: [.member]
        ),
        Entry(
            name: "Ivo Entwurfsthal",
            mailbox: "digitalisierung",
            organisation: .county,
            function: "Digitalisierung",
            roles: [.member],
            workspaces: ["arbeit-ruhestand": .writing]
        ),
    ]
}
