import CasewireModel
import Foundation
import TestSupport
import Testing

@Suite("The sample newsroom, polled by the built program", .timeLimit(.minutes(3))) struct NewsroomTests {
    @Test("brings each expected alert and case once, and nothing twice")
    func wholeWay() async throws {
        let newsroom = try Newsroom.start()
        // One feed after the other: which of two copies of a story is its first is told by arrival, and so is its address.
        let configuration = newsroom.configuration.replacingOccurrences(
            of: "[polling]", with: "[polling]\ntransfers = 1")
        let monitored = try Monitored(configuration: configuration)
        let first = try await monitored.run("once", "--all")
        #expect(first.status == 0)
        #expect(first.errors == "", "cron wants silence")

        let alerts = try monitored.alerts()
        let expected = try newsroom.expected()
        for expectation in expected {
            let found = alerts.filter {
                $0.item.url == expectation.url || $0.sightings.contains { $0.url == expectation.url }
            }
            #expect(found.count == 1, "\(expectation.url): \(found.count) alerts")
            guard let alert = found.first else { continue }
            #expect(Set(alert.matches.map(\.entity.rawValue)) == Set(expectation.entities), "\(expectation.url)")
            let cases = try monitored.cases().filter { alert.cases.contains($0.id) }
            #expect(Set(cases.map(\.person.name)) == Set(expectation.persons), "\(expectation.url)")
        }
        #expect(alerts.count == expected.count, "\(alerts.map { $0.item.url ?? "" }.sorted())")

        let names = try monitored.messages("alerts", as: Alert.self).keys.sorted()
        let second = try await monitored.run("once", "--all")
        #expect(second.status == 0)
        #expect(try monitored.messages("alerts", as: Alert.self).keys.sorted() == names)
        let feedRequests = newsroom.server.requests.filter { $0["Accept"]?.contains("rss") == true }
        let conditional = feedRequests.filter { $0["If-None-Match"] != nil || $0["If-Modified-Since"] != nil }
        #expect(conditional.count * 2 == feedRequests.count, "the second poll asks whether anything changed")
    }

    @Test("brings one alert of a story that stands on four sites, and says where it was seen once it is corrected")
    func nextDay() async throws {
        let newsroom = try Newsroom.start()
        let monitored = try Monitored(
            configuration: newsroom.configuration.replacingOccurrences(
                of: "[polling]", with: "[polling]\ntransfers = 1"))
        _ = try await monitored.run("once", "--all")
        let before = Set(try monitored.messages("alerts", as: Alert.self).keys)

        newsroom.beginNextDay()
        let next = try await monitored.run("once", "--all")
        #expect(next.status == 0)
        let alerts = try monitored.messages("alerts", as: Alert.self).filter { !before.contains($0.key) }.map(\.value)
        let expected = try newsroom.expectedNextDay()
        #expect(alerts.count == expected.count, "\(alerts.map { $0.item.url ?? "" })")
        for expectation in expected {
            let alert = try #require(alerts.first { $0.item.url == expectation.url })
            #expect(alert.revision == expectation.revision)
            #expect(alert.sightings.map(\.feed.rawValue) == expectation.sightings)
            #expect(before.contains { $0.contains(".alert.\(alert.id)-\(expectation.revision - 1).") })
        }
    }

    @Test("every span and context of its alerts is of the text that the message prints")
    func spans() async throws {
        let newsroom = try Newsroom.start()
        let monitored = try Monitored(configuration: newsroom.configuration)
        _ = try await monitored.run("once", "--all")
        for alert in try monitored.alerts() {
            for match in alert.matches {
                let text = try #require(alert.item[match.field])
                #expect(String(text[match.span]) == match.text)
                #expect(text.contains(match.context))
            }
        }
        for record in try monitored.cases() {
            #expect(record.events.allSatisfy { !$0.quote.isEmpty && $0.source != nil })
        }
    }
}
