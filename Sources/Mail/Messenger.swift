/// The way out for every mail of the program; which one it is, the configuration says.
///
/// Features hand over a message and are done; they never know whether it went to a relay, into a folder or into
/// a test's list.
package protocol Messenger: Sendable, CustomStringConvertible {
    /// Hands the message over for good.
    ///
    /// When it returns, the message survives a crash of this process. When it throws, it may be sent again
    /// with the same Message-ID.
    func send(_ message: Message) async throws
}
