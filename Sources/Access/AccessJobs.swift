package import Store

/// What Access leaves for later, mostly mails: written in the transaction of the change, done by the Accounts
/// feature.
extension JobKind {
    package static let mailInvitation = JobKind("mail.invitation", "Einladung senden")
    package static let mailReset = JobKind("mail.reset", "Link für neues Passwort senden")
    package static let mailAddress = JobKind("mail.address", "Bestätigung einer neuen Adresse senden")
    package static let mailNotice = JobKind("mail.notice", "Über eine Änderung am Zugang benachrichtigen")
    package static let mailRequest = JobKind("mail.request", "Auf eine Zugangsanfrage hinweisen")
    package static let accessSweep = JobKind("access.sweep", "Abgelaufene Sitzungen und Links löschen")

    package static let access = [
        mailInvitation, mailReset, mailAddress, mailNotice, mailRequest, accessSweep,
    ]
}

/// Names the link that a mail is to carry; its token is made when the mail is.
package struct LinkJob: Codable, Sendable, Hashable {
    package let link: ID<Link>
}

/// Somebody asked for a new password for this address, which may belong to nobody.
package struct AddressJob: Codable, Sendable, Hashable {
    package let address: String
}

package struct PersonJob: Codable, Sendable, Hashable {
    package let person: ID<Person>
}

/// Tells somebody what happened to her account.
package struct NoticeJob: Codable, Sendable, Hashable {
    package let notice: Notice
    /// Whose account it is; `nil` when it is gone.
    package let person: ID<Person>?
    /// Where the mail goes when not to the person's address of today.
    package var address: String?
    package var name: String?
    package var reason: String?

    init(
        _ notice: Notice,
        person: ID<Person>?,
        address: String? = nil,
        name: String? = nil,
        reason: String? = nil
    ) {
        self.notice = notice
        self.person = person
        self.address = address
        self.name = name
        self.reason = reason
    }
}

/// What a mail tells about an account.
package enum Notice: String, Codable, Sendable, CaseIterable {
    case passwordChanged, secondFactorOn, secondFactorOff, recoveryCodeUsed, recoveryCodesNew
    /// To the address of today: somebody named another one.
    case addressChangeRequested
    /// To the former address.
    case addressChanged
    /// To the owner of an address that somebody else named as new.
    case addressTaken
    /// To the owner of an address for which an account was requested again.
    case alreadyRegistered
    case requestRejected, deactivated, deleted
}
