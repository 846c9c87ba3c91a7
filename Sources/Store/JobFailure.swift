/// Why a handler could not do its work, and when it makes sense to try again.
///
/// The reason is stored and shown to administrators, so it names no person, address or content.
package struct JobFailure: Error, Sendable, CustomStringConvertible {
    package enum Retry: Sendable, Hashable {
        /// Later, and later each time, until the attempts of the kind are used up.
        case backOff
        case after(Duration)
        /// Trying again cannot help.
        case never
    }

    package let reason: String
    package let retry: Retry

    /// - Parameter reason: one English line.
    package init(_ reason: String, retry: Retry = .backOff) {
        self.reason = reason
        self.retry = retry
    }

    package var description: String { reason }

    /// Any error as a failure.
    ///
    /// Texts of foreign errors may hold what a person entered, so only their type is kept; those of this
    /// target hold none.
    init(_ error: any Error) {
        switch error {
        case let failure as JobFailure: self = failure
        case let error as StoreError: self.init("\(error)")
        case let error as RowError: self.init("\(error)")
        default: self.init(String(reflecting: type(of: error)))
        }
    }
}
