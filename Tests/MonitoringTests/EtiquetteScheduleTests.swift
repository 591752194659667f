import CasewireModel
import Configuration
import Fetching
import Foundation
import Storage
import Testing

@testable import Monitoring

@Suite("Etiquette: when a feed is asked next") struct EtiquetteScheduleTests {
    private let hour = 3600.0
    private let day = 86_400.0

    // MARK: After an answer

    @Test("E8: after an answer a feed waits its interval, and never less than the floor")
    func interval() {
        var trace = FeedTrace()
        trace.poll(.items(10, unseen: 10))
        #expect(trace.wait == 1800)
        var hasty = FeedTrace("hasty", PollingSettings(every: .seconds(60), floor: .seconds(300)))
        hasty.poll(.unchanged())
        #expect(hasty.wait == 300)
    }

    @Test("E8: a poll may come one in a hundred early, so that a cron job of the same interval misses none")
    func tolerance() {
        var trace = FeedTrace()
        #expect(Schedule.isDue(trace.memory, trace.settings.polling, at: trace.now), "never asked")
        trace.poll(.unchanged())
        #expect(!Schedule.isDue(trace.memory, trace.settings.polling, at: trace.now.addingTimeInterval(1781)))
        #expect(Schedule.isDue(trace.memory, trace.settings.polling, at: trace.now.addingTimeInterval(1782.5)))
    }

    @Test(
        "E10, E11: Cache-Control and Expires are lower bounds, a day at most, and speed nothing up",
        arguments: [
            ("max-age=7200", nil, nil, 7200), ("public, MAX-AGE=\"7200\"", nil, nil, 7200),
            ("max-age=7200", nil, "1200", 6000),  // has lain in a cache for 20 minutes
            ("max-age=60", nil, nil, 1800), ("max-age=0", nil, nil, 1800), ("no-store", nil, nil, 1800),
            ("no-store, max-age=7200", nil, nil, 1800), ("max-age=999999999999999", nil, nil, 86_400),
            ("max-age=-7200", nil, nil, 1800), ("max-age=soon", nil, nil, 1800), ("max-age=1e9", nil, nil, 1800),
            (nil, "Wed, 15 Nov 2023 00:13:20 GMT", nil, 7200), (nil, "Tue, 14 Nov 2023 22:00:00 GMT", nil, 1800),
            (nil, "0", nil, 1800), (nil, "Sun, 14 Nov 2038 22:00:00 GMT", nil, 86_400),
            ("max-age=3600", "Wed, 15 Nov 2023 20:13:20 GMT", nil, 3600),  // RFC 9111 §5.3: max-age goes first
        ] as [(String?, String?, String?, Double)])
    func freshness(cacheControl: String?, expires: String?, age: String?, wait: Double) {
        var headers: [String: String] = [:]
        headers["Cache-Control"] = cacheControl
        headers["Expires"] = expires
        headers["Age"] = age
        var trace = FeedTrace()
        trace.poll(.items(10, headers))
        #expect(trace.wait == wait)
        trace.poll(.unchanged(headers))
        #expect(trace.wait == wait, "a 304 says it as well")
    }

    @Test("E10: Expires is read by the server's own clock")
    func expiresByItsOwnClock() {
        var trace = FeedTrace()
        trace.poll(
            .items(10, ["Date": "Tue, 14 Nov 2023 20:00:00 GMT", "Expires": "Tue, 14 Nov 2023 21:00:00 GMT"]))
        #expect(trace.wait == 3600)
    }

    @Test(
        "E26: ttl and updatePeriod are lower bounds, a day at most; nonsense is ignored",
        arguments: [
            (Etiquette.Hints.asking(ttl: 120), 7200), (.asking(ttl: 5), 1800), (.asking(ttl: 0), 1800),
            (.asking(ttl: -60), 1800), (.asking(ttl: 1_000_000), 86_400), (.asking(ttl: .max), 86_400),
            (.asking(period: 60), 3600), (.asking(ttl: 60, period: 240), 14_400),
            (.asking(period: 525_600), 86_400),
        ])
    func hints(hints: Etiquette.Hints, wait: Double) {
        var trace = FeedTrace()
        trace.poll(.items(10, hints: hints))
        #expect(trace.wait == wait)
        trace.pollInTurn(.unchanged())
        #expect(trace.wait == wait, "what the last feed asked for holds after a 304")
    }

