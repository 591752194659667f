/// Words that belong to the printing of a story and not to its events, in the letters of `StoryScanner`.
enum StoryPhrases {
    /// Does the word only tell who says so, or that somebody does?
    static func isAttribution(_ word: ArraySlice<UInt16>) -> Bool {
        attributions.contains(Array(word)) || longAttributions.contains { word.starts(with: $0) }
    }

    /// Does a short paragraph ask its readers for something, or point to another text?
    static func isAppeal(_ words: [ArraySlice<UInt16>]) -> Bool {
        for (index, word) in words.enumerated() {
            if appeals.contains(where: { word.starts(with: $0) }) { return true }
            guard index + 1 < words.count else { continue }
            if pairs.contains(where: { word.elementsEqual($0.0) && words[index + 1].elementsEqual($0.1) }) {
                return true
            }
        }
        return false
    }

    private static let attributions = Set(
        normal(
            "say says said told tells media lawyer lawyers wife family relatives police officials video photo photos "
                + "updated breaking деді дейді сми по словам родные семья жена срочно видео фото обновлено отбасы туыс "
                + "жедел бейне the a his her their их его ее"))
    private static let longAttributions = normal(
        "source report accord сообщ источник говор заявил адвокат родственник правозащитник передает рассказал хабарла "
            + "дереккөз мәлім туыстары")

    private static let appeals = normal(
        "subscrib newsletter подписывай подпишит поделит читайте смотрите присоединяй поддержите жазылыңыз оқыңыз "
            + "бөлісіңіз қараңыз қосылыңыз ctrl")
    private static let pairs: [([UInt16], [UInt16])] = [
        ("see", "also"), ("read", "also"), ("read", "more"), ("follow", "us"), ("join", "us"), ("support", "us"),
        ("share", "this"), ("sign", "up"), ("appeared", "first"), ("continue", "reading"), ("нашли", "ошибку"),
        ("click", "here"), ("по", "теме"),
    ].map { (normal($0.0).flatMap { $0 }, normal($0.1).flatMap { $0 }) }

    private static func normal(_ words: String) -> [[UInt16]] {
        words.split(separator: " ").map { word in
            var scanner = StoryScanner()
            var letters: [UInt16] = []
            _ = scanner.readWord(of: String(word).utf8.span, letters: &letters)
            return letters
        }
    }
}
