import Testing

@testable import App

@Suite("The command line")
struct ArgumentsTests {
    @Test(
        "that makes no sense ends with 2, says what is wrong and shows the way out",
        arguments: [
            ([], "fehlt der Befehl", "nrwconnect help"),
            (["bild"], "Den Befehl „bild“ gibt es nicht", "build, check, serve, new, migrate"),
            (["build", "--farbe"], "„build“ kennt --farbe nicht", "help build"),
            (["build", "--strict"], "„build“ kennt --strict nicht", "help build"),
            (["build", "--content"], "Zu --content fehlt der Wert (ORDNER)", "help build"),
            (["build", "--drafts=ja"], "--drafts hat keinen Wert", "help build"),
            (["build", "x"], "Zu viele Angaben: x", "help build"),
            (["build", "-x"], "Zu viele Angaben: -x", "help build"),
            (["new"], "Es fehlt: TYP TITEL", "help new"),
            (["new", "termin"], "Es fehlt: TITEL", "help new"),
            (["new", "termin", "Ein", "Titel"], "Zu viele Angaben: Titel", "help new"),
            (["help", "user", "invite", "jetzt"], "Zu viele Angaben: jetzt", "help help"),
            (["user"], "Zu „user“ fehlt, was getan werden soll", "user invite, user disable, user role"),
            (["user", "delete"], "Zu „user“ fehlt, was getan werden soll", "user list"),
            (["user", "invite"], "Es fehlt: E-MAIL", "help user invite"),
            (["backup"], "Es fehlt: DATEI", "help backup"),
            (["build", "--set"], "Zu --set fehlt der Wert (SCHLÜSSEL=WERT)", "help build"),
            (["build", "--"], "kennt --", "help build"),
        ] as [([String], String, String)]
    )
    func misuse(words: [String], text: String, hint: String) async {
        let error = #expect(throws: Arguments.Misuse.self) { try Arguments(words, environment: [:]) }
        #expect(error?.text.contains(text) == true, "\(error?.text ?? "")")
        #expect(error?.hint.contains(hint) == true, "\(error?.hint ?? "")")
        #expect(await program().run(words) == 2)
    }

    @Test(
        "with an impossible value ends with 2",
        arguments: [
            ["build", "--links", "vielleicht"], ["build", "--set", "prot=80"], ["build", "--set", "port"],
            ["build", "--set", "port=viele"], ["build", "--config", "/gibt/es/nicht.yml"],
            ["build", "--base-url", "example.org"],
            ["build", "--base-url=ftp://x.example"],
            ["serve", "--port", "viele"], ["serve", "--port", "70000"], ["serve", "--port=-1"],
            ["serve", "--threads", "0"],
            ["help", "bild"],
        ]
    )
    func wrongValue(words: [String]) async throws {
        try await withScratch { root in
            try makeSite(root)
            let before = try tree(root)
            let isHelp = words[0] == "help"
            let output = isHelp ? [] : ["--output", root + "/site"]
            #expect(await program().run(words + (isHelp ? [] : folders(root)) + output) == 2)
            #expect(try tree(root) == before)
        }
    }

    @Test("takes values with and without an equals sign, the last one counts")
    func values() throws {
        let arguments = try Arguments(
            ["build", "--content", "A", "--output=B=C", "--theme=", "--content=D", "--drafts"],
            environment: [:]
        )
        #expect(arguments["content"] == "D")
        #expect(arguments["output"] == "B=C")
        #expect(arguments["theme"]?.isEmpty == true)
        #expect(arguments.has("drafts"))
        #expect(arguments["links"] == "error")
        #expect(arguments.given("links") == nil)
        #expect(arguments["base-url"] == nil)
    }

    @Test("comes before the environment, and that before the defaults")
    func environment() throws {
        let environment = [
            "NRWCONNECT_CONTENT": "U", "NRWCONNECT_BASE_URL": "https://u.example",
            "NRWCONNECT_DRAFTS": "true", "CONTENT": "X",
        ]
        let arguments = try Arguments(["build", "--content", "K"], environment: environment)
        #expect(arguments["content"] == "K")
        #expect(arguments["base-url"] == "https://u.example")
        #expect(arguments.given("base-url") == "https://u.example")
        #expect(arguments.has("drafts"))
        #expect(arguments["theme"] == "Themes/standard")
        #expect(try Arguments(["build"], environment: environment)["content"] == "U")
    }

    @Test(
        "may be completed by any switch in the environment, or says that it cannot",
        arguments: ["1", "ja", "yes", "TRUE"]
    )
    func switchInEnvironment(value: String) {
        let arguments = try? Arguments(["check"], environment: ["NRWCONNECT_STRICT": value])
        #expect(arguments == nil || arguments?.has("strict") == true)
    }

    @Test(
        "of help is understood in the usual spellings",
        arguments: [
            ["help"], ["--help"], ["-h"], ["help", "build"], ["build", "--help"], ["help", "user"],
            ["user", "--help"], ["user", "invite", "-h"], ["help", "user", "invite"], ["help", "settings"],
        ]
    )
    func help(words: [String]) async {
        #expect(await program().run(words) == 0)
    }
}

@Suite("The help")
struct HelpTests {
    @Test("names every command", arguments: CommandTable.visible.map(\.name))
    func overview(command: String) {
        #expect(HelpText.overview().contains("    \(command) "))
    }

    @Test(
        "of a command names every option with its value, default and an example",
        arguments: CommandTable.all.map(\.name)
    )
    func page(name: String) throws {
        let command = try #require(CommandTable.all.first { $0.name == name })
        let text = HelpText.page(command)
        #expect(text.contains(command.summary))
        for argument in command.arguments { #expect(text.contains(argument)) }
        for option in command.options where !option.isHidden {
            #expect(
                text.contains("--\(option.name)\(option.value.map { " " + $0 } ?? "")\n"),
                "\(option.name)"
            )
            #expect(text.contains(option.help))
            if let fallback = option.fallback { #expect(text.contains("ohne Angabe: \(fallback)")) }
        }
        #expect(!command.examples.isEmpty)
        for example in command.examples { #expect(text.contains(example)) }
    }

    @Test("shows examples that the command line understands", arguments: CommandTable.all.flatMap(\.examples))
    func examples(example: String) throws {
        let command = example.split(separator: ">").first ?? ""
        var words: [String] = []
        for (at, part) in command.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
            words += at % 2 == 1 ? [String(part)] : part.split(separator: " ").map(String.init)
        }
        #expect(words.first == "nrwconnect")
        #expect(throws: Never.self) { try Arguments(Array(words.dropFirst()), environment: [:]) }
    }

    @Test("keeps commands and options for tests to itself")
    func hidden() {
        #expect(!HelpText.overview().contains("routes"))
        #expect(CommandTable.named("routes") != nil)
    }

    @Test("lists every setting with its variable and default", arguments: Configuration.settings.map(\.key))
    func settings(key: String) throws {
        let setting = try #require(Configuration.settings.first { $0.key == key })
        let text = HelpText.settings()
        #expect(text.contains("\n    \(key)\n        \(setting.help)\n        \(setting.environment), "))
        if let fallback = setting.fallback { #expect(text.contains("ohne Angabe: \(fallback)")) }
    }

    @Test("says what the exit codes mean")
    func exitCodes() {
        let text = HelpText.overview()
        for line in ["0  in Ordnung", "1  Fehler", "2  falscher Aufruf"] { #expect(text.contains(line)) }
    }
}
