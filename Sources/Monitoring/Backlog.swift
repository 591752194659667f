import Configuration

/// What is still to be asked, in an order in which hosts alternate: of few tasks at a time, none is to wait long for the
/// distance that two starts on one host keep.
struct Backlog {
    private let feeds: [FeedSettings]
    /// How many may be asked at a time: where all can, the order of feeds.conf is as good.
    private let tasks: Int
    private var asks: [(feeds: [Int], obeysHolds: Bool)] = []
    private var first = 0

    init(of feeds: [FeedSettings], tasks: Int) {
        self.feeds = feeds
        self.tasks = tasks
    }

    mutating func add(_ wave: Wave) {
        guard !wave.asks.isEmpty else { return }
        if first == asks.count { (asks, first) = ([], 0) }
        let inOrder = wave.asks.count > tasks ? interleaved(wave.asks) : wave.asks
        asks += inOrder.map { ($0, wave.obeysHolds) }
    }

    mutating func next() -> (feeds: [Int], obeysHolds: Bool)? {
        guard first < asks.count else { return nil }
        first += 1
        return asks[first - 1]
    }

    private func interleaved(_ asks: [[Int]]) -> [[Int]] {
        var turns: [Substring: Int] = [:]
        var rounds: [[[Int]]] = []
        for ask in asks {
            let host = ask.first.map { Self.host(of: feeds[$0].url) } ?? ""
            let round = turns[host, default: 0]
            turns[host] = round + 1
            if round == rounds.count { rounds.append([]) }
            rounds[round].append(ask)
        }
        return rounds.flatMap { $0 }
    }

    /// As written: name and port.
    private static func host(of url: String) -> Substring {
        let utf8 = url.utf8
        let scheme = utf8.prefix { $0 != UInt8(ascii: ":") }
        let rest = utf8[scheme.endIndex...].starts(with: "://".utf8) ? utf8[scheme.endIndex...].dropFirst(3) : utf8[...]
        return Substring(rest.prefix { !"/?#".utf8.contains($0) })
    }
}
