import Foundation
import Mail
import Store
import TestSupport
import Testing
import Web

@testable import Access
@testable import Accounts

@Suite struct SecondFactorTests {
    @Test(arguments: TestDatabase.engines)
    func setUpShowsQRCodeThenCodesOnceAndIsAskedForFromThenOn(engine: Engine) async throws {
        try await withAccounts(engine) { site in
            try await site.person()
            let browser = try await site.signedIn()
            let factor = try await site.setUp(browser)
            #expect(factor.codes.count == 10)
            #expect(await browser.get("/mein-bereich/sicherheit/").contains("10 übrig"))
            #expect(await browser.get(EnrolmentScreens.path.text).location == "/mein-bereich/sicherheit/")
            try await site.deliver()
            #expect(site.messenger.messages.map(\.subject.text) == ["Zweiter Faktor eingeschaltet"])

            let other = site.browser(address: "192.0.2.8")
            _ = await other.get("/anmelden/?weiter=/mein-bereich/profil/")
            let answer = await other.submit("/anmelden/", site.credentials())
            #expect(answer.location == "/anmelden/zweiter-faktor/?weiter=%2Fmein-bereich%2Fprofil%2F")
            let form = await other.follow()
            #expect(form.attribute("autocomplete", of: "code") == "one-time-code")
            #expect(form.attribute("inputmode", of: "code") == "numeric")
            site.clock.advance(by: .seconds(30))
            let done = await other.submit(
                "/anmelden/zweiter-faktor/",
                ["code": factor.code(at: site.clock.now)]
            )
            #expect(done.location == "/mein-bereich/profil/")
            #expect(await other.follow().title == "Profil")
        }
    }

    @Test func passwordAloneOpensNothing() async throws {
        try await withAccounts { site in
            try await site.person()
            _ = try await site.setUp(try await site.signedIn())
            let browser = try await site.signedIn(address: "192.0.2.8")
            for path in [
                "/mein-bereich/", "/mein-bereich/profil/", "/mein-bereich/sicherheit/",
                "/mein-bereich/loeschen/",
                EnrolmentScreens.path.text, "/mein-bereich/sicherheit/wiederherstellungscodes/",
            ] {
                let page = await browser.get(path)
                #expect(page.status == 303, "\(path)")
                #expect(page.location?.hasPrefix("/anmelden/zweiter-faktor/") == true, "\(path)")
            }
            _ = await browser.get("/anmelden/zweiter-faktor/")
            let begin = await browser.submitAnyway(EnrolmentScreens.path.text)
            #expect(begin.location?.hasPrefix("/anmelden/zweiter-faktor/") == true)
        }
    }

    @Test func wrongCodeComesBackWithoutTheCode() async throws {
        try await withAccounts { site in
            try await site.person()
            _ = try await site.setUp(try await site.signedIn())
            let browser = try await site.signedIn(address: "192.0.2.8")
            _ = await browser.get("/anmelden/zweiter-faktor/")
            let page = await browser.submit("/anmelden/zweiter-faktor/", ["code": "000000"])
            #expect(page.status == 422)
            #expect(page.value(of: "code") == "")
            #expect(page.contains("Dieser Code gilt nicht."))
            #expect(await browser.get("/mein-bereich/").status == 303)
        }
    }

    @Test func recoveryCodeWorksOnce() async throws {
        try await withAccounts { site in
            try await site.person()
            let factor = try await site.setUp(try await site.signedIn())
            let code = try #require(factor.codes.first)
            let browser = try await site.signedIn(address: "192.0.2.8")
            _ = await browser.get("/anmelden/wiederherstellungscode/")
            let done = await browser.submit("/anmelden/wiederherstellungscode/", ["code": code])
            #expect(done.location == "/mein-bereich/")
            #expect(await browser.follow().contains("Der Wiederherstellungscode ist verbraucht."))
            try await site.deliver()
            #expect(site.messenger.messages.last?.subject.text == "Wiederherstellungscode benutzt")

            let other = try await site.signedIn(address: "192.0.2.9")
            _ = await other.get("/anmelden/wiederherstellungscode/")
            let again = await other.submit("/anmelden/wiederherstellungscode/", ["code": code])
            #expect(again.status == 422)
            #expect(await other.get("/mein-bereich/").status == 303)
        }
    }

    @Test func roleThatNeedsASecondFactorLeadsThroughTheSetUpFirst() async throws {
        try await withAccounts { site in
            try await site.person(roles: [.editing])
            try await site.demandSecondFactor(of: .editing)
            let browser = site.browser()
            _ = await browser.get("/anmelden/?weiter=/mein-bereich/profil/")
            let answer = await browser.submit("/anmelden/", site.credentials())
            #expect(answer.location == "\(EnrolmentScreens.path)?weiter=%2Fmein-bereich%2Fprofil%2F")
            let page = await browser.follow()
            #expect(page.contains("Eine Ihrer Rollen verlangt einen zweiten Faktor."))
            #expect(page.attribute("type", of: "current-password") == nil)
            #expect(await browser.get("/mein-bereich/").status == 303)
            _ = await browser.get(answer.location ?? "")
            let factor = try await site.setUp(browser)
            #expect(factor.next == "/mein-bereich/profil/")
            #expect(await browser.get("/mein-bereich/profil/").status == 200)
        }
    }

