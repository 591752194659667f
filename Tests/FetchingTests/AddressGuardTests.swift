import Testing

@testable import Fetching

@Suite("S5: addresses that no stranger may lead us to") struct AddressGuardTests {
    @Test(
        "are known in every notation",
        arguments: [
            "127.0.0.1", "127.255.255.254", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1",
            "169.254.169.254", "100.64.0.1", "100.127.255.255", "224.0.0.1", "255.255.255.255", "198.18.0.1", "::1",
            "::",
            "::ffff:127.0.0.1", "::ffff:10.0.0.1", "fd00::1", "fc00::1", "fe80::1", "ff02::1", "64:ff9b::7f00:1",
            "2002:7f00:1::", "2001:db8::1", "2001::1",
        ])
    func refused(address: String) throws {
        #expect(!AddressGuard.isPublic(try #require(SocketAddress.parse(address))))
    }

    @Test(
        "public ones pass",
        arguments: [
            "1.1.1.1", "93.184.216.34", "172.15.255.255", "172.32.0.1", "100.63.255.255", "100.128.0.1", "198.20.0.1",
            "2606:4700:4700::1111", "2a00:1450:4001:81b::200e", "::ffff:1.1.1.1", "64:ff9b::101:101",
        ])
    func passed(address: String) throws {
        #expect(AddressGuard.isPublic(try #require(SocketAddress.parse(address))))
    }

    @Test(
        "hosts written as numbers are read as libcurl reads them",
        arguments: ["http://2130706433/", "http://0177.0.0.1/", "http://127.1/", "http://0x7f.1/"])
    func numbers(url: String) throws {
        let parts = try #require(URLParts(url))
        #expect(parts.literalAddress == [127, 0, 0, 1])
    }

    @Test(
        "only http and https are addresses to ask",
        arguments: ["file:///etc/passwd", "gopher://a/", "dict://a/", "", "x"])
    func schemes(url: String) { #expect(URLParts(url) == nil || url == "x") }
}