    @Test("E26: hours and days to skip are waited over, a day at most")
    func skipping() {
        var trace = FeedTrace()  // Tuesday, 22:13
        trace.poll(.items(10, hints: Etiquette.Hints.asking(hours: [22, 23, 0, 24])))
        let one = 2 * hour + 47 * 60 - 20.0  // 01:00
        #expect((one...one + 600).contains(trace.wait))
        trace.poll(.items(10, hints: Etiquette.Hints.asking(hours: [21, 2])))
        #expect(trace.wait == 1800)
        trace.poll(.items(10, hints: Etiquette.Hints.asking(days: [" wednesday ", "Thursday"])))
        #expect(trace.wait == 1800, "22:43 is still Tuesday")
        trace.pass(2 * hour)
        trace.poll(.items(10, hints: Etiquette.Hints.asking(days: ["Wednesday"])))
        #expect((day - 13 * 60 - 20 - 60 * 14...day).contains(trace.wait), "until Thursday")
        trace.poll(.items(10, hints: Etiquette.Hints.asking(days: ["Wednesday", "Thursday", "Friday"])))
        #expect(trace.wait == day, "a day at most")
    }

    @Test(
        "E26: all hours, all days, and names of no day are nonsense",
        arguments: [
            Etiquette.Hints.asking(hours: Array(0...23)), .asking(hours: Array(1...24)), .asking(hours: [99, -1]),
            .asking(days: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]),
            .asking(days: ["Caturday", ""]),
        ])
    func nonsense(hints: Etiquette.Hints) {
        var trace = FeedTrace()
        trace.poll(.items(10, hints: hints))
        #expect(trace.wait == 1800)
    }

    // MARK: After a failure

    @Test(
        "E12: a Retry-After is heeded, in seconds or as a date, for two days at most, and never makes a feed come sooner",
        arguments: [
            (429, "7200", 7200), (503, "Tue, 14 Nov 2023 23:13:20 GMT", 3600), (503, "9999999", 48 * 3600),
            (503, "1", 1800), (429, "60", 1800), (503, " 4000 ", 4000),
        ] as [(Int, String, Double)])
    func retryAfter(status: Int, value: String, wait: Double) {
        var trace = FeedTrace()
        let step = trace.poll(.status(status, ["Retry-After": value]))
        #expect(trace.wait == wait)
        #expect(step.isRetryAfter == (wait > 1800), "what the log says of it")
    }

    @Test(
        "E12: what is no time at all is ignored",
        arguments: ["soon", "-5", "", "0x10", "1e9", "Tue, 14 Nov 2023 20:00:00 GMT"])
    func noRetryAfter(value: String) {
        var trace = FeedTrace()
        trace.poll(.status(503, ["Retry-After": value]))
        #expect((1440...2160).contains(trace.wait))
    }

    @Test("E12: on a redirect it delays the next poll, not the next hop")
    func retryAfterOnRedirect() {
        var trace = FeedTrace()
        let hop = Response.Redirect(status: 302, target: "https://news.example.org/2", retryAfter: "7200")
        trace.poll(.items(10, redirects: [hop]))
        #expect(trace.wait == 7200)
        #expect(trace.memory.lastAnswer == trace.now)
    }

    @Test("E13: a 429 that names no time is an hour at least")
    func tooMany() {
        var trace = FeedTrace()
        trace.poll(.status(429))
        #expect(trace.wait == hour)
    }

    @Test(
        "E15: failures double the wait up to a day, spread by a fifth either way, the same way each time; one success resets"
    )
    func backOff() {
        var trace = FeedTrace()
        for failures in 1...12 {
            let before = trace
            trace.poll(.failed(.fetch(.timedOut(seconds: 60))))
            let expected = min(1800 * pow(2, Double(failures - 1)), day)
            #expect((expected * 0.8...expected * 1.2).contains(trace.wait), "failure \(failures)")
            var again = before
            again.poll(.failed(.fetch(.timedOut(seconds: 60))))
            #expect(again.memory == trace.memory, "it can be replayed")
        }
        trace.poll(.unchanged())
        #expect(trace.wait == 1800 && trace.memory.failures == 0)
        let waits = (0..<100).map { number in
            var other = FeedTrace(FeedID("feed\(number)"))
            other.poll(.status(500))
            return Int(other.wait)
        }
        #expect(Set(waits).count > 80, "feeds that fell silent together do not come back together")
    }

    @Test(
        "E15: a fault that takes somebody there to mend it is asked for a day later from the second time on",
        arguments: [
            (PollOutcome.failed(.fetch(.tooManyRedirects(limit: 10))), true), (.status(403), true),
            (.status(501), true),
            (.status(500), false), (.status(404), false), (.failed(.fetch(.timedOut(seconds: 60))), false),
            (.status(401), false),
        ])
    func givesUpForToday(outcome: PollOutcome, waitsADay: Bool) {
        var trace = FeedTrace()
        trace.poll(outcome)
        #expect(trace.wait <= 1800 * 1.2, "once may be an accident")
        trace.poll(outcome)
        #expect((trace.wait >= 0.8 * day) == waitsADay)
    }

    @Test(
        "E16: neither 404 nor a name that does not resolve is ever final",
        arguments: [
            PollOutcome.status(404), .failed(.fetch(.unresolved(host: "news.example.org"))),
        ])
    func neverFinal(outcome: PollOutcome) {
        var trace = FeedTrace()
        for _ in 1...60 {
            trace.pollInTurn(outcome)
            #expect(trace.wait <= 1.2 * day)
        }
        #expect(trace.notices(.feedGone).isEmpty)
    }

    @Test("E16: 410 three times, a day or more apart, stops a feed but for a monthly look, and says so once")
    func gone() {
        var trace = FeedTrace()
        for _ in 1...5 { trace.pollInTurn(.status(410)) }  // within a day
        #expect(trace.notices(.feedGone).isEmpty && trace.wait < 1.2 * day)
        while trace.notices(.feedGone).isEmpty, trace.polls.count < 50 { trace.pollInTurn(.status(410)) }
        #expect((2 * day...4 * day).contains(trace.polls.last ?? 0))
        #expect(trace.wait == 30 * day)
        let told = trace.notices.count
        trace.pollInTurn(.status(410))
        trace.pollInTurn(.failed(.fetch(.timedOut(seconds: 60))))
        #expect(trace.wait == 30 * day && trace.notices.count == told)
        trace.pollInTurn(.items(10))
        #expect(trace.wait == 1800)
        let gone = trace.notices(.feedGone)
        #expect(gone.map(\.revision) == [1, 2] && Set(gone.map(\.id)).count == 1)
        #expect(gone.map { $0.until == nil } == [true, false])
    }

    // MARK: Clocks

    @Test("E30: a clock that jumps by a day, either way, makes no feed wait for longer than all of its wait again")
    func clocks() {
        var trace = FeedTrace()
        trace.poll(.unchanged())
        let polling = trace.settings.polling
        #expect(Schedule.isDue(trace.memory, polling, at: trace.now + day), "forward: due, once")
        #expect(Schedule.isDue(trace.memory, polling, at: trace.now - day), "back: due, once")
        #expect(!Schedule.isDue(trace.memory, polling, at: trace.now - 600), "back a little: not twice in a row")
        trace.pass(-day)
        trace.poll(.unchanged())
        #expect(!Schedule.isDue(trace.memory, polling, at: trace.now + 60))
        #expect(Schedule.isDue(trace.memory, polling, at: trace.now + 1800))
    }

    @Test("E30: nor does a Retry-After outlast its time")
    func holdsAndClocks() {
        let until = FeedTrace.start + 3600
        #expect(!Schedule.isOver(until, since: FeedTrace.start, at: FeedTrace.start + 3599))
        #expect(Schedule.isOver(until, since: FeedTrace.start, at: FeedTrace.start + 3600))
        #expect(Schedule.isOver(until, since: FeedTrace.start, at: FeedTrace.start - day))
        #expect(!Schedule.isOver(until, since: FeedTrace.start, at: FeedTrace.start - 60))
    }

    @Test("E31: while the network on our side is gone, no feed pays for it with a longer wait")
    func networkGone() {
        var network = NetworkSense()
        let silence = PollError.fetch(.unresolved(host: "a.example"))
        for host in ["a.example", "b.example", "c.example"] { network.note(.fetch(.unresolved(host: host))) }
        #expect(!network.explains(silence))
        network.note(.fetch(.unreachable(host: "d.example:443")))
        #expect(network.explains(silence))
        #expect(!network.explains(.fetch(.timedOut(seconds: 60))) && !network.explains(.fetch(.tooLarge(bytes: 1))))
        var trace = FeedTrace()
        for _ in 1...20 { trace.pollInTurn(.failed(silence)) }
        #expect(trace.wait > 0.8 * day)
        trace = FeedTrace()
        for _ in 1...20 { trace.poll(.failed(silence), isOurFault: true) }
        #expect(trace.wait == 1800)
        network.answered()
        #expect(!network.explains(silence))
    }

    @Test("E7, E32: what decides a turn outlives the process: the same memory, the same answer")
    func pure() {
        var trace = FeedTrace()
        trace.poll(.items(10, ["Cache-Control": "max-age=7200", "ETag": "\"1\""]))
        for minutes in stride(from: 0.0, to: 119, by: 5) {
            #expect(
                !Schedule.isDue(trace.memory, trace.settings.polling, at: trace.now + minutes * 60) || minutes > 118)
        }
    }
}
