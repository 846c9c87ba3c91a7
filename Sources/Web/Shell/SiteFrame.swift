import Synchronization
package import Theme

/// What dynamic pages share with the built site: the theme, and the document around a page.
package struct SiteFrame: Sendable {
    package let theme: CompiledTheme
    package let layout: LayoutView

    package init(theme: CompiledTheme, layout: LayoutView) {
        self.theme = theme
        self.layout = layout
    }
}

/// The frame of this moment: `frames.swap(next)` after a build, and the next page looks like the new site.
package final class FrameHolder: Sendable {
    private let held: Mutex<SiteFrame>

    package init(_ frame: SiteFrame) { held = Mutex(frame) }

    package var current: SiteFrame { held.withLock { $0 } }

    package func swap(_ frame: SiteFrame) { held.withLock { $0 = frame } }
}
