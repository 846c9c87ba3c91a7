import Foundation
import Site

/// Under which address people reach what this program serves.
extension Program {
    /// The address of the settings, else that of the site.
    func publicAddress(_ configuration: Configuration) -> String {
        configuration.baseURL ?? SiteBuilder.settings(content: configuration.content).baseURL
    }

    /// The address of this machine while somebody works on the site or looks around.
    ///
    /// The site's own address would lead the links of mails to another server and keep cookies from being sent.
    func localAddress(_ arguments: Arguments, _ configuration: Configuration) -> String? {
        guard configuration.baseURL == nil, arguments.has("watch") || arguments.has("demo") else {
            return nil
        }
        return Self.shownAddress(configuration.host, configuration.port)
    }

    /// `http://127.0.0.1:8080` also for a server that listens on all addresses.
    static func shownAddress(_ host: String, _ port: Int) -> String {
        let name = host == "0.0.0.0" || host == "::" ? "127.0.0.1" : host
        return "http://\(name.contains(":") ? "[\(name)]" : name):\(port)"
    }

    /// Scheme and host of an address that has a path too; `nil` for one without.
    static func origin(_ address: String) -> String? {
        let parts = address.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        return parts.count == 4 ? "\(parts[0])//\(parts[2])" : nil
    }

    /// Settings whose port is a real one: links that are made before the server listens have to name it.
    static func withPort(_ configuration: Configuration) -> Configuration {
        guard configuration.port == 0, let port = freePort() else { return configuration }
        var configuration = configuration
        configuration.port = port
        return configuration
    }

    /// A port that nobody listens on right now.
    private static func freePort() -> Int? {
        let socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard socket >= 0 else { return nil }
        defer { close(socket) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        return withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
                guard bind(socket, generic, size) == 0, getsockname(socket, generic, &size) == 0 else {
                    return nil
                }
                return Int(UInt16(bigEndian: pointer.pointee.sin_port))
            }
        }
    }
}
