/// Where Kazakhstan's larger towns lie, and its outline, as far as a map of a hand's width shows it. Degrees, to a tenth.
enum Gazetteer {
    struct Town {
        /// In English, Russian and Kazakh.
        let names: [ReportLanguage: String]
        let longitude: Double
        let latitude: Double
    }

    /// The town of a place as it was printed, in whichever language; nil for any other.
    static func town(_ place: String) -> Town? { byName[place.lowercased()] }

    static let towns: [Town] = table.split(separator: "\n").compactMap { line in
        let fields = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        guard fields.count == 6, let longitude = Double(fields[4]), let latitude = Double(fields[5]) else { return nil }
        return Town(
            names: [.english: fields[0], .russian: fields[1], .kazakh: fields[2]], longitude: longitude,
            latitude: latitude)
    }

    private static let byName: [String: Town] = {
        var byName: [String: Town] = [:]
        for (town, line) in zip(towns, table.split(separator: "\n")) {
            let others = line.split(separator: "|", omittingEmptySubsequences: false)[3].split(separator: ";")
            for name in Array(town.names.values) + others.map(String.init) { byName[name.lowercased()] = town }
        }
        return byName
    }()

    /// English | Russian | Kazakh | other spellings | longitude | latitude
    private static let table = """
        Astana|Астана|Астана|Nur-Sultan;Nursultan;Нур-Султан;Нұр-Сұлтан;Akmola|71.4|51.2
        Almaty|Алматы|Алматы|Alma-Ata;Алма-Ата|76.9|43.2
        Shymkent|Шымкент|Шымкент|Chimkent;Чимкент|69.6|42.3
        Aqtobe|Актобе|Ақтөбе|Aktobe;Aktyubinsk;Актюбинск|57.2|50.3
        Aqtau|Актау|Ақтау|Aktau|51.2|43.7
        Atyrau|Атырау|Атырау|Guryev|51.9|47.1
        Oral|Уральск|Орал|Uralsk|51.4|51.2
        Qostanay|Костанай|Қостанай|Kostanay;Kostanai|63.6|53.2
        Petropavl|Петропавловск|Петропавл|Petropavlovsk|69.2|54.9
        Kokshetau|Кокшетау|Көкшетау|Kokchetav|69.4|53.3
        Pavlodar|Павлодар|Павлодар||77.0|52.3
        Semey|Семей|Семей|Semipalatinsk;Семипалатинск|80.3|50.4
        Oskemen|Усть-Каменогорск|Өскемен|Ust-Kamenogorsk;Öskemen|82.6|49.9
        Qaraghandy|Караганда|Қарағанды|Karaganda;Karagandy|73.1|49.8
        Temirtau|Темиртау|Теміртау||73.0|50.1
        Zhezqazghan|Жезказган|Жезқазған|Zhezkazgan;Jezkazgan|67.7|47.8
        Balqash|Балхаш|Балқаш|Balkhash|75.0|46.8
        Ekibastuz|Экибастуз|Екібастұз||75.3|51.7
        Qyzylorda|Кызылорда|Қызылорда|Kyzylorda|65.5|44.8
        Baikonur|Байконур|Байқоңыр|Baikonyr|63.3|45.6
        Turkistan|Туркестан|Түркістан||68.3|43.3
        Taraz|Тараз|Тараз|Zhambyl;Dzhambul|71.4|42.9
        Taldyqorghan|Талдыкорган|Талдықорған|Taldykorgan|78.4|45.0
        Qonaev|Конаев|Қонаев|Konaev;Qapshaghai;Kapchagay;Капчагай;Қапшағай|77.1|43.9
        Zhanaozen|Жанаозен|Жаңаөзен|Zhanaozen|52.9|43.3
        Rudny|Рудный|Рудный||63.1|53.0
        Arqalyq|Аркалык|Арқалық|Arkalyk|66.9|50.3
        Stepnogorsk|Степногорск|Степногорск||71.9|52.4
        Ridder|Риддер|Риддер||83.5|50.3
        Kulsary|Кульсары|Құлсары||54.0|47.0
        Aksai|Аксай|Ақсай|Aqsay|53.0|51.2
        Khromtau|Хромтау|Хромтау||58.4|50.3
        Zharkent|Жаркент|Жаркент||80.0|44.2
        """

    /// Longitude and latitude of the outline's corners, from the north and clockwise.
    static let outline: [(Double, Double)] = [
        (70.8, 55.3), (73.4, 54.0), (73.7, 53.5), (76.5, 54.2), (77.9, 53.3), (80.1, 50.8), (83.4, 51.0), (85.1, 49.6),
        (87.3, 49.1), (85.7, 47.2), (82.7, 47.2), (82.3, 45.5), (80.0, 45.0), (80.2, 42.2), (79.2, 42.8), (75.8, 42.9),
        (74.3, 43.2), (73.5, 42.4), (71.0, 42.3), (70.4, 41.6), (69.0, 41.3), (68.1, 41.0), (66.7, 41.2), (66.0, 42.4),
        (66.1, 43.0), (64.9, 43.7), (62.0, 43.5), (61.1, 44.4), (58.5, 45.6), (56.0, 45.0), (56.0, 41.3), (54.0, 42.3),
        (52.5, 41.8), (50.3, 44.3), (51.2, 44.6), (53.0, 46.7), (51.0, 47.0), (49.2, 46.4), (47.1, 47.3), (46.5, 48.4),
        (48.4, 49.8), (49.8, 51.1), (51.8, 51.6), (54.5, 51.0), (56.5, 51.1), (58.6, 50.8), (61.4, 50.8), (61.0, 52.3),
        (61.1, 53.0), (63.2, 54.2), (65.2, 54.3), (68.2, 55.0),
    ]
}
