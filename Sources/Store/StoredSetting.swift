/// A value that administrators change while the program runs: `StoredSetting("mail.held", fallback: false)`.
///
/// Settings of the machine stand in the configuration file; here is only what belongs to the data and moves
/// with it.
package struct StoredSetting<Value: Codable & Sendable>: Sendable {
    package let key: String
    /// What counts as long as nobody has set it.
    package let fallback: Value

    package init(_ key: String, fallback: Value) {
        self.key = key
        self.fallback = fallback
    }
}

extension Reader {
    package func setting<Value>(_ setting: StoredSetting<Value>) throws -> Value {
        let stored: JSON? = try value("SELECT value FROM settings WHERE key = \(setting.key)")
        return try stored?.decode() ?? setting.fallback
    }
}

extension Transaction {
    /// Changes a setting; the event names its key and not the value.
    package func set<Value>(
        _ setting: StoredSetting<Value>,
        to value: Value,
        by actor: (any RecordKey)?
    ) throws {
        try run(
            """
            INSERT INTO settings (key, value) VALUES (\(setting.key), \(JSON(encoding: value)))
            ON CONFLICT (key) DO UPDATE SET value = excluded.value
            """
        )
        try record(Event(.settingChanged, by: actor, detail: ["key": setting.key]))
    }
}
