import Foundation
import Synchronization

/// Pages that answer only when they are asked for the third time, say, and with 503 before: a line each of
/// `sites/late.tsv`, the file's path, a tab and the number of the try.
final class LateAnswers: Sendable {
    private let tries: [String: Int]
    private let asked = Mutex<[String: Int]>([:])

    /// - Parameter root: of the sites.
    init(_ root: URL) {
        let table = (try? String(contentsOf: root.appending(path: "late.tsv"), encoding: .utf8)) ?? ""
        tries = table.split(separator: "\n").reduce(into: [:]) { tries, line in
            let fields = line.split(separator: "\t")
            if fields.count == 2, let number = Int(fields[1]) { tries[String(fields[0])] = number }
        }
    }

    /// nil where the page answers now.
    func reply(to request: Request) -> Reply? {
        let name = request.address + request.path
        guard let number = tries[name] else { return nil }
        let count = asked.withLock { asked in
            asked[name, default: 0] += 1
            return asked[name, default: 0]
        }
        return count < number ? .status(503) : nil
    }
}
