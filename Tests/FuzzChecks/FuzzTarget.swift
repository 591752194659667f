/// A reader of strangers' bytes, and what holds of it whatever they send.
///
/// `scripts/fuzz` looks for bytes of which it does not hold; the tests replay those under `Fixtures/fuzz`.
package enum FuzzTarget: String, CaseIterable, Sendable {
    case charset, dates, feed, item, page, text

    package func check(_ input: [UInt8]) throws(BrokenPromise) {
        switch self {
        case .charset: try CharsetCheck.run(input)
        case .dates: try DatesCheck.run(input)
        case .feed: try FeedCheck.run(input)
        case .item: try ItemCheck.run(input)
        case .page: try PageCheck.run(input)
        case .text: try TextCheck.run(input)
        }
    }

    /// `check` for libFuzzer, which takes the end of the process for a finding.
    /// - Parameter start: nil where `count` is 0.
    /// - Returns: 0, as libFuzzer wants it.
    @unsafe package func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
        let input = unsafe Array(UnsafeBufferPointer(start: start, count: count))
        do {
            try check(input)
        } catch {
            fatalError("\(rawValue): \(error)")
        }
        return 0
    }
}
