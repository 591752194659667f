import CasewireModel
import Configuration
import Testing

@testable import Monitoring

@Suite("Which queues a message goes into") struct QueueFilterTests {
    private func names(_ queue: QueueSettings, kind: Message.Kind = .alert, language: String? = "ru-KZ") -> [String] {
        QueueFilter(queues: [queue]).queues(
            for: kind, entities: ["koshe"], feed: "daily-ru", language: language, places: ["Aqtobe"])
    }

    @Test("every filter that is set must let it through")
    func filters() {
        #expect(names(QueueSettings(name: "all")) == ["queues/all"])
        #expect(names(QueueSettings(name: "q", watch: ["koshe", "dvk"])) == ["queues/q"])
        #expect(names(QueueSettings(name: "q", watch: ["dvk"])) == [])
        #expect(names(QueueSettings(name: "q", feeds: ["daily-kk"])) == [])
        #expect(names(QueueSettings(name: "q", languages: ["ru"])) == ["queues/q"])
        #expect(names(QueueSettings(name: "q", languages: ["r"])) == [])
        #expect(names(QueueSettings(name: "q", languages: ["ru"]), language: nil) == [])
        #expect(names(QueueSettings(name: "q", places: ["aqtobe"])) == ["queues/q"])
        #expect(names(QueueSettings(name: "q", places: ["Almaty"])) == [])
        #expect(names(QueueSettings(name: "q", kinds: [.case])) == [])
        #expect(names(QueueSettings(name: "q", kinds: [.case]), kind: .case) == ["queues/q"])
    }
}
