package import Store

/// For whom a list or a record is read: a signed-in person, nobody, or the command line.
package protocol Audience: Sendable {
    /// `nil` for visitors and the command line.
    var ownID: ID<Person>? { get }
    func may(_ right: Right) -> Bool
    /// Where the right was given; `nil` means everywhere.
    func places(with right: Right) -> [ID<Workspace>]?
}

extension Principal: Audience {
    package var ownID: ID<Person>? { person }
    package func places(with right: Right) -> [ID<Workspace>]? { workspaces(with: right) }
}

/// A visitor who is not signed in sees what is open to everybody.
extension Principal?: Audience {
    package var ownID: ID<Person>? { self?.person }
    package func may(_ right: Right) -> Bool { self?.may(right) ?? false }
    package func places(with right: Right) -> [ID<Workspace>]? { self?.workspaces(with: right) ?? [] }
}

extension Actor: Audience {
    package var ownID: ID<Person>? {
        if case .principal(let principal) = self { principal.person } else { nil }
    }

    package func may(_ right: Right) -> Bool {
        if case .principal(let principal) = self { principal.may(right) } else { true }
    }

    package func places(with right: Right) -> [ID<Workspace>]? {
        if case .principal(let principal) = self { principal.workspaces(with: right) } else { nil }
    }
}
