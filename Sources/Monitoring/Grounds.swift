import CasewireModel
import Fetching
import Foundation
import Storage

/// What an alert rests on, and how it came about.
struct Grounds {
    /// The answers that brought it: its feed's, and its page's.
    var captures: [Capture] = []
    /// Does what earlier alerts of the story rested on count too? So where only its page was asked for again.
    var includeEarlier = false
    var found: Alert.Found?

    static let none = Grounds()
}

/// Makes the files that bodies are copied into while they are read, for the tasks that fetch.
struct Recorder: Sendable {
    /// Of bodies that are not evidence yet.
    let folder: String
    let clock: @Sendable () -> Date

    func file() -> CaptureFile { CaptureFile(in: folder) }

    /// - Returns: nil where the answer was not asked how it came about.
    func capture(_ response: Response, in file: CaptureFile?, _ body: Range<Int>?) -> Capture? {
        guard let file, response.exchange != nil else { return nil }
        return Capture(response, fetched: clock(), in: file, body: body ?? 0..<file.length)
    }
}
