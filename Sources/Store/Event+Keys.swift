/// The key of a record of any kind, as events name people and things.
package protocol RecordKey: Sendable {
    var untyped: ID<Any> { get }
}

extension ID: RecordKey {
    package var untyped: ID<Any> { retyped() }
}
