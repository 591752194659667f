/// Nouns that stand for people: what they are called, what they do, whose they are.
///
/// To extend: `noun declension sex kind`. Declensions: `-` masculine in a consonant, `ь` masculine in -ь, `ец` with a
/// vowel that is dropped, `ий` as an adjective, `а` and `я` feminine, `ка` feminine with -ок in the plural.
struct RussianRole: Sendable {
    enum Kind: String, Sendable {
        /// What anybody may be.
        case plain
        /// Says that the person stands before police or court: "осуждённый".
        case accused
        case lawyer, relative, witness
        case judge, prosecutor, official
    }

    var lemma: String
    var cases: RussianCases
    var sex: GivenNameKeys.Sex?
    var isPlural: Bool
    var kind: Kind

    /// Here for another's sake, wherever steps are told.
    var isOfficial: Bool { kind == .judge || kind == .prosecutor || kind == .official }
    var isAside: Bool { kind != .plain && kind != .accused }

    /// The readings of a word, in lower case and with `е` for `ё`.
    static func forms(_ base: String) -> [RussianRole] {
        if let known = byForm[base] { return known }
        // "экс-банкир", "блогер-активист": the last part is declined.
        guard let hyphen = base.lastIndex(of: "-") else { return [] }
        let last = String(base[base.index(after: hyphen)...])
        return (byForm[last] ?? []).map {
            var role = $0
            role.lemma = base[...hyphen] + $0.lemma
            if base.hasPrefix("экс-") { role.kind = .plain }
            return role
        }
    }

    private static let byForm: [String: [RussianRole]] = {
        var byForm: [String: [RussianRole]] = [:]
        for line in table.split(separator: "\n") {
            let columns = line.split(separator: " ").map(String.init)
            guard columns.count == 4, let kind = Kind(rawValue: columns[3]) else { continue }
            let sex: GivenNameKeys.Sex? = columns[2] == "m" ? .male : columns[2] == "f" ? .female : nil
            for (form, cases, formSex, isPlural) in declined(columns[0], columns[1], sex) {
                byForm[form, default: []].append(
                    RussianRole(lemma: columns[0], cases: cases, sex: formSex, isPlural: isPlural, kind: kind))
            }
        }
        return byForm
    }()

    private typealias Form = (String, RussianCases, GivenNameKeys.Sex?, Bool)

