import CasewireModel
import Testing

@testable import Fetching

@Suite("Every code of libcurl's") struct CurlErrorsTests {
    @Test("has a name, a class and a sentence")
    func complete() {
        for code in CurlFault.codes {
            #expect(CurlFault.table[code] != nil, "libcurl's \(code) is not in the table")
        }
        #expect(CurlFault.table.count == CurlFault.codes.count)
        let names = CurlFault.table.values.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { $0.hasPrefix("CURLE_") })
        #expect(CurlFault.table.values.allSatisfy { $0.sentence.count > 10 && !$0.sentence.hasSuffix(".") })
    }

    @Test("becomes an error of its class, and none is forgotten on the way")
    func classes() {
        for (code, fault) in CurlFault.table {
            #expect(FetchError.other(code: Int(code), fault.sentence).kind == fault.kind)
        }
    }

    @Test("is named in what the log says")
    func words() {
        let error = FetchError.other(code: 77, CurlFault.of(77).sentence)
        #expect(error.description.hasSuffix("(CURLE_SSL_CACERT_BADFILE, libcurl's 77)"))
        #expect(error.kind == .system)
    }

    @Test("that is newer than the table is said too, and tried again")
    func unknown() {
        let error = FetchError.other(code: 5000, CurlFault.of(5000).sentence)
        #expect(error.kind == .retry)
        #expect(error.description.contains("does not know (CURLE_5000"))
        #expect(FetchError.other(code: -1, "x").kind == .retry)
    }

    @Test(
        "An answer that is no document is of a class by its status",
        arguments: [
            (500, nil, FetchError.Kind.retry), (502, nil, .retry), (503, nil, .retry), (503, "60", .retry),
            (429, nil, .wait), (429, "60", .wait), (404, nil, .retry), (410, nil, .retry),
            (403, nil, .giveUpForToday), (401, nil, .settings), (407, nil, .settings), (501, nil, .giveUpForToday),
            (418, nil, .giveUpForToday), (599, nil, .retry), (302, nil, .giveUpForToday),
        ])
    func statuses(status: Int, retryAfter: String?, kind: FetchError.Kind) {
        var headers = Headers()
        if let retryAfter { headers.append(name: "Retry-After", value: Array(retryAfter.utf8)) }
        #expect(FetchError.status(Response(status: status, url: "http://a/", headers: headers)).kind == kind)
    }

    @Test("A wall's 403 takes somebody to mend it; a 503 may be a wall or a bad hour")
    func walls() {
        #expect(FetchError.blocked(Response(status: 403, url: "http://a/")).kind == .giveUpForToday)
        #expect(FetchError.blocked(Response(status: 503, url: "http://a/")).kind == .retry)
    }
}
