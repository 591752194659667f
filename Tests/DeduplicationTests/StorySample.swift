/// An article and the forms in which other sites carry it.
struct StorySample: Sendable {
    let title: String
    let lead: String
    let rest: [String]
    /// What its newsroom prints under each report on the subject.
    let background: String
    /// The same event by another newsroom; another person's; the next step of the same case.
    let own: String
    let otherPerson: String
    let nextStep: String
    /// A paragraph that a local site puts before it, an appeal to readers, the opening told anew.
    let local: String
    let appeal: String
    let retold: String

    var body: String { ([lead] + rest + [background]).joined(separator: "\n") }
}

extension StorySample {
    static let english = StorySample(
        title: "Welder fined over leaflet",
        lead:
            "PAVLODAR -- A court in Pavlodar on May 5 fined welder Erlan Tastemir 61,260 tenges for handing out a leaflet "
            + "that named the Koshe party.",
        rest: [
            "Tastemir, 44, had given three copies to men at a bus stop. One of them was a policeman.",
            "His lawyer, Gulnaz Orynbek, asked the judge to hear the other two and was refused.",
        ],
        background:
            "Kazakhstan's courts outlawed the party in 2020. Those who speak up for it are fined, jailed or put under "
            + "restrictions, and rights groups count more than five hundred such cases across the country.",
        own:
            "A fine of 61,260 tenges for a leaflet: this is how the case of Erlan Tastemir ended in Pavlodar, the rights "
            + "bureau writes. He means to appeal.",
        otherPerson:
            "SEMEI -- A court in Semei on May 5 fined nurse Marzhan Qonyr 61,260 tenges for a post that named the "
            + "Koshe party.",
        nextStep:
            "PAVLODAR -- An appeals court in Pavlodar on June 9 cancelled the fine that welder Erlan Tastemir had been "
            + "given for handing out a leaflet.",
        local: "Our town does not often make the national news. This week it did, and not with its football team.",
        appeal: "Subscribe to our newsletter and read the week in ten minutes.",
        retold:
            "Sixty thousand tenges is what it costs in Pavlodar to give away a leaflet, as welder Erlan Tastemir found "
            + "out in May.")

    static let russian = StorySample(
        title: "Сварщика оштрафовали за листовку",
        lead:
            "Суд в Павлодаре 5 мая оштрафовал сварщика Ерлана Тастемира на 61 260 тенге за раздачу листовки, в которой "
            + "названа «Көше партиясы».",
        rest: [
            "Тастемир раздал на остановке три листка. Один из взявших оказался полицейским.",
            "Адвокат Гульназ Орынбек просила вызвать остальных двоих, судья ей отказал.",
        ],
        background:
            "Партия признана экстремистской в 2020 году. Тех, кто высказывается в её поддержку, штрафуют, арестовывают "
            + "и ограничивают в свободе; правозащитники насчитали по стране больше пятисот таких дел.",
        own: "Штрафом в 61 260 тенге закончилось в Павлодаре дело Ерлана Тастемира, который роздал прохожим листовки, "
            + "сообщает правозащитное бюро. Решение он обжалует.",
        otherPerson:
            "Суд в Семее 5 мая оштрафовал медсестру Маржан Коныр на 61 260 тенге за публикацию, в которой названа "
            + "«Көше партиясы».",
        nextStep: "Областной суд в Павлодаре 9 июня отменил штраф, который сварщик Ерлан Тастемир получил за раздачу "
            + "листовки.",
        local: "О нашем городе редко пишут столичные издания. На этой неделе написали, и не о футболе.",
        appeal: "Подписывайтесь на нашу рассылку, чтобы ничего не пропустить.",
        retold:
            "В шестьдесят с лишним тысяч тенге обошлась павлодарскому сварщику Ерлану Тастемиру раздача листовок на "
            + "остановке.")

    static let kazakh = StorySample(
        title: "Парақша таратқан дәнекерлеушіге айыппұл салынды",
        lead:
            "Павлодар соты 5 мамырда дәнекерлеуші Ерлан Тастемірге «Көше партиясы» аталған парақша таратқаны үшін 61 260 "
            + "теңге айыппұл салды.",
        rest: [
            "Тастемір аялдамада үш парақ берген. Алғандардың бірі полицей болып шықты.",
            "Қорғаушысы Гүлназ Орынбек қалған екеуін шақыруды сұрады, судья көнбеді.",
        ],
        background:
            "Партияны сот 2020 жылы экстремистік деп таныған. Оны қолдағандарға айыппұл салынады, қамауға алынады, "
            + "бостандығы шектеледі; құқық қорғаушылар ел бойынша бес жүзден астам осындай істі санаған.",
        own:
            "Павлодарда өткіншілерге парақша үлестірген Ерлан Тастемірдің ісі 61 260 теңге айыппұлмен аяқталды. Ол шешімге "
            + "шағым бермек.",
        otherPerson:
            "Семей соты 5 мамырда медбике Маржан Қоңырға «Көше партиясы» аталған жазбасы үшін 61 260 теңге айыппұл "
            + "салды.",
        nextStep:
            "Павлодар облыстық соты 9 маусымда дәнекерлеуші Ерлан Тастемірге парақша таратқаны үшін салынған айыппұлдың "
            + "күшін жойды.",
        local: "Біздің қала туралы астаналық басылымдар сирек жазады. Осы аптада жазды, бірақ доп туралы емес.",
        appeal: "Жаңалықтан қалыс қалмау үшін арнамызға жазылыңыз.",
        retold: "Аялдамада парақша үлестіру павлодарлық дәнекерлеуші Ерлан Тастемірге алпыс мың теңгеден асып түсті.")
}
