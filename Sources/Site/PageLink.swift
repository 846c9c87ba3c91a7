import Theme

/// A titled link of a template; Markup has a `Link` too, for links as they were written.
typealias PageLink = Theme.Link
