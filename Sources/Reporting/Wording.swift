import CasewireModel

/// The languages of what we show to readers.
package enum ReportLanguage: String, CaseIterable, Sendable {
    case english = "en"
    case russian = "ru"
    case kazakh = "kk"

    /// In itself.
    package var name: String {
        switch self {
        case .english: "English"
        case .russian: "Русский"
        case .kazakh: "Қазақша"
        }
    }

    func choose(_ english: String, _ russian: String, _ kazakh: String) -> String {
        switch self {
        case .english: english
        case .russian: russian
        case .kazakh: kazakh
        }
    }
}

extension EventType {
    /// What was done, as a heading has it.
    package func words(_ language: ReportLanguage) -> String {
        let (english, russian, kazakh) = names
        return language.choose(english, russian, kazakh)
    }

    private var names: (String, String, String) {
        switch self {
        case .searched: ("Searched", "Обыск", "Тінту")
        case .detained: ("Detained", "Задержание", "Ұстау")
        case .charged: ("Charged", "Предъявлено обвинение", "Айып тағылды")
        case .pretrialArrest: ("Pre-trial arrest", "Арест до суда", "Сотқа дейінгі қамау")
        case .houseArrest: ("House arrest", "Домашний арест", "Үйқамақ")
        case .trialOpened: ("Trial opened", "Начало суда", "Сот басталды")
        case .sentenced: ("Sentenced", "Приговор", "Үкім шықты")
        case .acquitted: ("Acquitted", "Оправдан", "Ақталды")
        case .appealPlanned: ("Appeal planned", "Намерение обжаловать", "Шағымдануға ниетті")
        case .appealFiled: ("Appeal filed", "Подана апелляция", "Апелляция берілді")
        case .appealRejected: ("Appeal rejected", "Апелляция отклонена", "Апелляция қабылданбады")
        case .appealGranted: ("Appeal granted", "Апелляция удовлетворена", "Апелляция қанағаттандырылды")
        case .sentenceChanged: ("Sentence changed", "Приговор изменён", "Үкім өзгертілді")
        case .released: ("Released", "Освобождение", "Босатылды")
        case .died: ("Died", "Смерть", "Қайтыс болды")
        }
    }
}

extension Sentence.Kind {
    package func words(_ language: ReportLanguage) -> String {
        let (english, russian, kazakh) = names
        return language.choose(english, russian, kazakh)
    }

    private var names: (String, String, String) {
        switch self {
        case .imprisonment: ("Imprisonment", "Лишение свободы", "Бас бостандығынан айыру")
        case .suspended: ("Suspended sentence", "Условный срок", "Шартты жаза")
        case .fine: ("Fine", "Штраф", "Айыппұл")
        case .life: ("Life imprisonment", "Пожизненное лишение свободы", "Өмір бойы бас бостандығынан айыру")
        case .restrictedFreedom: ("Restricted freedom", "Ограничение свободы", "Бас бостандығын шектеу")
        case .administrativeArrest: ("Administrative arrest", "Административный арест", "Әкімшілік қамақ")
        case .communityService: ("Community service", "Общественные работы", "Қоғамдық жұмыстар")
        case .activityBan: ("Ban on activities", "Запрет на деятельность", "Қызметке тыйым салу")
        }
    }
}

extension Sentence {
    /// `Restricted freedom: 24 months`: in Russian and Kazakh the units are written short, so that no number bends them.
    package func words(_ language: ReportLanguage) -> String {
        func term(_ value: Double?, _ english: String, _ russian: String, _ kazakh: String) -> String? {
            value.map { "\(Self.number($0)) \(language.choose($0 == 1 ? english : "\(english)s", russian, kazakh))" }
        }
        let terms = [
            term(months, "month", "мес.", "ай"), term(days, "day", "сут.", "тәулік"),
            term(hours, "hour", "ч.", "сағ."), amount.map { "\(Self.number($0)) \(currency ?? "")" }, scope,
        ].compactMap { $0?.trimmingSpaces }.filter { !$0.isEmpty }
        let name = kind.words(language)
        return terms.isEmpty ? name : "\(name): \(terms.joined(separator: ", "))"
    }

    private static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    }
}

extension String {
    fileprivate var trimmingSpaces: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
