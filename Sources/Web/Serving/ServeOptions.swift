import Foundation

/// How a site is served: `ServeOptions(port: 8080, baseURL: "https://ozg.example")`.
package struct ServeOptions: Sendable {
    /// The address to listen on; `127.0.0.1` is reachable from this machine only.
    package var host: String
    /// The port; 0 takes a free one, which `onReady` of ``SiteServer`` tells.
    package var port: Int
    /// How many bytes of file bodies stay in memory, over all pages.
    ///
    /// Files above 1 MB never do: they are sent piece by piece.
    package var memoryLimit: Int
    /// Live reload.
    ///
    /// `nil` for a public server: then `/_vorschau/` does not exist.
    package var preview: PreviewHub?
    /// The public address of the site.
    ///
    /// With `https` browsers are told to stay there (RFC 6797).
    package var baseURL: String
    /// How many event loops answer requests; by default one per processor core.
    package var threads: Int
    /// How many connections are open at once; others wait until one ends.
    package var connections: Int

    /// Options with their defaults.
    package init(
        host: String = "127.0.0.1",
        port: Int = 8080,
        memoryLimit: Int = 64 * 1024 * 1024,
        preview: PreviewHub? = nil,
        baseURL: String = "http://127.0.0.1:8080",
        threads: Int? = nil,
        connections: Int = 4096
    ) {
        self.host = host
        self.port = port
        self.memoryLimit = memoryLimit
        self.preview = preview
        self.baseURL = baseURL
        self.connections = max(1, connections)
        self.threads = max(1, threads ?? ProcessInfo.processInfo.activeProcessorCount)
    }
}
