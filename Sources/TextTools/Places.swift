/// The gazetteer: cities, towns, districts and regions with their spellings.
///
/// To extend: one line a place, `id|type|in|Russian|variants|Kazakh|variants`, variants separated by `;`.
/// `in` is the id of the city or region that the place lies in.
package enum Places {
    package enum Kind: String, Sendable { case city, district, region, village, country }

    package struct Place: Sendable {
        package var id: String
        package var kind: Kind
        /// The id of the city or region around it; empty where there is none.
        package var container: String
    }

    /// The most words that a place's name in the table has.
    package static let longestName = names.keys.map { $0.split(separator: " ").count }.max() ?? 1

    /// - Parameter key: the folding keys of the name's words, in their order, joined by spaces. Words that name a kind
    ///   (`region`, `district`) belong to the name.
    package static func place(key: String) -> Place? { names[key] }

    package static func key(of name: some StringProtocol) -> String {
        name.split(separator: " ").map { FoldingKey.ofWord($0) }.joined(separator: " ")
    }

    /// Is this a place's name in the very spelling of the table?
    package static func isSpelling(_ name: String) -> Bool { spellings.contains(name) }

    private static let spellings: Set<String> = Set(
        table.split(whereSeparator: { $0 == "\n" || $0 == "|" || $0 == ";" }).map(String.init))

    package static func isCity(id: String) -> Bool { cities.contains(id) }

    private static let cities: Set<String> = Set(names.values.filter { $0.kind == .city }.map(\.id))

    private static let names: [String: Place] = {
        var names: [String: Place] = [:]
        for line in table.split(separator: "\n") {
            let columns = line.split(separator: "|", omittingEmptySubsequences: false)
            guard columns.count >= 4, let kind = Kind(rawValue: String(columns[1])) else { continue }
            let place = Place(id: String(columns[0]), kind: kind, container: String(columns[2]))
            for column in columns.dropFirst(3) {
                for name in column.split(separator: ";") {
                    let key = key(of: name)
                    // A city's name is also that of a district or a region elsewhere: the city goes first.
                    if names[key] == nil || kind == .city { names[key] = place }
                }
            }
        }
        return names
    }()

    // swift-format-ignore
    private static let table = """
        astana|city||Astana|Nur-Sultan;Nursultan;Akmola|Астана|Нур-Султан;Акмола|Астана|Нұр-Сұлтан;Ақмола
        nur-sultan|city||Nur-Sultan|Nursultan;Astana|Нур-Султан|Нурсултан;Астана|Нұр-Сұлтан|Астана
        astana-2022|city||Astana|Nur-Sultan|Астана|Нур-Султан|Астана|Нұр-Сұлтан
        almaty|city||Almaty|Alma-Ata|Алматы|Алма-Ата|Алматы|
        shymkent|city||Shymkent|Chimkent|Шымкент|Чимкент|Шымкент|
        reg-abai|region||Abai region|Abay region|область Абай|Абайская область|Абай облысы|
        reg-aqmola|region||Aqmola region|Akmola region|Акмолинская область||Ақмола облысы|
        reg-aqtobe|region||Aqtobe region|Aktobe region|Актюбинская область||Ақтөбе облысы|
        reg-almaty|region||Almaty region||Алматинская область|Алма-Атинская область|Алматы облысы|
        reg-atyrau|region||Atyrau region||Атырауская область||Атырау облысы|
        reg-sqo|region||North Kazakhstan region||Северо-Казахстанская область|СКО|Солтүстік Қазақстан облысы|СҚО
        reg-shqo|region||East Kazakhstan region||Восточно-Казахстанская область|ВКО|Шығыс Қазақстан облысы|ШҚО
        reg-bqo|region||West Kazakhstan region||Западно-Казахстанская область|ЗКО|Батыс Қазақстан облысы|БҚО
        reg-zhambyl|region||Zhambyl region|Jambyl region|Жамбылская область|Джамбульская область|Жамбыл облысы|
        reg-zhetisu|region||Zhetisu region|Jetisu region;Zhetysu region
        reg-zhetisu|region||область Жетысу|Жетысуская область;Жетісу|Жетісу облысы|
        reg-qaraghandy|region||Qaraghandy region|Karaganda region|Карагандинская область||Қарағанды облысы|
        reg-qostanai|region||Qostanai region|Kostanay region
        reg-qostanai|region||Костанайская область|Кустанайская область|Қостанай облысы|
        reg-qyzylorda|region||Qyzylorda region|Kyzylorda region|Кызылординская область||Қызылорда облысы|
        reg-manghystau|region||Manghystau region|Mangystau region
        reg-manghystau|region||Мангистауская область|Мангыстауская область|Маңғыстау облысы|Маңғыстау
        reg-pavlodar|region||Pavlodar region||Павлодарская область||Павлодар облысы|
        reg-turkistan|region||Turkistan region|Turkestan region|Туркестанская область||Түркістан облысы|
        reg-oqo|region||South Kazakhstan region||Южно-Казахстанская область|ЮКО|Оңтүстік Қазақстан облысы|ОҚО
        reg-ulytau|region||Ulytau region||область Улытау||Ұлытау облысы|
        semei|city|reg-abai|Semei|Semey;Semipalatinsk|Семей|Семипалатинск|Семей|
        kokshetau|city|reg-aqmola|Kokshetau|Kokchetav|Кокшетау|Кокчетав|Көкшетау|
        aqtobe|city|reg-aqtobe|Aqtobe|Aktobe;Aktyubinsk|Актобе|Актюбинск|Ақтөбе|
        qonaev|city|reg-almaty|Qonaev|Konaev;Qapshaghai;Kapshagay|Конаев|Капшагай;Капчагай|Қонаев|Қапшағай
        qapshaghai|city|reg-almaty|Qapshaghai|Kapshagay;Kapchagai;Qonaev|Капшагай|Капчагай;Конаев|Қапшағай|Қонаев
        taldyqorghan|city|reg-zhetisu|Taldyqorghan|Taldykorgan|Талдыкорган|Талды-Курган|Талдықорған|
        atyrau|city|reg-atyrau|Atyrau|Guriev|Атырау|Гурьев|Атырау|
        petropavl|city|reg-sqo|Petropavl|Petropavlovsk|Петропавловск|Петропавл|Петропавл|Қызылжар
        oskemen|city|reg-shqo|Oskemen|Ust-Kamenogorsk;Öskemen|Усть-Каменогорск|Оскемен;Өскемен|Өскемен|
        oral|city|reg-bqo|Oral|Uralsk|Уральск|Орал|Орал|
        taraz|city|reg-zhambyl|Taraz|Zhambyl|Тараз|Жамбыл;Джамбул|Тараз|
        qaraghandy|city|reg-qaraghandy|Qaraghandy|Karaganda|Караганда||Қарағанды|
        qostanai|city|reg-qostanai|Qostanai|Kostanay;Kostanai|Костанай|Кустанай|Қостанай|
        qyzylorda|city|reg-qyzylorda|Qyzylorda|Kyzylorda|Кызылорда|Кзыл-Орда|Қызылорда|
        aqtau|city|reg-manghystau|Aqtau|Aktau;Shevchenko|Актау|Шевченко|Ақтау|
        pavlodar|city|reg-pavlodar|Pavlodar||Павлодар||Павлодар|
        turkistan|city|reg-turkistan|Turkistan|Turkestan|Туркестан|Түркістан|Түркістан|
        zhezqazghan|city|reg-ulytau|Zhezqazghan|Zhezkazgan;Dzhezkazgan|Жезказган|Джезказган|Жезқазған|
        zhanaozen|city|reg-manghystau|Zhanaozen|Janaozen|Жанаозен|Новый Узень|Жаңаөзен|
        temirtau|city|reg-qaraghandy|Temirtau||Темиртау||Теміртау|
        balqash|city|reg-qaraghandy|Balqash|Balkhash|Балхаш||Балқаш|
        saran|city|reg-qaraghandy|Saran||Сарань||Саран|
        shakhtinsk|city|reg-qaraghandy|Shakhtinsk||Шахтинск||Шахтинск|
        priozersk|city|reg-qaraghandy|Priozersk||Приозерск||Приозерск|Приозёр
        abai-town|city|reg-qaraghandy|Abai|Abay|Абай||Абай|
        qarazhal|city|reg-ulytau|Qarazhal|Karazhal|Каражал||Қаражал|
        satpaev|city|reg-ulytau|Satpaev|Satbayev|Сатпаев|Никольский|Сәтбаев|
        ekibastuz|city|reg-pavlodar|Ekibastuz||Экибастуз||Екібастұз|
        aqsu|city|reg-pavlodar|Aqsu|Aksu|Аксу|Ермак|Ақсу|
        rudny|city|reg-qostanai|Rudny|Rudnyi|Рудный||Рудный|
        lisakovsk|city|reg-qostanai|Lisakovsk||Лисаковск||Лисаков|Лисаковск
        arqalyq|city|reg-qostanai|Arqalyq|Arkalyk|Аркалык||Арқалық|
        zhitiqara|district|reg-qostanai|Zhitiqara|Zhitikara|Житикара|Жетикара|Жітіқара|
        stepnogorsk|city|reg-aqmola|Stepnogorsk||Степногорск||Степногорск|Степняк
        shchuchinsk|city|reg-aqmola|Shchuchinsk||Щучинск||Щучинск|
        burabai|district|reg-aqmola|Burabai|Borovoe;Burabay|Бурабай|Боровое|Бурабай|
        atbasar|city|reg-aqmola|Atbasar||Атбасар||Атбасар|
        esil-town|city|reg-aqmola|Esil|Yesil|Есиль||Есіл|
        qosshy|city|reg-aqmola|Qosshy|Kosshy|Косшы||Қосшы|
        talapker|village|reg-aqmola|Talapker||Талапкер||Талапкер|
        tselinograd-district|district|reg-aqmola|Tselinograd district||Целиноградский район||Целиноград ауданы|
        ridder|city|reg-shqo|Ridder|Leninogorsk|Риддер|Лениногорск|Риддер|
        altai-town|city|reg-shqo|Altai|Zyryanovsk|Алтай|Зыряновск|Алтай|Зырян
        zaisan|city|reg-shqo|Zaisan|Zaysan|Зайсан||Зайсан|
        shemonaikha|city|reg-shqo|Shemonaikha||Шемонаиха||Шемонайха|
        ayagoz|city|reg-abai|Ayagoz|Ayaguz|Аягоз|Аягуз|Аягөз|
        kurchatov|city|reg-abai|Kurchatov||Курчатов||Курчатов|
        urzhar|district|reg-abai|Urzhar|Urjar|Урджар|Уржар|Үржар|
        tarbaghatai|district|reg-shqo|Tarbaghatai|Tarbagatay|Тарбагатай||Тарбағатай|
        kentau|city|reg-turkistan|Kentau||Кентау||Кентау|
        arys|city|reg-turkistan|Arys||Арысь||Арыс|
        saryaghash|city|reg-turkistan|Saryaghash|Saryagash|Сарыагаш|Сары-Агаш|Сарыағаш|
        lenger|city|reg-turkistan|Lenger||Ленгер||Леңгір|Ленгір
        zhetisai|city|reg-turkistan|Zhetisai|Zhetysay|Жетысай|Жетисай|Жетісай|
        shardara|city|reg-turkistan|Shardara|Chardara|Шардара|Чардара|Шардара|
        tole-bi|district|reg-turkistan|Tole Bi district|Tolebi|Толебийский район|Толе би|Төле би ауданы|Төлеби
        sairam|district|reg-turkistan|Sairam district|Sayram|Сайрамский район||Сайрам ауданы|
        sozaq|district|reg-turkistan|Sozaq district|Suzak|Сузакский район|Созак|Созақ ауданы|
        ordabasy|district|reg-turkistan|Ordabasy district||Ордабасинский район||Ордабасы ауданы|
        maqtaaral|district|reg-turkistan|Maqtaaral district|Maktaaral|Мактааральский район|Махтаарал|Мақтаарал ауданы|
        qordai|district|reg-zhambyl|Qordai|Kordai;Korday|Кордай|Курдай|Қордай|
        masanchi|village|reg-zhambyl|Masanchi|Masanchy|Масанчи||Масаншы|Масанчи
        shu|city|reg-zhambyl|Shu|Chu|Шу|Чу|Шу|
        qaratau|city|reg-zhambyl|Qaratau|Karatau|Каратау||Қаратау|
        zhanatas|city|reg-zhambyl|Zhanatas||Жанатас|Джанатас|Жаңатас|
        merki|district|reg-zhambyl|Merki|Merke|Мерке||Меркі|
        talghar|city|reg-almaty|Talghar|Talgar|Талгар||Талғар|
        qaskelen|city|reg-almaty|Qaskelen|Kaskelen|Каскелен||Қаскелең|
        esik|city|reg-almaty|Esik|Yesik;Issyk|Есик|Иссык|Есік|
        qarasai|district|reg-almaty|Qarasai district|Karasai|Карасайский район||Қарасай ауданы|
        ile|district|reg-almaty|Ile district|Ili district|Илийский район||Іле ауданы|
        uzynaghash|village|reg-almaty|Uzynaghash|Uzunagach|Узынагаш|Узунагач|Ұзынағаш|
        zhangeldin|district|reg-qostanai|Zhangeldin district||Джангельдинский район||Жангелдин ауданы|
        tekeli|city|reg-zhetisu|Tekeli||Текели||Текелі|
        zharkent|city|reg-zhetisu|Zharkent|Panfilov|Жаркент|Панфилов|Жаркент|
        usharal|city|reg-zhetisu|Usharal||Ушарал|Уч-Арал|Үшарал|
        ushtobe|city|reg-zhetisu|Ushtobe||Уштобе||Үштөбе|
        sarqan|city|reg-zhetisu|Sarqan|Sarkand|Саркан|Сарканд|Сарқан|
        kulsary|city|reg-atyrau|Qulsary|Kulsary|Кульсары||Құлсары|
        inder|district|reg-atyrau|Inder district||Индерский район||Индер ауданы|
        makhambet|district|reg-atyrau|Makhambet district||Махамбетский район||Махамбет ауданы|
        aqsai|city|reg-bqo|Aqsai|Aksai|Аксай||Ақсай|
        zhangala|district|reg-bqo|Zhangala district|Zhanaqala;Zhanghala|Жангалинский район|Жангала|Жаңақала ауданы|
        qandyaghash|city|reg-aqtobe|Qandyaghash|Kandyagash|Кандыагаш|Октябрьск|Қандыағаш|
        khromtau|city|reg-aqtobe|Khromtau||Хромтау||Хромтау|
        alga|city|reg-aqtobe|Algha|Alga|Алга||Алға|
        shalqar|city|reg-aqtobe|Shalqar|Shalkar|Шалкар|Челкар|Шалқар|
        emba|city|reg-aqtobe|Emba|Embi|Эмба||Ембі|
        aral|city|reg-qyzylorda|Aral|Aralsk|Аральск|Арал|Арал|
        qazaly|city|reg-qyzylorda|Qazaly|Kazaly;Kazalinsk|Казалинск|Казалы|Қазалы|
        zhosaly|village|reg-qyzylorda|Zhosaly||Жосалы|Джусалы|Жосалы|
        shieli|district|reg-qyzylorda|Shieli||Шиели|Чиили|Шиелі|
        baiqonyr|city|reg-qyzylorda|Baiqonyr|Baikonur|Байконур|Байконыр|Байқоңыр|
        beineu|district|reg-manghystau|Beineu|Beyneu|Бейнеу||Бейнеу|
        fort-shevchenko|city|reg-manghystau|Fort-Shevchenko||Форт-Шевченко||Форт-Шевченко|
        munaily|district|reg-manghystau|Munaily district||Мунайлинский район||Мұнайлы ауданы|
        bulaevo|city|reg-sqo|Bulaevo|Bulayevo|Булаево||Булаев|
        taiynsha|city|reg-sqo|Taiynsha||Тайынша||Тайынша|
        d-almaly|district|almaty|Almaly district||Алмалинский район||Алмалы ауданы|
        d-auezov|district|almaty|Auezov district|Auezov|Ауэзовский район||Әуезов ауданы|
        d-bostandyq|district|almaty|Bostandyq district|Bostandyk|Бостандыкский район||Бостандық ауданы|
        d-medeu|district|almaty|Medeu district||Медеуский район||Медеу ауданы|
        d-zhetisu|district|almaty|Zhetisu district|Jetisu|Жетысуский район||Жетісу ауданы|
        d-turksib|district|almaty|Turksib district||Турксибский район||Түрксіб ауданы|
        d-alatau|district|almaty|Alatau district||Алатауский район||Алатау ауданы|
        d-nauryzbai|district|almaty|Nauryzbai district|Nauryzbay|Наурызбайский район||Наурызбай ауданы|
        d-esil|district|astana|Esil district|Yesil|Есильский район|район Есиль|Есіл ауданы|
        d-saryarqa|district|astana|Saryarqa district|Saryarka|Сарыаркинский район|район Сарыарка|Сарыарқа ауданы|
        d-almaty-ast|district|astana|Almaty district|Almaty district of the capital
        d-almaty-ast|district|astana|Алматинский район|район Алматы|Алматы ауданы|
        d-baiqonyr|district|astana|Baiqonyr district|Baikonur|Байконурский район|район Байқоңыр|Байқоңыр ауданы|
        d-nura|district|astana|Nura district||район Нура||Нұра ауданы|
        d-abai-shy|district|shymkent|Abai district||Абайский район||Абай ауданы|
        d-alfarabi|district|shymkent|Al-Farabi district||Аль-Фарабийский район||Әл-Фараби ауданы|
        d-enbekshi|district|shymkent|Enbekshi district||Енбекшинский район||Еңбекші ауданы|
        d-qaratau-shy|district|shymkent|Qaratau district||Каратауский район||Қаратау ауданы|
        d-qazybekbi|district|qaraghandy|Qazybek Bi district||район Казыбек би||Қазыбек би ауданы|
        d-october|district|qaraghandy|October district|
        d-october|district|qaraghandy|Октябрьский район|район Әлихан Бөкейхан|Октябрь ауданы|Әлихан Бөкейхан ауданы
        kazakhstan|country||Kazakhstan|Qazaqstan|Казахстан|РК|Қазақстан|ҚР
        """
}
