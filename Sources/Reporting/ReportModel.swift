import Mustache

/// What one template shows, by name. Whatever is set is found; what is not, is not looked for in what stands around it.
struct ReportModel: MustacheParent, Sendable {
    private enum Value: Sendable {
        case text(SafeText)
        case absent
        case model(ReportModel)
        case list([ReportModel])
        case flag(Bool)
        case markup(String)
    }

    private var values: [String: Value] = [:]

    init() {}

    init(_ texts: KeyValuePairs<String, String?>) { for (name, text) in texts { set(name, text) } }

    /// - Parameter text: nil or empty: sections of that name are left out.
    mutating func set(_ name: String, _ text: String?) {
        values[name] = text.flatMap { $0.isEmpty ? nil : .text(SafeText($0)) } ?? .absent
    }

    /// Only what may be a link becomes one.
    mutating func set(_ name: String, link: String?) {
        set(name, link.flatMap { WebLink.isSafe($0) ? $0 : nil })
    }

    mutating func set(_ name: String, _ model: ReportModel?) { values[name] = model.map { .model($0) } ?? .absent }
    mutating func set(_ name: String, _ list: [ReportModel]) { values[name] = .list(list) }
    mutating func set(_ name: String, _ flag: Bool) { values[name] = .flag(flag) }
    /// Of our own making: nothing that a feed says is in it but through another template.
    mutating func set(_ name: String, markup: String) { values[name] = .markup(markup) }

    func child(named name: String) -> Any? {
        switch values[name] {
        case .text(let text): text.description
        case .absent: Absent()
        case .model(let model): model
        case .list(let list): list
        case .flag(let flag): flag
        case .markup(let markup): markup
        case nil: nil
        }
    }
}

/// What is not there: nothing where it is to be shown, and its section is left out.
private struct Absent: MustacheCustomRenderable, Sendable {
    var renderText: String { "" }
    var isNull: Bool { true }
}
