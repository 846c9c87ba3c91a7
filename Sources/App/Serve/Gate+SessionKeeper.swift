import Access
import Web

/// The shell asks for sessions through a protocol of its own; the gate already answers in these words.
extension Gate: SessionKeeper {}