    private static func declined(_ noun: String, _ declension: String, _ sex: GivenNameKeys.Sex?) -> [Form] {
        let one = String(noun.dropLast())
        let two = String(noun.dropLast(2))
        let soft = "кгхжшчщ".contains(noun.last ?? " ") || "кгхжшчщ".contains(one.last ?? " ")
        switch declension {
        case "-":
            return endings(
                noun, ["", "а", "у", "ом", "е"], noun.hasSuffix("к") || noun.hasSuffix("г") ? "и" : "ы",
                ["ов", "ам", "ами", "ах"], sex)
        case "ь": return endings(one, ["ь", "я", "ю", "ем", "е"], "и", ["ей", "ям", "ями", "ях"], sex)
        case "ец":
            return [(noun, .nominative, sex, false)]
                + endings(two + "ц", [nil, "а", "у", "ем", "е"], "ы", ["ев", "ам", "ами", "ах"], sex)
        case "а", "ка", "я":
            let stem = one
            let vowel = declension == "я" ? ["я", "и", "е", "ю", "ей"] : ["а", soft ? "и" : "ы", "е", "у", "ой"]
            let plural = declension == "ка" ? two + ("жшч".contains(two.last ?? " ") ? "ек" : "ок") : stem
            return [
                (stem + vowel[0], .nominative, sex, false), (stem + vowel[1], .genitive, sex, false),
                (stem + vowel[2], [.dative, .locative], sex, false), (stem + vowel[3], .accusative, sex, false),
                (stem + vowel[4], .instrumental, sex, false), (stem + "ей", .instrumental, sex, false),
                (stem + vowel[1], .nominative, sex, true), (plural, [.genitive, .accusative], sex, true),
                (stem + (declension == "я" ? "ям" : "ам"), .dative, sex, true),
                (stem + (declension == "я" ? "ями" : "ами"), .instrumental, sex, true),
            ]
        case "ий":
            let i = "кгхжшчщ".contains(two.last ?? " ") ? "и" : "ы"
            let (go, mu, ei) = "жшчщ".contains(two.last ?? " ") ? ("его", "ему", "ей") : ("ого", "ому", "ой")
            return [
                (two + i + "й", .nominative, .male, false), (two + go, [.genitive, .accusative], .male, false),
                (two + mu, .dative, .male, false), (two + i + "м", .instrumental, .male, false),
                (two + "ая", .nominative, .female, false), (two + ei, .oblique, .female, false),
                (two + "ую", .accusative, .female, false), (two + i + "е", .nominative, nil, true),
                (two + i + "х", [.genitive, .accusative, .locative], nil, true), (two + i + "м", .dative, nil, true),
                (two + i + "ми", .instrumental, nil, true),
            ]
        default:
            // Irregular ones, written out: nominative/genitive/dative/accusative/instrumental.
            let forms = declension.split(separator: "/").map(String.init)
            let cases: [RussianCases] = [.nominative, .genitive, [.dative, .locative], .accusative, .instrumental]
            let isPlural = ["сестры", "братья", "сыновья", "супруги", "дочери", "дети"].contains(noun)
            return zip(forms, cases).map {
                ($0, isPlural ? $1.union($1 == .accusative ? .genitive : []) : $1, sex, isPlural)
            }
        }
    }

    private static func endings(
        _ stem: String, _ singular: [String?], _ plural: String, _ others: [String], _ sex: GivenNameKeys.Sex?
    ) -> [Form] {
        let cases: [RussianCases] = [.nominative, [.genitive, .accusative], .dative, .instrumental, .locative]
        var forms: [Form] = []
        for (ending, one) in zip(singular, cases) where ending != nil {
            forms.append((stem + (ending ?? ""), one, sex, false))
        }
        let plurals: [RussianCases] = [[.genitive, .accusative], .dative, .instrumental, .locative]
        forms.append((stem + plural, .nominative, nil, true))
        for (ending, one) in zip(others, plurals) { forms.append((stem + ending, one, nil, true)) }
        return forms
    }

