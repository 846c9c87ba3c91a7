import Site

/// The public address, encryption and the servers in front.
extension Doctor {
    func address() -> [Finding] {
        let area = "Adresse"
        let settings = SiteBuilder.settings(content: configuration.content)
        let address = configuration.baseURL ?? settings.baseURL
        var findings: [Finding] = []
        if WebAddress.isLoopback(address) {
            findings.append(
                .hint(
                    area,
                    "\(address) ist nur von diesem Rechner aus erreichbar.",
                    "Setzen Sie base_url auf die öffentliche Adresse, bevor Sie jemanden einladen."
                )
            )
        } else if !address.hasPrefix("https://") {
            findings.append(
                .error(
                    area,
                    "\(address) ist unverschlüsselt; Passwörter und Sitzungen lassen sich mitlesen.",
                    "Richten Sie TLS ein, und setzen Sie base_url auf die Adresse mit https://."
                )
            )
        } else if configuration.trustedProxies.isEmpty {
            findings.append(
                .warning(
                    area,
                    "base_url ist verschlüsselt, aber trusted_proxies nennt keinen vorgeschalteten Server.",
                    "Tragen Sie dessen Adresse ein; sonst zählen alle Anfragen als eine Herkunft."
                )
            )
        }
        if configuration.host == "0.0.0.0" || configuration.host == "::", address.hasPrefix("https://") {
            findings.append(
                .hint(
                    area,
                    "Das Programm nimmt Anfragen von überall an, auch am vorgeschalteten Server vorbei.",
                    "Setzen Sie host auf 127.0.0.1, wenn der vorgeschaltete Server auf demselben Rechner läuft."
                )
            )
        }
        return findings.isEmpty ? [.fine(area, address)] : findings
    }
}
