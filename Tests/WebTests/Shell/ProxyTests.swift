import Testing

@testable import Web

@Suite("Proxies in between")
struct ProxyTests {
    @Test(arguments: [
        ("10.0.0.0/8", "10.1.2.3", true), ("10.0.0.0/8", "11.0.0.1", false), ("192.0.2.7", "192.0.2.7", true),
        ("192.0.2.7", "192.0.2.8", false), ("2001:db8::/32", "2001:db8:1::1", true),
        ("2001:db8::/32", "2001:db9::1", false), ("10.0.0.0/8", "::ffff:10.0.0.1", true),
        ("0.0.0.0/0", "203.0.113.1", true),
        ("0.0.0.0/0", "2001:db8::1", false), ("192.0.2.0/25", "192.0.2.127", true),
        ("192.0.2.0/25", "192.0.2.128", false),
    ])
    func aNetworkHoldsItsAddresses(network: String, address: String, isInside: Bool) throws {
        let network = try #require(Network(network))
        #expect(network.contains(IPAddress(address)) == isInside)
        #expect(!network.contains(nil))
    }

    @Test(arguments: [
        "", "10.0.0", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/+8", "2001:db8::/129", "x", "10.0.0.0/8/8",
    ])
    func whatIsNoNetworkIsRefused(text: String) { #expect(Network(text) == nil) }

    @Test(arguments: ["10.0.0.0/8", "192.0.2.7/32", "2001:db8::/32", "unix"])
    func aNetworkIsWrittenAsItWasRead(text: String) { #expect(Network(text)?.description == text) }

    /// Peer, `X-Forwarded-For`, and the address that counts with 10.0.0.0/8 as proxies.
    @Test(arguments: [
        ("198.51.100.1", ["203.0.113.9"], "198.51.100.1"), ("10.0.0.1", ["203.0.113.9"], "203.0.113.9"),
        ("10.0.0.1", ["6.6.6.6, 203.0.113.9"], "203.0.113.9"),
        ("10.0.0.1", ["203.0.113.9, 10.0.0.2"], "203.0.113.9"),
        ("10.0.0.1", ["203.0.113.9", "10.0.0.2, 10.0.0.3"], "203.0.113.9"), ("10.0.0.1", [], "10.0.0.1"),
        ("10.0.0.1", ["unknown"], "10.0.0.1"), ("10.0.0.1", ["203.0.113.9, quatsch"], "10.0.0.1"),
        ("10.0.0.1", ["203.0.113.9:4711"], "203.0.113.9"),
        ("10.0.0.1", ["[2001:db8::1]:4711"], "2001:db8::1"),
        ("10.0.0.1", ["\"[2001:db8::1]\""], "2001:db8::1"), ("10.0.0.1", ["10.0.0.9"], "10.0.0.9"),
        ("10.0.0.1", [String(repeating: "6.6.6.6,", count: 5000) + "203.0.113.9"], "203.0.113.9"),
    ])
    func onlyWhatOwnProxiesSayCounts(peer: String, chain: [String], expected: String) throws {
        let trust = ProxyTrust(networks: [try #require(Network("10.0.0.0/8"))])
        let origin = trust.origin(peer: IPAddress(peer), chain: chain, scheme: [])
        #expect(origin.address?.description == expected)
    }

    @Test func encryptionIsBelievedOnlyOfOwnProxies() throws {
        let trust = ProxyTrust(networks: [try #require(Network("10.0.0.0/8"))])
        let own = IPAddress("10.0.0.1")
        #expect(trust.origin(peer: own, chain: [], scheme: ["https"]).isEncrypted)
        #expect(trust.origin(peer: own, chain: [], scheme: ["http, https"]).isEncrypted)
        #expect(!trust.origin(peer: own, chain: [], scheme: ["https, http"]).isEncrypted)
        #expect(!trust.origin(peer: IPAddress("198.51.100.1"), chain: [], scheme: ["https"]).isEncrypted)
        #expect(
            !ProxyTrust(networks: []).origin(peer: own, chain: ["6.6.6.6"], scheme: ["https"]).isEncrypted
        )
    }

    @Test func aLocalSocketCanBeTrusted() throws {
        let trust = ProxyTrust(networks: [try #require(Network("unix"))])
        #expect(
            trust.origin(peer: nil, chain: ["203.0.113.9"], scheme: []).address?.description == "203.0.113.9"
        )
        #expect(
            trust.origin(peer: IPAddress("10.0.0.1"), chain: ["6.6.6.6"], scheme: []).address?.description
                == "10.0.0.1"
        )
    }

    @Test func theServerFollowsItsProxy() async throws {
        var settings = ShellSettings(baseURL: "http://localhost")
        settings.trustedProxies = [try #require(Network("127.0.0.0/8"))]
        let fields = ["X-Forwarded-For": "203.0.113.9", "X-Forwarded-Proto": "https"]
        let trusted = try await withShell(settings: settings) { try await $0.get("/herkunft/", fields) }
        #expect(trusted.text == "true true")
        let stranger = try await withShell { try await $0.get("/herkunft/", fields) }
        #expect(stranger.text == "false false")
    }
}