    private static let table = """
        активист - m plain
        активистка ка f plain
        блогер - m plain
        блогерка ка f plain
        журналист - m plain
        журналистка ка f plain
        корреспондент - m plain
        корреспондентка ка f plain
        редактор - m plain
        оператор - m plain
        фотограф - m plain
        правозащитник - m plain
        правозащитница а f plain
        оппозиционер - m plain
        оппозиционерка ка f plain
        политик - m plain
        поэт - m plain
        поэтесса а f plain
        писатель ь m plain
        писательница а f plain
        художник - m plain
        художница а f plain
        музыкант - m plain
        певец ец m plain
        певица а f plain
        актер - m plain
        актриса а f plain
        предприниматель ь m plain
        предпринимательница а f plain
        бизнесмен - m plain
        банкир - m plain
        бухгалтер - m plain
        юрист - m plain
        юристка ка f plain
        учитель ь m plain
        учительница а f plain
        преподаватель ь m plain
        преподавательница а f plain
        врач - m plain
        медсестра медсестра/медсестры/медсестре/медсестру/медсестрой f plain
        инженер - m plain
        рабочий ий m plain
        нефтяник - m plain
        шахтер - m plain
        водитель ь m plain
        таксист - m plain
        фермер - m plain
        повар - m plain
        продавец ец m plain
        продавщица а f plain
        студент - m plain
        студентка ка f plain
        пенсионер - m plain
        пенсионерка ка f plain
        житель ь m plain
        жительница а f plain
        горожанин - m plain
        горожанка ка f plain
        уроженец ец m plain
        уроженка ка f plain
        мужчина а m plain
        женщина а f plain
        девушка ка f plain
        парень парень/парня/парню/парня/парнем m plain
        юноша юноша/юноши/юноше/юношу/юношей m plain
        мать мать/матери/матери/мать/матерью f relative
        отец отец/отца/отцу/отца/отцом m relative
        многодетная ий f plain
        гражданин гражданин/гражданина/гражданину/гражданина/гражданином m plain
        гражданка ка f plain
        чиновник - m plain
        чиновница а f plain
        офицер - m plain
        полковник - m plain
        военный ий m plain
        депутат - m official
        экономист - m plain
        профессор - m plain
        ученый ий m plain
        безработный ий m plain
        лидер - m plain
        основатель ь m plain
        основательница а f plain
        руководитель ь m plain
        руководительница а f plain
        глава глава/главы/главе/главу/главой m plain
        участник - m plain
        участница а f plain
        сторонник - m plain
        сторонница а f plain
        член - m plain
        координатор - m plain
        организатор - m plain
        соратник - m plain
        соратница а f plain
        единомышленник - m plain
        фигурант - m accused
        фигурантка ка f accused
        обвиняемый ий m accused
        подсудимый ий m accused
        подозреваемый ий m accused
        осужденный ий m accused
        задержанный ий m accused
        арестованный ий m accused
        заключенный ий m accused
        политзаключенный ий m accused
        арестант - m accused
        умерший ий m accused
        погибший ий m accused
        оправданный ий m accused
        приговоренный ий m accused
        виновник - m accused
        водительница а f plain
        адвокат - m lawyer
        адвокатесса а f lawyer
        защитник - m lawyer
        защитница а f lawyer
        судья я m judge
        судья судья/судьи/судье/судью/судьей x judge
        председатель ь m official
        председательствующий ий m judge
        докладчик - m judge
        прокурор - m prosecutor
        гособвинитель ь m prosecutor
        обвинитель ь m prosecutor
        следователь ь m official
        дознаватель ь m official
        полицейский ий m official
        участковый ий m official
        сотрудник - m official
        сотрудница а f official
        инспектор - m official
        начальник - m official
        начальница а f official
        заместитель ь m official
        министр - m official
        аким - m official
        президент - m official
        премьер-министр - m official
        спикер - m official
        пресс-секретарь ь m official
        представитель ь m official
        представительница а f official
        уполномоченный ий m official
        омбудсмен - m official
        консул - m official
        посол - m official
        директор - m official
        эксперт - m witness
        эксперт-политолог - m witness
        политолог - m witness
        аналитик - m witness
        специалист - m witness
        свидетель ь m witness
        свидетельница а f witness
        потерпевший ий m witness
        очевидец ец m witness
        режиссер - m witness
        хранитель ь m witness
        жена а f relative
        супруга а f relative
        супруг - m relative
        муж - m relative
        сын - m relative
        дочь дочь/дочери/дочери/дочь/дочерью f relative
        брат - m relative
        сестра сестра/сестры/сестре/сестру/сестрой f relative
        сестры сестры/сестер/сестрам/сестер/сестрами f relative
        братья братья/братьев/братьям/братьев/братьями m relative
        сыновья сыновья/сыновей/сыновьям/сыновей/сыновьями m relative
        вдова вдова/вдовы/вдове/вдову/вдовой f relative
        племянник - m relative
        племянница а f relative
        родственник - m relative
        родственница а f relative
        бабушка ка f relative
        дедушка ка m relative
        теща а f relative
        зять ь m relative
        друг - m relative
        подруга а f relative
        сосед - m plain
        соседка ка f plain
        знакомый ий m plain
        коллега а m plain
        клиент - m plain
        клиентка ка f plain
        подзащитный ий m accused
        супруги супруги/супругов/супругам/супругов/супругами m plain
        """
}
