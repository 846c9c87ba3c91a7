import Access
import Store
import Testing

@Suite("Time-based codes")
struct TOTPTests {
    /// RFC 6238, appendix B.
    static let secret = Array("12345678901234567890".utf8)

    @Test(
        "match the table of RFC 6238 appendix B",
        arguments: [
            (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"),
            (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
        ]
    )
    func vectors(seconds: Int, code: String) {
        let step = TOTP.step(at: Timestamp(seconds: seconds))
        #expect(TOTP.code(secret: Self.secret, step: step, digits: 8) == code)
        #expect(TOTP.code(secret: Self.secret, step: step) == String(code.suffix(6)))
    }

    @Test(
        "match the table of RFC 4226 appendix D",
        arguments: zip(
            0..<10,
            [
                "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871",
                "520489",
            ]
        )
    )
    func counters(step: Int, code: String) {
        #expect(TOTP.code(secret: Self.secret, step: Int64(step)) == code)
    }

    @Test("are accepted one step early or late, and no earlier or later", arguments: -3...3)
    func window(offset: Int) {
        let now = Timestamp(seconds: 1_234_567_890)
        let step = TOTP.step(at: now) + Int64(offset)
        let accepted = TOTP.accept(
            TOTP.code(secret: Self.secret, step: step),
            secret: Self.secret,
            at: now,
            after: nil
        )
        #expect(accepted == (abs(offset) <= 1 ? step : nil))
    }

    @Test("are not accepted a second time, nor one from before the last")
    func replay() {
        let now = Timestamp(seconds: 1_234_567_890)
        let step = TOTP.step(at: now)
        let code = TOTP.code(secret: Self.secret, step: step)
        #expect(TOTP.accept(code, secret: Self.secret, at: now, after: step - 1) == step)
        #expect(TOTP.accept(code, secret: Self.secret, at: now, after: step) == nil)
        let before = TOTP.code(secret: Self.secret, step: step - 1)
        #expect(TOTP.accept(before, secret: Self.secret, at: now, after: step) == nil)
    }

    @Test(
        "that are no six digits are refused",
        arguments: ["", "12345", "1234567", "abcdef", "１２３４５６", "12345\u{0}"]
    )
    func odd(code: String) {
        #expect(TOTP.accept(code, secret: Self.secret, at: Timestamp(seconds: 59), after: nil) == nil)
    }

    @Test("are set up by an address that carries odd names safely")
    func uri() {
        let uri = TOTP.uri(
            secret: Self.secret,
            account: "erika+x@musterstadt.example",
            issuer: "Mein & Dein: Öl"
        )
        #expect(
            uri == "otpauth://totp/Mein%20%26%20Dein%3A%20%C3%96l:erika%2Bx%40musterstadt.example"
                + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Mein%20%26%20Dein%3A%20%C3%96l"
                + "&algorithm=SHA1&digits=6&period=30"
        )
    }

    @Test("have secrets of 160 bits that differ")
    func secrets() {
        #expect(TOTP.makeSecret().count == 20)
        #expect(TOTP.makeSecret() != TOTP.makeSecret())
    }
}
