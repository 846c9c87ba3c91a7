import Access
import Accounts
import Mail
import Search
import Site
package import Store
import Web
import Workspaces

/// Where the features come together: their tables in one order, their addresses, their jobs, their words.
///
/// A feature is added by adding it to each of these lists; the order of the migrations never changes.
package enum Features {
    /// One list for the whole program, append only: the position is the number of the step.
    package static let migrations: [Migration] =
        StoreSchema.migrations + AccessSchema.migrations + SearchSchema.migrations + Workspaces.migrations
        + AccessSchema.later

    /// Everything that the log of events can say, for its filter and for its titles.
    package static let eventKinds = EventKinds(
        Event.Kind.store + Event.Kind.access + Event.Kind.accounts + Event.Kind.wiki + Event.Kind.operation
    )

    /// Everything that is done later, for the list of jobs.
    static let jobKinds = JobKind.access + JobKind.wiki + [.storeSweep]

    /// Columns that refer to blobs: what stands in none of them is swept.
    static let blobColumns = Workspaces.blobColumns

    /// What all features hold about people.
    static let personalData = PersonalData.access + PersonalData.wiki

    static func accounts(
        _ gate: Gate,
        _ configuration: Configuration,
        address: String,
        siteName: String
    ) throws -> Accounts {
        var accounts = Accounts(
            gate: gate,
            letterhead: try configuration.letterhead(address: address, siteName: siteName),
            messenger: OutboxMessenger(folder: configuration.outbox)
        )
        accounts.settings = configuration.facts
        accounts.jobKinds = jobKinds
        accounts.eventKinds = eventKinds
        return accounts
    }

    static func workspaces(
        _ wiki: Wiki,
        _ configuration: Configuration,
        address: String,
        siteName: String
    ) throws -> Workspaces {
        Workspaces(
            wiki: wiki,
            letterhead: try configuration.letterhead(address: address, siteName: siteName),
            messenger: OutboxMessenger(folder: configuration.outbox),
            templates: { [content = configuration.content, types = wiki.types] in
                PageTemplates.load(content: content, types: types.all).map { template in
                    WikiTemplate(
                        name: template.name,
                        title: template.title,
                        hint: template.hint,
                        source: String(decoding: template.source, as: UTF8.self)
                    )
                }
            }
        )
    }

    static func routes(_ accounts: Accounts, _ workspaces: Workspaces) throws -> RouteTable {
        try RouteTable(accounts.routes + workspaces.routes)
    }
}

extension Event.Kind {
    static let backupWritten = Event.Kind("backup.written", "Sicherung geschrieben")
    static let backupRestored = Event.Kind("backup.restored", "Sicherung zurückgespielt")
    static let demoFilled = Event.Kind("demo.filled", "Demodaten angelegt")

    /// What the commands of the operators do.
    static let operation = [backupWritten, backupRestored, demoFilled]
}
