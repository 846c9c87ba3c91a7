import Foundation

extension SettingKind<String> {
    /// A host and a port: "127.0.0.1:9464", "[::1]:9464".
    static var hostAndPort: SettingKind {
        checked("Adresse mit Port, z. B. 127.0.0.1:9464") { HostAndPort($0) != nil }
    }

    /// An address or a network of addresses: "10.0.0.7", "10.0.0.0/8", "fd00::/8".
    static var network: SettingKind {
        checked("Adresse oder Netz, z. B. 10.0.0.0/8") { text in
            let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
            guard let bits = Self.addressBits(String(parts[0])) else { return false }
            return parts.count == 1 || Int(parts[1]).map { (0...bits).contains($0) } == true
        }
    }

    /// The domain of mail addresses: "beispielstadt.example".
    static var domain: SettingKind {
        SettingKind(
            "Domäne, z. B. beispielstadt.example",
            read: { text in
                let labels = text.lowercased().split(separator: ".", omittingEmptySubsequences: false)
                let isDomain = labels.count >= 2 && labels.allSatisfy(Self.isLabel)
                return isDomain ? text.lowercased() : nil
            },
            write: { $0 }
        )
    }

    /// A mail address that the program writes from.
    static var mailAddress: SettingKind {
        checked("E-Mail-Adresse") { text in
            let parts = text.split(separator: "@", omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty, text.utf8.count <= 254 else { return false }
            return parts[0].allSatisfy { $0.isASCII && !$0.isWhitespace && !"<>,;:\"\\()[]".contains($0) }
                && domain.read(String(parts[1])) != nil
        }
    }

    /// A mail server: "smtps://name:password@mail.beispielstadt.example:465".
    static var mailRelay: SettingKind {
        SettingKind(
            "smtp://RECHNER:PORT oder smtps://NAME:PASSWORT@RECHNER:PORT",
            read: { text in
                let parts = URLComponents(string: text)
                let isRelay = ["smtp", "smtps"].contains(parts?.scheme) && parts?.host?.isEmpty == false
                return isRelay ? text : nil
            },
            write: { $0 },
            masked: { text in
                var parts = URLComponents(string: text)
                if parts?.password != nil { parts?.password = "***" }
                return parts?.string
            }
        )
    }

    /// 32 or 128 for an address of the internet protocol.
    private static func addressBits(_ text: String) -> Int? {
        var buffer = in6_addr()
        if inet_pton(AF_INET, text, &buffer) == 1 { return 32 }
        return inet_pton(AF_INET6, text, &buffer) == 1 ? 128 : nil
    }

    private static func isLabel(_ label: Substring) -> Bool {
        (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
            && label.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    }
}

/// An address to listen on: "127.0.0.1:9464" is the host 127.0.0.1 and the port 9464.
package struct HostAndPort: Sendable, Equatable {
    package let host: String
    package let port: Int

    /// `nil` without a host or a port from 0 to 65535.
    package init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
            (0...65_535).contains(port)
        else { return nil }
        var host = text[..<colon]
        if host.first == "[", host.last == "]" { host = host.dropFirst().dropLast() }
        guard !host.isEmpty, !host.contains(where: { $0.isWhitespace || $0 == "/" || $0 == "[" }) else {
            return nil
        }
        self.host = String(host)
        self.port = port
    }
}
