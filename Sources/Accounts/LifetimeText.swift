/// How long something is good, in words: "gilt 2 Stunden", "nach 90 Tagen".
enum LifetimeText {
    /// In the largest unit that comes out even.
    static func german(_ lifetime: Duration, afterPreposition: Bool = false) -> String {
        let minutes = max(1, Int(lifetime.components.seconds / 60))
        if minutes.isMultiple(of: 1440) {
            return count(minutes / 1440, "Tag", afterPreposition ? "Tagen" : "Tage")
        }
        return minutes.isMultiple(of: 60)
            ? count(minutes / 60, "Stunde", "Stunden") : count(minutes, "Minute", "Minuten")
    }

    private static func count(_ number: Int, _ one: String, _ many: String) -> String {
        "\(number) \(number == 1 ? one : many)"
    }
}
