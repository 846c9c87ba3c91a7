import Logging

/// `nrwconnect doctor`.
extension Program {
    func doctor(_ arguments: Arguments, _ configuration: Configuration) async -> Int32 {
        let doctor = Doctor(
            configuration: configuration,
            environment: environment,
            today: today(),
            logger: logger(configuration, least: .error)
        )
        let report = await doctor.examine()
        terminal.print(arguments.has("json") ? report.json : report.text)
        return report.errors == 0 ? 0 : 1
    }
}
