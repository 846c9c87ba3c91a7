import Access
import Accounts
import Foundation
import Mail
import Site
import Store
import Web

/// What the other parts of the program take from the settings.
extension Configuration {
    /// Whether others than the people at this machine are meant to reach it.
    var isPublic: Bool { baseURL.map { !WebAddress.isLoopback($0) } ?? false }

    /// The file of the database, on SQLite.
    var sqliteFile: String? {
        let address = try? DatabaseAddress(database)
        return address?.engine == .sqlite ? address?.location : nil
    }

    /// The database without its password.
    var shownDatabase: String { (try? DatabaseAddress(database))?.description ?? "" }

    var nodeName: String { node ?? ProcessInfo.processInfo.hostName }

    /// The address that the program's mails come from.
    func sender(_ address: String) -> String {
        mailFrom ?? "noreply@\(WebAddress.host(address) ?? "localhost")"
    }

    func access(siteName: String) -> AccessSettings {
        var access = AccessSettings()
        access.siteName = siteName
        access.sessionIdle = sessionIdle
        access.sessionLifetime = sessionAbsolute
        access.invitationLifetime = invitationLifetime
        access.resetLifetime = resetLifetime
        access.addressChangeLifetime = confirmationLifetime
        access.firstAdministratorLifetime = setupLifetime
        access.requestRetention = requestRetention
        access.reviewAfterDays = Int(reviewAge.components.seconds / 86_400)
        access.registrationIsOpen = registration
        access.registrationDomains = registrationDomains
        access.hashCost = PasswordHash.Cost(passes: argonPasses, memory: argonMemory)
        access.hashesAtOnce = parallelHashes
        return access
    }

    func shell(address: String) -> ShellSettings {
        ShellSettings(
            baseURL: address,
            trustedProxies: trustedProxies.compactMap(Network.init),
            formLimit: requestLimit,
            uploadLimit: uploadLimit,
            bodyLimit: requestTimeout,
            drainTime: drainTime
        )
    }

    func letterhead(address: String, siteName: String) throws -> Letterhead {
        Letterhead(
            siteName: siteName,
            from: try Mailbox(sender(address), name: siteName),
            baseURL: address,
            contact: mailContact
        )
    }

    /// What the administration shows: every setting without secrets, and where it was said.
    var facts: [SettingFact] {
        Self.settings.map { setting in
            SettingFact(
                name: setting.key,
                value: setting.shown(in: self) ?? "",
                source: origins[setting.key]?.title ?? "Vorgabe",
                note: setting.help
            )
        }
    }
}
