package import CasewireModel
package import Configuration
import FeedParsing
import Fetching

/// Asks each feed once and keeps nothing: `casewire check --online`.
package struct Probe: Sendable {
    private let settings: Settings
    private let version: String

    package init(settings: Settings, version: String) {
        self.settings = settings
        self.version = version
    }

    package struct Answer: Sendable {
        package let feed: FeedID
        package var items: Int?
        package var format: String?
        package var error: PollError?
    }

    /// In the order of feeds.conf.
    package func answers(progress: (_ done: Int, _ all: Int) -> Void) async throws(PollError) -> [Answer] {
        let polling = settings.polling
        let fetcher: CurlLoop
        do {
            fetcher = try CurlLoop(transfers: polling.transfers, perHost: polling.perHost, spacing: polling.spacing)
        } catch {
            throw .fetch(error)
        }
        let requests = Requests(settings: settings, version: version)
        return await withTaskGroup(of: (Int, Answer).self) { group in
            for (index, feed) in settings.feeds.enumerated() {
                group.addTask { (index, await Self.ask(feed, requests, fetcher)) }
            }
            var answers: [Int: Answer] = [:]
            for await (index, answer) in group {
                answers[index] = answer
                progress(answers.count, settings.feeds.count)
            }
            return settings.feeds.indices.compactMap { answers[$0] }
        }
    }

    private static func ask(_ feed: FeedSettings, _ requests: Requests, _ fetcher: CurlLoop) async -> Answer {
        var answer = Answer(feed: feed.id)
        switch await Monitor.ask(FeedUnit(asking: feed), fetcher, requests) {
        case .success(.read(let arrival)):
            answer.items = arrival.feed.items.count
            answer.format = arrival.feed.format
        case .success(.notModified): break  // asked without validators, no server may say so
        case .failure(let error): answer.error = error
        }
        return answer
    }
}
