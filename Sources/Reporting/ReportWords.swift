import CasewireModel

/// The words of the report itself. Numbers stand before or after them, never inside, so that none has to be bent.
struct ReportWords {
    let language: ReportLanguage

    subscript(key: Key) -> String {
        let (english, russian, kazakh) = key.texts
        return language.choose(english, russian, kazakh)
    }

    /// All of them, for templates: `words.cases`.
    var model: ReportModel {
        var model = ReportModel()
        for key in Key.allCases { model.set(key.rawValue, self[key]) }
        return model
    }

    /// `4 August 2021`, `4 августа 2021 г.`, `2021 ж. 4 тамыз`
    func day(_ day: CalendarDay) -> String {
        let month = Self.months[day.month - 1]
        return switch language {
        case .english: "\(day.day) \(month.english) \(day.year)"
        case .russian: "\(day.day) \(month.russian) \(day.year) г."
        case .kazakh: "\(day.year) ж. \(day.day) \(month.kazakh)"
        }
    }

    func when(_ date: EventDate?) -> String {
        guard let date else { return self[.undated] }
        return date.start == date.end ? day(date.start) : "\(day(date.start)) – \(day(date.end))"
    }

    /// Russian months as a date has them.
    private static let months: [(english: String, russian: String, kazakh: String)] = [
        ("January", "января", "қаңтар"), ("February", "февраля", "ақпан"), ("March", "марта", "наурыз"),
        ("April", "апреля", "сәуір"), ("May", "мая", "мамыр"), ("June", "июня", "маусым"),
        ("July", "июля", "шілде"), ("August", "августа", "тамыз"), ("September", "сентября", "қыркүйек"),
        ("October", "октября", "қазан"), ("November", "ноября", "қараша"), ("December", "декабря", "желтоқсан"),
    ]

    enum Key: String, CaseIterable {
        case overview, cases, alerts, feeds, sources, pages, languages, skip, note, nothing, asTable, steps, feed
        case latestAlerts, person, lastStep, when, place, sentence, withdrawn, withdrawnNote, judge, confidence, alert
        case evidence, quotation, source, text, alsoSeen, lastAnswer, items, trouble, undated, people, sentencedPeople
        case byMonth, byPlace, byPenalty, otherPlaces, alsoPrinted, age, roles, ties, charges, stance, denies, admits
        case proceeding, differences, published, address, language, watched, authors, never, month, penalty, revision

        var texts: (String, String, String) { Self.table[self] ?? (rawValue, rawValue, rawValue) }

        private static let table: [Key: (String, String, String)] = [
            .overview: ("Overview", "Обзор", "Шолу"), .cases: ("Cases", "Дела", "Істер"),
            .alerts: ("Alerts", "Сообщения", "Хабарламалар"), .feeds: ("Feeds", "Ленты", "Таспалар"),
            .sources: ("Sources", "Источники", "Дереккөздер"), .pages: ("Pages", "Страницы", "Беттер"),
            .languages: ("Languages", "Языки", "Тілдер"),
            .skip: ("Skip to the content", "К содержанию", "Мазмұнына өту"),
            .note: (
                "Found by a program in news reports. Check every fact with its source before you rely on it.",
                "Найдено программой в сообщениях прессы. Прежде чем полагаться на факт, сверьте его с источником.",
                "Бағдарлама жаңалықтардан тапты. Дерекке сүйенбес бұрын оны дереккөзімен салыстырыңыз."
            ),
            .nothing: ("Nothing yet.", "Пока ничего.", "Әзірге ештеңе жоқ."),
            .asTable: ("As a table", "Таблицей", "Кесте түрінде"), .steps: ("Steps", "Событий", "Оқиға"),
            .feed: ("Feed", "Лента", "Таспа"),
            .latestAlerts: ("Latest alerts", "Последние сообщения", "Соңғы хабарламалар"),
            .person: ("Person", "Лицо", "Адам"), .lastStep: ("Last step", "Последнее событие", "Соңғы оқиға"),
            .when: ("When", "Когда", "Қашан"), .place: ("Place", "Место", "Жері"),
            .sentence: ("Sentence", "Наказание", "Жаза"), .withdrawn: ("withdrawn", "отозвано", "қайтарылған"),
            .withdrawnNote: (
                "All sources of this case have taken it back.", "Все источники отозвали свои сообщения об этом деле.",
                "Осы іс туралы барлық дереккөздер хабарын қайтарып алды."
            ),
            .judge: ("judge", "судья", "судья"), .confidence: ("confidence", "уверенность", "сенімділік"),
            .alert: ("the alert", "сообщение", "хабарлама"),
            .evidence: ("Evidence (SHA-256)", "Сохранённая копия (SHA-256)", "Сақталған көшірме (SHA-256)"),
            .quotation: ("Quotation", "Цитата", "Дәйексөз"), .source: ("Source", "Источник", "Дереккөз"),
            .text: ("Text", "Текст", "Мәтін"),
            .alsoSeen: ("Also seen in", "Также опубликовано", "Сондай-ақ жарияланды"),
            .lastAnswer: ("Last answer", "Последний ответ", "Соңғы жауап"), .items: ("Items", "Записей", "Жазба"),
            .trouble: ("Trouble", "Сбой", "Ақау"), .undated: ("undated", "без даты", "күні белгісіз"),
            .people: ("Cases", "Дела", "Істер"),
            .sentencedPeople: ("With a sentence", "С приговором", "Үкімі бар"),
            .byMonth: ("Steps by month", "События по месяцам", "Айлар бойынша оқиғалар"),
            .byPlace: ("Steps by place", "События по местам", "Жерлер бойынша оқиғалар"),
            .byPenalty: ("Penalties by kind", "Наказания по видам", "Жаза түрлері"),
            .otherPlaces: ("Other places", "Другие места", "Басқа жерлер"),
            .alsoPrinted: ("Also printed", "Другие написания", "Басқа жазылуы"), .age: ("Age", "Возраст", "Жасы"),
            .roles: ("Described as", "Кто это", "Кім"), .ties: ("Tied to", "Связь с", "Байланысы"),
            .charges: ("Charges", "Обвинения", "Айыптаулар"),
            .stance: ("Towards the charge", "Отношение к обвинению", "Айыпқа көзқарасы"),
            .denies: ("denies it", "не признаёт", "мойындамайды"), .admits: ("admits it", "признаёт", "мойындайды"),
            .proceeding: ("Proceeding", "Производство", "Іс жүргізу"),
            .differences: ("Where reports differ", "Где сообщения расходятся", "Хабарлар қайшы келетін жер"),
            .published: ("Published", "Опубликовано", "Жарияланды"), .address: ("Address", "Адрес", "Мекенжай"),
            .language: ("Language", "Язык", "Тіл"), .watched: ("Found", "Найдено", "Табылды"),
            .authors: ("Authors", "Авторы", "Авторлар"), .never: ("never", "никогда", "ешқашан"),
            .month: ("Month", "Месяц", "Ай"), .penalty: ("Penalty", "Наказание", "Жаза"),
            .revision: ("Revision", "Редакция", "Нұсқа"),
        ]
    }
}
