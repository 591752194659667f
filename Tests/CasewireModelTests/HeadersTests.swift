import CasewireModel
import Testing

@Suite("Header fields") struct HeadersTests {
    private let headers = Headers(
        lines: Array("Content-Type: text/xml; charset=\"utf-8\" \r\nETag:\"1\"\r\nX-Empty:\r\nETag: \"2\"\nX-8: ".utf8)
            + [0xE9])

    @Test("are found in any case, the first of a name, without the blanks around them")
    func found() {
        #expect(headers.text("CONTENT-TYPE") == "text/xml; charset=\"utf-8\"")
        #expect(headers["etag"] == Array("\"1\"".utf8))
        #expect(headers["x-empty"] == [])
        #expect(headers["x-8"] == [0xE9], "the last line may have no end")
    }

    @Test("are not found by a part of their name, nor by what only looks like it")
    func notFound() {
        for name in ["type", "content", "ET", "X", "", "content\u{0D}type"] { #expect(headers[name] == nil) }
        #expect(Headers(lines: Array("X[Y: 1\n".utf8))["x{y"] == nil)
    }

    @Test("that continue another line are passed over")
    func folded() {
        #expect(Headers(lines: Array("A: 1\n ETag: 2\n\tDate: 3\n".utf8))["etag"] == nil)
    }

    @Test("can be made by hand, a line break in them being a blank")
    func made() {
        var headers = Headers()
        headers.append(name: "Retry-After", value: Array("1\r\nAge: 2".utf8))
        headers.append(name: "Age", value: Array("3".utf8))
        #expect(headers.text("retry-after") == "1  Age: 2")
        #expect(headers.text("age") == "3")
    }
}
