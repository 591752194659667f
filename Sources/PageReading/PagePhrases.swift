/// Words by which pages speak of themselves, in the languages that news are read in.
enum PagePhrases {
    /// "See also: …" and the like: it begins with such words and leads elsewhere.
    static func isPointer(_ block: PageBlock) -> Bool {
        guard block.length < 250 else { return false }
        let text = block.text.lowercased()
        guard let phrase = pointers.first(where: { text.hasPrefix($0) }) else { return false }
        let rest = text.dropFirst(phrase.count)
        // "Read more of his letters, the judge said" is a sentence; "Read more: …" and a link are none.
        return block.linkDensity > 0.3 || rest.first == ":" || rest.allSatisfy { !$0.isLetter }
    }

    /// "Photo: …": who made a picture.
    static func isCredit(_ block: PageBlock) -> Bool {
        guard block.length < 120 else { return false }
        let text = block.text.lowercased()
        return credits.contains { text.hasPrefix($0) }
    }

    /// What a page says to its reader under an article: how to write to its author, where to subscribe.
    static func isFarewell(_ block: PageBlock) -> Bool {
        guard block.length < 300 else { return false }
        let text = block.text.lowercased()
        return farewells.contains { text.contains($0) }
    }

    private static let pointers = [
        "read more", "read also", "also read", "read next", "read:", "see also", "see more", "more:", "more on this",
        "more from", "related", "watch:", "watch also", "don't miss", "don’t miss", "you may also like",
        "you might also like", "recommended", "continue reading", "click here", "must read", "advertisement",
        "sponsored", "читайте также", "читать также", "читайте ещё", "читайте еще", "читайте по теме", "читайте:",
        "читать далее", "подробнее", "по теме", "материалы по теме", "смотрите также", "см. также", "смотри также",
        "ещё по теме", "еще по теме", "другие новости", "реклама", "также по теме", "похожие материалы",
        "похожие статьи", "похожие новости", "оқи отырыңыз", "тағы оқыңыз", "сондай-ақ оқыңыз", "тақырып бойынша",
        "осы тақырыпта", "толығырақ", "жарнама", "lesen sie auch", "mehr zum thema", "lesen sie mehr",
        "auch interessant", "siehe auch", "anzeige", "lire aussi", "à lire aussi", "a lire aussi", "voir aussi",
        "sur le même sujet", "publicité", "lea también", "lee también", "le puede interesar", "te puede interesar",
        "ver también", "publicidad", "leggi anche", "leggi:", "potrebbe interessarti", "guarda anche", "leia também",
        "leia mais", "veja também",
    ]

    private static let credits = [
        "photo:", "photos:", "photo by", "photograph:", "image:", "image credit", "image source", "images:",
        "picture:", "credit:", "(photo", "[photo", "getty images", "file photo", "source:", "фото:", "фото —",
        "фото –", "фото из", "фото с", "иллюстрация:", "источник фото", "сурет:", "фото ©", "foto:", "bild:",
        "quelle:", "crédit", "©",
    ]

    private static let farewells = [
        "follow us on", "follow him on", "follow her on", "follow them on", "follow me on", "sign up for",
        "sign up to", "subscribe to", "may be reached at", "can be reached at", "have a tip", "like us on facebook",
        "join us on", "all rights reserved", "our newsletter", "contributed to this report", "подписывайтесь на",
        "подпишитесь на", "подписаться на", "следите за новостями", "присоединяйтесь к", "нашли ошибку",
        "выделите ее и нажмите", "все права защищены", "перепечатка", "жазылыңыз", "біздің телеграм",
        "barlyq quqyqtar", "барлық құқықтар", "folgen sie uns", "suivez-nous", "síguenos", "seguici su", "siga-nos",
        "tous droits réservés",
    ]
}