    @Test func wrongFirstCodeShowsTheSameQRCodeAgain() async throws {
        try await withAccounts { site in
            try await site.person()
            let browser = try await site.signedIn()
            _ = await browser.get(EnrolmentScreens.path.text)
            _ = await browser.submit(EnrolmentScreens.path.text)
            let first = await browser.follow()
            let again = await browser.submit("\(EnrolmentScreens.path)code", ["code": "000000"])
            #expect(again.status == 422)
            #expect(again.secret == first.secret)
            #expect(again.contains("Dieser Code gilt nicht."))
            #expect(await browser.get("/mein-bereich/sicherheit/").contains("nicht eingerichtet"))
        }
    }

    @Test func laterThanTenMinutesThePasswordIsAskedFor() async throws {
        try await withAccounts { site in
            try await site.person()
            let browser = try await site.signedIn()
            site.clock.advance(by: .minutes(11))
            let form = await browser.get(EnrolmentScreens.path.text)
            #expect(form.attribute("autocomplete", of: "current-password") == "current-password")
            let wrong = await browser.submit(
                EnrolmentScreens.path.text,
                ["current-password": "falsch und lang"]
            )
            #expect(wrong.status == 422)
            #expect(!wrong.html.contains("falsch und lang"))
            let right = await browser.submit(
                EnrolmentScreens.path.text,
                ["current-password": AccountsSite.password]
            )
            #expect(right.status == 303)
        }
    }

    @Test func turningOffAndNewCodesNeedThePassword() async throws {
        try await withAccounts { site in
            try await site.person()
            let browser = try await site.signedIn()
            let old = try await site.setUp(browser)
            let codes = "/mein-bereich/sicherheit/wiederherstellungscodes/"
            _ = await browser.get(codes)
            #expect(await browser.submit(codes, ["current-password": "falsch und lang"]).status == 422)
            let shown = await browser.submit(codes, ["current-password": AccountsSite.password])
            #expect(shown.recoveryCodes.count == 10)
            #expect(Set(shown.recoveryCodes).isDisjoint(with: old.codes))

            let off = "\(EnrolmentScreens.path)abschalten/"
            _ = await browser.get(off)
            #expect(await browser.submit(off, ["current-password": "falsch und lang"]).status == 422)
            #expect(await browser.get("/mein-bereich/sicherheit/").contains("10 übrig"))
            _ = await browser.get(off)
            let done = await browser.submit(off, ["current-password": AccountsSite.password])
            #expect(done.location == "/mein-bereich/sicherheit/")
            #expect(await browser.follow().contains("nicht eingerichtet"))
        }
    }
}

/// What somebody has after setting up: the app's secret and the codes on paper.
struct OwnedFactor {
    let secret: [UInt8]
    let codes: [String]
    /// Where the page of codes leads.
    let next: String

    func code(at now: Timestamp) -> String { TOTP.code(secret: secret, step: TOTP.step(at: now)) }
}

extension AccountsSite {
    /// From now on whoever holds the role needs a second factor.
    func demandSecondFactor(of key: Role.Key) async throws {
        guard let role = try await gate.roles().first(where: { $0.key == key }) else {
            throw Unexpected(what: key.rawValue)
        }
        let draft = RoleDraft(
            title: role.title,
            scope: role.scope,
            rights: role.rights,
            needsSecondFactor: true
        )
        let outcome = try await gate.editRole(key, draft, by: .commandLine)
        guard case .done = outcome else { throw Unexpected(what: "\(outcome)") }
    }

    /// Sets up the second factor as a person does, from the page that the browser shows or the one of "Sicherheit".
    func setUp(_ browser: Browser) async throws -> OwnedFactor {
        if await browser.lastPage?.title != "Zweiten Faktor einrichten" {
            _ = await browser.get(EnrolmentScreens.path.text)
        }
        _ = await browser.submit(EnrolmentScreens.path.text)
        let page = await browser.follow()
        guard let secret = page.secret.flatMap({ Base32.decode($0.replacing(" ", with: "")) }) else {
            throw Unexpected(what: page.text)
        }
        let code = TOTP.code(secret: secret, step: TOTP.step(at: clock.now))
        let shown = await browser.submit("\(EnrolmentScreens.path)code", ["code": code])
        guard shown.title == "Ihre Wiederherstellungscodes" else { throw Unexpected(what: shown.text) }
        return OwnedFactor(secret: secret, codes: shown.recoveryCodes, next: shown.nextLink ?? "")
    }
}

extension Page {
    /// The secret that stands under the QR code.
    var secret: String? {
        guard let start = html.range(of: "otpauth://totp/"),
            let key = html[start.upperBound...].range(of: "secret=")
        else { return nil }
        return String(html[key.upperBound...].prefix { $0.isLetter || $0.isNumber })
    }

    /// Two groups of letters and digits, as recovery codes are written.
    var recoveryCodes: [String] {
        html.components(separatedBy: "<code").dropFirst().compactMap { piece in
            let text = piece.drop { $0 != ">" }.dropFirst().prefix { $0 != "<" }
            return text.contains("-") ? String(text) : nil
        }
    }

    /// Where the button of the page of codes leads.
    var nextLink: String? {
        html.components(separatedBy: "<a ").first { $0.contains("Ich habe die Codes gesichert") }
            .flatMap { $0.components(separatedBy: "href=\"").dropFirst().first }
            .map { String($0.prefix { $0 != "\"" }) }
    }
}
