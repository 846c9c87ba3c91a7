import Pages

extension Page {
    /// Removes what may not leave a workspace (`public: false`), columns of tables included.
    ///
    /// Nothing that comes after can show it, because it is not there.
    mutating func removePrivateFields() {
        for field in type.fields {
            if !field.isPublic { fields[field.name] = nil }
            guard case .rows(let columns) = field.kind, let value = fields[field.name] else { continue }
            let hidden = columns.filter { !$0.isPublic }.map(\.name)
            guard !hidden.isEmpty else { continue }
            fields[field.name] = .list(value.items.map { .row($0.row.filter { !hidden.contains($0.key) }) })
        }
    }
}
