/// The key of one kind of record: `ID<Person>` does not compile where an `ID<Workspace>` is wanted.
///
/// A UUID of version 7 (RFC 9562): the time comes first, so new rows land at the end of every index,
/// and sorting by key is sorting by creation.
package struct ID<Of>: Sendable, Hashable {
    package let high: UInt64
    package let low: UInt64

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// A new key; keys of one process rise strictly even within one microsecond.
    package static func make(at moment: Timestamp = .system()) -> ID {
        let (high, low) = IDSource.shared.next(at: moment)
        return ID(high: high, low: low)
    }

    /// The same key for another kind of record, such as the object of an event.
    package func retyped<Other>(to type: Other.Type = Other.self) -> ID<Other> {
        ID<Other>(high: high, low: low)
    }

    /// Sixteen bytes in network order.
    package var bytes: [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: high >> (56 - 8 * UInt64($0))) }
            + (0..<8).map { UInt8(truncatingIfNeeded: low >> (56 - 8 * UInt64($0))) }
    }
}

extension ID: Comparable {
    package static func < (left: ID, right: ID) -> Bool {
        left.high == right.high ? left.low < right.low : left.high < right.high
    }
}
