package import CasewireModel
import Foundation
import TextTools

/// Reads a feed while its bytes arrive.
///
/// Bytes go through a decoder (any charset into UTF-8), then either through `JSONFeedReader`, or through `XMLMender`, which
/// parts them into well-formed markup and texts, `XMLPushParser` (markup into events) and `FeedReader` (events and texts
/// into a feed). Each holds a piece at most; what grows is the feed alone.
package struct FeedParser: ~Copyable {
    private let base: String?
    private let header: String?
    private var received = 0
    /// The first bytes, up to where a declaration of the charset must end.
    private var head: [UInt8] = []
    private var stage: FeedStage?

    /// - Parameters:
    ///   - base: the address that the bytes came from.
    ///   - contentType: the `Content-Type` header; its charset goes before the document's own.
    package init(base: String?, contentType: String?) {
        self.base = base
        header = contentType.flatMap(Charset.label(ofContentType:))
    }

    package static func parse(_ document: Document) throws(FeedParsingError) -> Feed {
        var parser = FeedParser(base: document.url.isEmpty ? nil : document.url, contentType: document.contentType)
        parser.push(document.body[...])
        return try parser.finish()
    }

    /// The next bytes, as many or as few as there are.
    package mutating func push(_ bytes: ArraySlice<UInt8>) {
        received += bytes.count
        guard received <= Limits.feedBytes else { return }
        var rest = bytes
        while !rest.isEmpty {
            let piece = rest.prefix(Limits.pieceBytes)
            rest = rest.dropFirst(piece.count)
            take(piece)
        }
    }

    /// - Throws: where there is no feed in the bytes. A feed that is cut or ill-formed is read as far as it goes.
    package consuming func finish() throws(FeedParsingError) -> Feed {
        guard received <= Limits.feedBytes else { throw .tooLarge(bytes: received) }
        if stage == nil { begin() }
        guard var stage = consume stage else { throw .noFeed(reason: NoFeed.reason(head: head, root: nil)) }
        return try stage.finish(head: head)
    }

    private mutating func take(_ piece: ArraySlice<UInt8>) {
        if stage?.take(piece) != nil { return }
        head.append(contentsOf: piece)
        if head.count >= Limits.headBytes { begin() }
    }

    private mutating func begin() {
        // The same bytes decide, however they arrive.
        let start = head.prefix(Limits.headBytes)
        stage = FeedStage(head: start, header: header, base: base)
        stage?.take(head[...])
        head = Array(start)
    }
}
