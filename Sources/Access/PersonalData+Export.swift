package import Store

extension Gate {
    /// Everything stored about a person, for herself or for somebody who answers her request (Article 15
    /// GDPR).
    ///
    /// One object: the titles of tables, each with its rows as objects of German column titles.
    package func exportPersonalData(of id: ID<Person>, by actor: Actor) async throws -> Outcome<
        JSON, AdminRefusal
    > {
        try await perform(.dataExported, by: actor.person, on: id.retyped()) { tx in
            let acting = try Acting(actor, in: tx)
            guard acting.person == id || acting.may(.peopleManage) else { throw AdminRefusal.missingRight }
            guard try Person.find(id, in: tx) != nil else { throw AdminRefusal.notFound }
            if acting.person != id { try acting.checkMaySee(id, in: tx) }
            var tables: [String: [[String: ExportedValue]]] = [:]
            for data in personalData {
                guard let export = data.export else { continue }
                tables[data.title] = try tx.rows(export.rows(id)).map { try export.values(of: $0) }
            }
            try tx.note(.dataExported, by: acting.person, on: id.retyped())
            return try JSON(encoding: tables)
        }
    }
}

extension PersonalData.Export {
    fileprivate func values(of row: Row) throws -> [String: ExportedValue] {
        var values: [String: ExportedValue] = [:]
        for column in columns {
            switch column.kind {
            case .text:
                values[column.title] = try row.get(column.name, as: String?.self).map(ExportedValue.text)
            case .number:
                values[column.title] = try row.get(column.name, as: Int64?.self).map(ExportedValue.number)
            case .time:
                values[column.title] = try row.get(column.name, as: Timestamp?.self).map { .text($0.iso) }
            case .flag:
                values[column.title] = try row.get(column.name, as: Bool?.self).map(ExportedValue.flag)
            }
        }
        return values
    }
}

private enum ExportedValue: Encodable {
    case text(String)
    case number(Int64)
    case flag(Bool)

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .text(let text): try container.encode(text)
        case .number(let number): try container.encode(number)
        case .flag(let flag): try container.encode(flag)
        }
    }
}
