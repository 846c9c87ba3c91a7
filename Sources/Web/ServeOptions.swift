import Foundation

/// How a site is served: `ServeOptions(port: 8080, baseURL: "https://ozg.example")`.
public struct ServeOptions: Sendable {
    /// The address to listen on; `127.0.0.1` is reachable from this machine only.
    public var host: String
    /// The port; 0 takes a free one, which `onReady` of ``SiteServer`` tells.
    public var port: Int
    /// How many bytes of file bodies stay in memory, over all pages.
    ///
    /// Files above 1 MB never do: they are sent piece by piece.
    public var memoryLimit: Int
    /// Live reload.
    ///
    /// `nil` for a public server: then `/_vorschau/` does not exist.
    public var preview: PreviewHub?
    /// The public address of the site.
    ///
    /// With `https` browsers are told to stay there (RFC 6797).
    public var baseURL: String
    /// How many event loops answer requests; by default one per processor core.
    public var threads: Int

    /// Options with their defaults.
    public init(
        host: String = "127.0.0.1",
        port: Int = 8080,
        memoryLimit: Int = 64 * 1024 * 1024,
        preview: PreviewHub? = nil,
        baseURL: String = "http://127.0.0.1:8080",
        threads: Int? = nil
    ) {
        self.host = host
        self.port = port
        self.memoryLimit = memoryLimit
        self.preview = preview
        self.baseURL = baseURL
        self.threads = max(1, threads ?? ProcessInfo.processInfo.activeProcessorCount)
    }
}
