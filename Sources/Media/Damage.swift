/// What is wrong with a file that should be readable, as the person reads it in brackets.
package enum Damage: String, Sendable, Hashable, CaseIterable {
    case truncated = "sie bricht vor dem Ende ab"
    case checksum = "eine Prüfsumme stimmt nicht"
    case structure = "ihr Aufbau ist fehlerhaft"
    case contradiction = "ihre Größenangaben widersprechen sich"
    case emptyArea = "das Bild hat keine Fläche"
    case noPicture = "sie enthält kein Bild"
    case method = "dieses Verfahren zeigen Browser nicht an"
    case noContent = "sie enthält keine Aufnahme"
}
