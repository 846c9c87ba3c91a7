import CPostgres

/// Numbers of types in `pg_type`, which never change.
enum PostgresType {
    static let bool: Oid = 16, bytea: Oid = 17, char: Oid = 18, name: Oid = 19, int8: Oid = 20, int2: Oid = 21
    static let int4: Oid = 23, text: Oid = 25, oid: Oid = 26, json: Oid = 114, float4: Oid = 700,
        float8: Oid = 701
    static let unknown: Oid = 705, varchar: Oid = 1043, timestamptz: Oid = 1184, numeric: Oid = 1700
    static let uuid: Oid = 2950, jsonb: Oid = 3802

    /// 2000-01-01, from which the server counts, in microseconds since 1970.
    static let epoch: Int64 = 946_684_800_000_000
}
