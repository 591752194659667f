import CasewireModel
import FeedParsing
import Storage
import Synchronization

/// A feed that is read while it arrives: libcurl's callback feeds the parser, and no body is kept.
final class FeedBody: BodySink {
    /// nil once it was read to its end. Fed on the loop's thread, ended after it: never at once, which the compiler can't
    /// see.
    private let parser: Mutex<FeedParser?>
    private let copy: CaptureFile?
    private let taken = Atomic(0)

    /// Bytes that came so far, unpacked.
    var size: Int { taken.load(ordering: .relaxed) }

    /// - Parameter copy: takes the body too, for whoever may want it as evidence.
    init(url: String, contentType: String?, copy: CaptureFile? = nil) {
        parser = Mutex(FeedParser(base: url, contentType: contentType))
        self.copy = copy
    }

    func take(_ bytes: ArraySlice<UInt8>) {
        taken.add(bytes.count, ordering: .relaxed)
        copy?.append(bytes)
        parser.withLock { $0?.push(bytes) }
    }

    /// To be called once.
    func feed() throws(PollError) -> Feed {
        do throws(FeedParsingError) {
            return try parser.withLock { (parser) throws(FeedParsingError) in
                guard let parser = parser.take() else { throw .noFeed(reason: "read already") }
                return try parser.finish()
            }
        } catch {
            throw .parse(error)
        }
    }
}
