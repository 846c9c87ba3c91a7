import Testing

@testable import Media

/// The file that is kept, or a failed test.
func accepted(_ bytes: [UInt8], _ name: String) throws -> MediaFile {
    try MediaInspection.inspect(bytes, name: name).get()
}

/// Why it was refused, or `nil` when it was not.
func refusal(_ bytes: [UInt8], _ name: String) -> MediaRefusal? {
    if case .failure(let refusal) = MediaInspection.inspect(bytes, name: name) { return refusal }
    return nil
}

extension [UInt8] {
    /// Whether a text stands anywhere in the bytes.
    func holds(_ text: String) -> Bool { offset(of: text) != nil }
}
