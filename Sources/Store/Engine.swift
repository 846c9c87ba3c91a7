/// The two database engines; almost no code asks which one it is.
package enum Engine: String, Sendable, CaseIterable, Codable {
    case sqlite
    case postgres
}
