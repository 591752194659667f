/// What each element says of itself.
struct ElementMarks {
    /// Never an article's text.
    private(set) var isDead: [Bool]
    private(set) var verdicts: [PageHints.Verdict]
    private(set) var isHidden: [Bool]
    /// Unwanted beyond doubt.
    private(set) var isSure: [Bool]

    init(of tree: PageTree) {
        isDead = tree.nodes.map { PageHints.dead.contains($0.name) }
        verdicts = Array(repeating: .none, count: tree.nodes.count)
        isHidden = Array(repeating: false, count: tree.nodes.count)
        isSure = isHidden
        var known: [String: PageHints.Verdict] = [:]
        for index in tree.nodes.indices where !tree.nodes[index].isText {
            for attribute in tree.nodes[index].attributes {
                switch attribute.name {
                case "class", "id":
                    for name in attribute.value.split(whereSeparator: \.isWhitespace) {
                        let name = String(name)
                        let verdict = known[name] ?? PageHints.verdict(ofName: name)
                        known[name] = verdict
                        verdicts[index] = Self.stronger(verdicts[index], verdict)
                        if verdict == .unwanted, PageHints.isSurelyUnwanted(name: name) { isSure[index] = true }
                    }
                case "role": if PageHints.isUnwantedRole(attribute.value) { verdicts[index] = .unwanted }
                case "style": if PageHints.hides(attribute.value) { isHidden[index] = true }
                case "hidden": isHidden[index] = true
                case "aria-hidden": if attribute.value == "true" { isHidden[index] = true }
                default: break
                }
            }
            switch tree.nodes[index].name {
            case "nav", "aside", "footer", "figcaption", "figure", "form", "menu", "caption":
                verdicts[index] = .unwanted
            case "html", "body", "article", "main":
                verdicts[index] = .none
                isSure[index] = false
            default: break
            }
            if PageMetadata.has("articleBody", index, in: tree) { verdicts[index] = .article }
        }
    }

    private static func stronger(_ one: PageHints.Verdict, _ other: PageHints.Verdict) -> PageHints.Verdict {
        [.unwanted, .article, .widget].first { $0 == one || $0 == other } ?? .none
    }

    /// Characters of prose from which on the rest of a page may be an article.
    private static let articleProse = 300

    /// The elements to pass over. One that says it is not the article, but holds much of the page's prose, says it of
    /// something else: `<body class="no-sidebar">`, a `<form>` around a whole page.
    func leftOut(in tree: PageTree, _ weights: ProseWeights) -> [Bool] {
        let widgets = tree.outermost { verdicts[$0] == .widget }
        let inWidgets = widgets.reduce(0) { $0 + weights.prose(below: $1, in: tree) }
        let areWidgetsUnwanted = 2 * inWidgets < weights.total
        var leftOut = isDead
        for index in tree.nodes.indices where !leftOut[index] {
            let isUnwanted = verdicts[index] == .unwanted || (verdicts[index] == .widget && areWidgetsUnwanted)
            guard isUnwanted || isHidden[index] else { continue }
            let below = weights.prose(below: index, in: tree)
            let elsewhere = weights.total - below
            leftOut[index] =
                switch (isUnwanted, isHidden[index]) {
                case (true, true): true
                case (true, false): 3 * below <= 2 * elsewhere || (isSure[index] && elsewhere >= Self.articleProse)
                default: below <= elsewhere
                }
        }
        return leftOut
    }
}
