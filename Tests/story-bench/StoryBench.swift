import ArgumentParser
import Deduplication
import Foundation

/// What finding the copies of a story costs: signatures a second, look-ups a second among many stored, memory.
@main
struct StoryBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "story-bench",
        abstract: "Measures the signature of stories and its index.",
        discussion: """
            Reads one text a line, makes the signature of each, stores as many signatures as --stored says, most of them of
            texts that don't exist, and looks up signatures of which every tenth shares marks with a stored one.

            Example:
              swift run -c release story-bench texts.txt
            """)

    @Option(help: "Signatures that are stored.") var stored = 1_000_000
    @Option(help: "Look-ups.") var lookUps = 1_000_000
    @Argument(help: "A file of texts, one a line.") var file: String

    func run() throws {
        let signing = try signatures()
        let index = filled(with: signing.sample)
        let looking = lookUp(in: index)
        let peak = Self.peakMiB()
        print(
            "| texts | MB | signatures/s | MB/s | marks a text | stored | inserts/s | look-ups/s | found | peak MiB |")
        print("|---|---|---|---|---|---|---|---|---|---|")
        let cells = [
            "\(signing.texts)", Self.number(Double(signing.bytes) / 1e6),
            Self.number(Double(signing.texts) / signing.seconds),
            Self.number(Double(signing.bytes) / 1e6 / signing.seconds),
            String(format: "%.1f", Double(signing.marks) / Double(max(signing.texts, 1))), "\(stored)",
            Self.number(Double(stored) / index.seconds), Self.number(Double(lookUps) / looking.seconds),
            "\(looking.found)", Self.number(peak),
        ]
        print("| \(cells.joined(separator: " | ")) |")
    }

    // MARK: Signatures

    private struct Signing {
        var texts = 0
        var bytes = 0
        var marks = 0
        var seconds = 0.0
        /// Some signatures of real texts, to be stored among the others.
        var sample: [[UInt32]] = []
    }

    /// Reads the file a piece at a time, so that the texts themselves don't count as memory.
    private func signatures() throws -> Signing {
        let handle = try FileHandle(forReadingFrom: URL(filePath: file))
        defer { try? handle.close() }
        var signing = Signing()
        var rest: [UInt8] = []
        while let piece = try handle.read(upToCount: Self.pieceBytes), !piece.isEmpty {
            rest += piece
            guard let end = rest.lastIndex(of: 0x0A) else { continue }
            sign(rest[..<end], &signing)
            rest.removeSubrange(...end)
        }
        sign(rest[...], &signing)
        return signing
    }

    private static let pieceBytes = 1 << 20

    private func sign(_ piece: ArraySlice<UInt8>, _ signing: inout Signing) {
        let texts = piece.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
        var made: [StorySignature] = []
        made.reserveCapacity(texts.count)
        let clock = ContinuousClock()
        let start = clock.now
        for text in texts { made.append(StorySignature(text)) }
        signing.seconds += Self.seconds(clock.now - start)
        signing.texts += texts.count
        signing.bytes += piece.count
        signing.marks += made.reduce(0) { $0 + $1.marks.count }
        if signing.sample.count < Self.sampleSize { signing.sample += made.map(\.marks) }
    }

    private static let sampleSize = 20_000

    // MARK: Look-ups

    private func filled(with sample: [[UInt32]]) -> (index: MarkIndex, seconds: Double) {
        var index = MarkIndex(capacity: stored)
        let clock = ContinuousClock()
        let start = clock.now
        for number in 0..<stored {
            index.insert(number < sample.count ? sample[number] : Self.marks(of: number), of: UInt32(number))
        }
        return (index, Self.seconds(clock.now - start))
    }

    private func lookUp(in filled: (index: MarkIndex, seconds: Double)) -> (found: Int, seconds: Double) {
        let index = filled.index
        let clock = ContinuousClock()
        let start = clock.now
        var found = 0
        var candidates: [UInt32] = []
        for number in 0..<lookUps {
            candidates.removeAll(keepingCapacity: true)
            let isKnown = number.isMultiple(of: 10)
            let marks = Self.marks(of: isKnown ? stored - 1 - number % max(stored / 2, 1) : stored + number)
            index.forEachHolder(ofAny: marks) { holder in
                candidates.append(holder)
                return candidates.count < Self.atMost
            }
            if !candidates.isEmpty { found += 1 }
        }
        return (found, Self.seconds(clock.now - start))
    }

    private static let atMost = 64

    /// The marks of a text that doesn't exist: as many as a report's, spread as hashes are.
    private static func marks(of number: Int) -> [UInt32] {
        (0..<StorySignature.capacity).map { place in
            var value = UInt64(number * StorySignature.capacity + place + 1)
            value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
            return UInt32(truncatingIfNeeded: value ^ value >> 31) & 0x7FFF_FFFF
        }
    }

    // MARK: Figures

    private static func seconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
    }

    private static func number(_ value: Double) -> String { String(format: "%.0f", value) }

    /// What the process had in memory at most, as the kernel counts it.
    private static func peakMiB() -> Double {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return (line?.split(separator: " ").dropFirst().first.flatMap { Double($0) } ?? 0) / 1_024
    }
}
