import CasewireModel
import Foundation

/// `cases-20210805-1.warc.gz`: what a WARC file holds, the day on which it was begun, and its number among those.
struct EvidenceName: Equatable {
    let series: EvidenceStore.Series
    /// `20210805`, in UTC.
    let day: String
    let number: Int

    init(series: EvidenceStore.Series, day: String, number: Int) {
        self.series = series
        self.day = day
        self.number = number
    }

    /// nil where a file is none of ours.
    init?(_ name: String) {
        guard name.hasSuffix(Self.ending) else { return nil }
        let parts = name.dropLast(Self.ending.count).split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, let series = EvidenceStore.Series(rawValue: String(parts[0])), parts[1].count == 8,
            parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = Int(parts[2]), number > 0
        else { return nil }
        self.init(series: series, day: String(parts[1]), number: number)
    }

    var text: String { "\(series.rawValue)-\(day)-\(number)\(Self.ending)" }

    /// The one that was begun last.
    static func latest(of series: EvidenceStore.Series, in names: [EvidenceName]) -> EvidenceName? {
        names.filter { $0.series == series }.max { ($0.day, $0.number) < ($1.day, $1.number) }
    }

    static func day(_ time: Date) -> String { String(Timestamp.compact(time).prefix(8)) }

    private static let ending = ".warc.gz"
}
