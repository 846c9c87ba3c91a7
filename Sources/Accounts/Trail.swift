import Theme

extension [Crumb] {
    /// The way from the start page: `.trail(("Mein Bereich", "/mein-bereich/"), ("Profil", "/mein-bereich/profil/"))`.
    static func trail(_ steps: (title: String, url: String)...) -> [Crumb] {
        let all = [(title: "Start", url: "/")] + steps
        return all.enumerated().map { position, step in
            Crumb(title: step.title, url: step.url, current: position == all.count - 1)
        }
    }
}
