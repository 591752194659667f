/// Drawings of counts as inline SVG, each with its heading and its numbers in words for those who hear them.
struct ReportChart {
    struct Bar {
        let name: String
        let count: Int
    }

    private let templates: ReportTemplates

    init(_ templates: ReportTemplates) { self.templates = templates }

    private static let width = 640.0

    /// Upright bars, the names below them.
    func columns(_ bars: [Bar], id: String, heading: String) -> String {
        let (height, base, top) = (220.0, 190.0, 24.0)
        let most = Double(bars.map(\.count).max() ?? 1)
        let step = Self.width / Double(max(bars.count, 1))
        // Of many months each third is named: more would run into each other.
        let every = max(1, Int((110 / step).rounded(.up)))
        let drawn = bars.enumerated().map { index, bar -> ReportModel in
            let x = step * Double(index)
            let tall = Double(bar.count) / max(most, 1) * (base - top)
            var model = place(x + step * 0.15, base - tall, step * 0.7, tall)
            model.set("name", index % every == 0 ? bar.name : nil)
            let (anchor, edge) = Self.anchor(at: x, step)
            model.set("labelX", Self.number(edge))
            model.set("labelY", Self.number(base + 18))
            model.set("anchor", anchor)
            model.set("count", bar.count > 0 ? String(bar.count) : nil)
            model.set("valueX", Self.number(x + step / 2))
            model.set("valueY", Self.number(base - tall - 6))
            model.set("valueAnchor", "middle")
            return model
        }
        return draw(drawn, bars, id, heading, height)
    }

    /// A name near an edge goes inward from there, so that none of it is cut off.
    private static func anchor(at x: Double, _ step: Double) -> (String, Double) {
        if x + step / 2 < 45 { return ("start", x) }
        return x + step / 2 > width - 45 ? ("end", x + step) : ("middle", x + step / 2)
    }

    /// Lying bars, the names before them.
    func rows(_ bars: [Bar], id: String, heading: String) -> String {
        let (line, left) = (28.0, 250.0)
        let most = Double(bars.map(\.count).max() ?? 1)
        let drawn = bars.enumerated().map { index, bar -> ReportModel in
            let y = line * Double(index)
            let long = Double(bar.count) / max(most, 1) * (Self.width - left - 50)
            var model = place(left, y + 5, long, line - 10)
            model.set("name", bar.name)
            model.set("labelX", Self.number(left - 8))
            model.set("labelY", Self.number(y + line / 2 + 4))
            model.set("anchor", "end")
            model.set("count", String(bar.count))
            model.set("valueX", Self.number(left + long + 6))
            model.set("valueY", Self.number(y + line / 2 + 4))
            model.set("valueAnchor", "start")
            return model
        }
        return draw(drawn, bars, id, heading, line * Double(max(bars.count, 1)) + 4)
    }

    /// Towns as dots on Kazakhstan's outline, as large as their counts.
    func map(
        _ towns: [(town: Gazetteer.Town, count: Int)], _ language: ReportLanguage, id: String, heading: String
    ) -> String {
        let most = Double(towns.map(\.count).max() ?? 1)
        var labels = MapLabels(width: Self.width)
        for (town, count) in towns {
            let (x, y) = Self.point(town.longitude, town.latitude)
            labels.keepFree(x, y, Self.radius(count, of: most))
        }
        let dots = towns.sorted { $0.count > $1.count }.map { town, count -> ReportModel in
            let (x, y) = Self.point(town.longitude, town.latitude)
            let radius = Self.radius(count, of: most)
            let label = labels.place(
                letters: (town.names[language] ?? "").count + 1 + String(count).count, x, y, radius)
            return ReportModel([
                "name": town.names[language], "count": String(count), "x": Self.number(x), "y": Self.number(y),
                "r": Self.number(radius), "labelX": Self.number(label.x), "labelY": Self.number(label.y),
                "anchor": label.anchor,
            ])
        }
        let corners = Gazetteer.outline.map { longitude, latitude -> String in
            let (x, y) = Self.point(longitude, latitude)
            return "\(Self.number(x)),\(Self.number(y))"
        }
        var model = frame(id, heading, height: 355)
        model.set("summary", towns.map { "\($0.town.names[language] ?? ""): \($0.count)" }.joined(separator: ", "))
        model.set("outline", "M\(corners.joined(separator: "L"))Z")
        model.set("dots", dots)
        return templates.render("map", model)
    }

    private static func radius(_ count: Int, of most: Double) -> Double {
        4 + 10 * (Double(count) / max(most, 1)).squareRoot()
    }

    /// Flat, with a degree of longitude as long as it is at 48° north.
    private static func point(_ longitude: Double, _ latitude: Double) -> (Double, Double) {
        let scale = (width - 20) / (87.5 - 46.3)
        return (10 + (longitude - 46.3) * scale, 8 + (55.5 - latitude) * scale / 0.669)
    }

    private func place(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> ReportModel {
        ReportModel([
            "x": Self.number(x), "y": Self.number(y), "w": Self.number(width), "h": Self.number(height),
        ])
    }

    private func frame(_ id: String, _ heading: String, height: Double) -> ReportModel {
        ReportModel([
            "id": "\(id)-drawing", "heading": heading, "width": Self.number(Self.width), "height": Self.number(height),
        ])
    }

    private func draw(_ drawn: [ReportModel], _ bars: [Bar], _ id: String, _ heading: String, _ height: Double)
        -> String
    {
        var model = frame(id, heading, height: height)
        model.set("summary", bars.map { "\($0.name): \($0.count)" }.joined(separator: ", "))
        model.set("bars", drawn)
        return templates.render("bars", model)
    }

    private static func number(_ value: Double) -> String {
        let rounded = (value * 10).rounded() / 10
        return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
    }
}

/// Where the names of towns go: beside, above or below their dots, wherever no other name is yet.
struct MapLabels {
    private typealias Box = (left: Double, top: Double, right: Double, bottom: Double)

    let width: Double
    private var taken: [Box] = []

    init(width: Double) { self.width = width }

    /// In units of the drawing, at the size that the style sheet gives names on a telephone.
    private static let (letter, line) = (9.0, 16.0)

    mutating func keepFree(_ x: Double, _ y: Double, _ radius: Double) {
        taken.append((x - radius, y - radius, x + radius, y + radius))
    }

    mutating func place(
        letters: Int, _ x: Double, _ y: Double, _ radius: Double
    ) -> (x: Double, y: Double, anchor: String) {
        let long = Double(letters) * Self.letter
        let right: (x: Double, y: Double, anchor: String) = (x + radius + 3, y + 4, "start")
        let choices: [(x: Double, y: Double, anchor: String)] = [
            right, (x - radius - 3, y + 4, "end"), (x, y - radius - 4, "middle"), (x, y + radius + 12, "middle"),
        ]
        for choice in choices {
            let left = choice.x - (["start": 0, "middle": long / 2][choice.anchor] ?? long)
            let box: Box = (left: left, top: choice.y - Self.line, right: left + long, bottom: choice.y + 3)
            guard left >= 0, box.right <= width, !taken.contains(where: { Self.meet($0, box) }) else { continue }
            taken.append(box)
            return choice
        }
        return right
    }

    private static func meet(_ one: Box, _ other: Box) -> Bool {
        one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
    }
}
