/// Frequent given names of Kazakhstan and Russia, and the sex of who bears them. To extend: a line of the table.
package enum GivenNames {
    package enum Sex: Sendable { case male, female, either }

    package struct Entry: Sendable {
        /// In Kazakh, Russian and Latin; the same spelling may stand twice.
        package let spellings: [String]
        package let sex: Sex
    }

    package static let all: [Entry] = table.split(whereSeparator: { $0 == ";" || $0 == "\n" }).compactMap { line in
        let fields = line.split(separator: " ").map(String.init)
        guard let mark = fields.last else { return nil }
        return Entry(spellings: fields.dropLast(), sex: mark == "m" ? .male : mark == "f" ? .female : .either)
    }

    /// In Kazakh, Russian and the Latin of English news; then `m`, `f` or `mf`.
    private static let table = """
        Абай Абай Abai m; Абзал Абзал Abzal m; Абловас Абловас Ablovas m; Абылай Абылай Abylai m; Адай Адай Adai m;
        Ажар Ажар Azhar f; Азамат Азамат Azamat m; Азат Азат Azat m; Айбар Айбар Aibar m; Айбек Айбек Aibek m;
        Айгерім Айгерим Aigerim f; Айгүл Айгуль Aigul f; Айдар Айдар Aidar m; Айдос Айдос Aidos m;
        Айдын Айдын Aidyn m; Айжан Айжан Aizhan f; Айман Айман Aiman f; Айнагүл Айнагуль Ainagul f;
        Айнұр Айнур Ainur f; Айсұлу Айсулу Aisulu f; Айтбай Айтбай Aitbai m; Айя Айя Aiya f; Ақан Акан Aqan m;
        Ақбота Акбота Aqbota f; Ақерке Акерке Aqerke f; Ақжаркын Акжаркын Aqzharkyn f; Ақмарал Акмарал Aqmaral f;
        Ақтоты Актоты Aqtoty f; Ақылбек Акылбек Aqylbek m; Алдаберген Алдаберген Aldabergen m;
        Александр Александр Aleksandr m; Александра Александра Aleksandra f; Алексей Алексей Aleksei m;
        Әлібек Алибек Alibek m; Әлима Алима Alima f; Алина Алина Alina f; Әлихан Алихан Alikhan m;
        Әлішер Алишер Alisher m; Әлия Алия Aliya f; Алла Алла Alla f; Алма Алма Alma f; Алмас Алмас Almas m;
        Алмат Алмат Almat m; Алпыс Алпыс Alpys m; Алтын Алтын Altyn f; Алтынай Алтынай Altynai f;
        Әлнұр Альнур Alnur m; Аман Аман Aman m; Амангелді Амангельды Amangeldi m; Аманжол Аманжол Amanzhol m;
        Әмір Амир Amir m; Анар Анар Anar f; Анастасия Анастасия Anastasiya f; Анатолий Анатолий Anatolii m;
        Андрей Андрей Andrei m; Анна Анна Anna f; Антон Антон Anton m; Әнуар Ануар Anuar m; Ардақ Ардак Ardaq mf;
        Арман Арман Arman m; Арнұр Арнур Arnur m; Арон Арон Aron m; Арсен Арсен Arsen m; Артур Артур Artur m;
        Артём Артём Artyom m; Аружан Аружан Aruzhan f; Асан Асан Asan m; Әсел Асель Asel f; Асем Асем Asem f;
        Әсем Асем Asem f; Әсет Асет Aset m; Әсия Асия Asiya f; Асқар Аскар Asqar m; Аслан Аслан Aslan m;
        Асқат Асхат Asqat m; Асылбек Асылбек Asylbek m; Асылхан Асылхан Asylkhan m; Атабек Атабек Atabek m;
        Әуез Ауез Auez m; Ахмет Ахмет Akhmet m; Бағдат Багдат Baghdat m; Бағила Багила Baghila f;
        Бағлан Баглан Baghlan m; Байтұрсын Байтурсын Baitursyn m; Бақберген Бакберген Baqbergen m;
        Бақдәулет Бакдаулет Baqdaulet m; Балжан Балжан Balzhan f; Балнұр Балнур Balnur f;
        Балтабай Балтабай Baltabai m; Батыр Батыр Batyr m; Бауыржан Бауыржан Bauyrzhan m; Бақыт Бахыт Baqyt mf;
        Бақытбек Бахытбек Baqytbek m; Бақытгүл Бахытгуль Baqytgul f; Бақытжан Бахытжан Baqytzhan mf;
        Баян Баян Bayan f; Бейбіт Бейбит Beibit m; Бейсен Бейсен Beisen m; Бекболат Бекболат Bekbolat m;
        Бекжан Бекжан Bekzhan m; Бекзат Бекзат Bekzat m; Бердібек Бердибек Berdibek m; Берік Берик Berik m;
        Бибігүл Бибигуль Bibigul f; Біржан Биржан Birzhan m; Болат Болат Bolat m; Болатбек Болатбек Bolatbek m;
        Борис Борис Boris m; Ботагөз Ботагоз Botagoz f; Бэлла Бэлла Bella f; Вадим Вадим Vadim m;
        Валентин Валентин Valentin m; Валентина Валентина Valentina f; Валерий Валерий Valerii m;
        Валерия Валерия Valeriya f; Варвара Варвара Varvara f; Василий Василий Vasilii m; Вера Вера Vera f;
        Виктор Виктор Viktor m; Виктория Виктория Viktoriya f; Виталий Виталий Vitalii m;
        Владимир Владимир Vladimir m; Владислав Владислав Vladislav m; Вячеслав Вячеслав Vyacheslav m;
        Ғабит Габит Ghabit m; Ғазиз Газиз Ghaziz m; Ғазиза Газиза Ghaziza f; Галина Галина Galina f;
        Ғалым Галым Ghalym m; Ғалымжан Галымжан Ghalymzhan m; Ғани Гани Ghani m; Гаухар Гаухар Gaukhar f;
        Геннадий Геннадий Gennadii m; Георгий Георгий Georgii m; Григорий Григорий Grigorii m;
        Гүлбану Гульбану Gulbanu f; Гүлзада Гульзада Gulzada f; Гүлзипа Гульзипа Gulzipa f;
        Гүлмира Гульмира Gulmira f; Гүлназ Гульназ Gulnaz f; Гүлнар Гульнар Gulnar f; Гүлнара Гульнара Gulnara f;
        Гүлсім Гульсим Gulsim f; Гүлшат Гульшат Gulshat f; Даметкен Даметкен Dametken f; Дамир Дамир Damir m;
        Дана Дана Dana f; Даниил Даниил Daniil m; Данияр Данияр Daniyar m; Дария Дария Dariya f;
        Дархан Дархан Darkhan m; Дарья Дарья Darya f; Дәулет Даулет Daulet m; Дәулетбек Даулетбек Dauletbek m;
        Дәурен Даурен Dauren m; Дәуренбек Дауренбек Daurenbek m; Денис Денис Denis m; Диана Диана Diana f;
        Дидар Дидар Didar m; Ділнәз Дильназ Dilnaz f; Дильнар Дильнар Dilnar f; Димаш Димаш Dimash m;
        Дина Дина Dina f; Динара Динара Dinara f; Дмитрий Дмитрий Dmitrii m; Досжан Досжан Doszhan m;
        Досым Досым Dosym m; Дулат Дулат Dulat m; Думан Думан Duman m; Евгений Евгений Evgenii m;
        Евгения Евгения Evgeniya f; Егор Егор Egor m; Едіге Едиге Edige m; Екатерина Екатерина Ekaterina f;
        Елдар Елдар Eldar m; Елдос Елдос Eldos m; Елена Елена Elena f; Елизавета Елизавета Elizaveta f;
        Елнұр Ельнур Elnur m; Ербол Ербол Erbol m; Ерболат Ерболат Erbolat m; Ерден Ерден Erden m;
        Ержан Ержан Erzhan m; Ержігіт Ержигит Erzhigit m; Ерік Ерик Erik m; Еркебұлан Еркебулан Erkebulan m;
        Еркін Еркин Erkin m; Ерлан Ерлан Erlan m; Ермек Ермек Ermek m; Ермұхан Ермухан Ermukhan m;
        Ернар Ернар Ernar m; Ерсайын Ерсаин Ersaiyn m; Ертай Ертай Ertai m; Есен Есен Esen m;
        Есенбек Есенбек Esenbek m; Есет Есет Eset m; Жадыра Жадыра Zhadyra f; Жазира Жазира Zhazira f;
        Жақсылық Жаксылык Zhaqsylyq m; Жалғас Жалгас Zhalghas m; Жамбыл Жамбыл Zhambyl m; Жанар Жанар Zhanar f;
        Жанара Жанара Zhanara f; Жанас Жанас Zhanas m; Жанат Жанат Zhanat mf; Жанболат Жанболат Zhanbolat m;
        Жандос Жандос Zhandos m; Жәнібек Жанибек Zhanibek m; Жания Жания Zhaniya f; Жанмұрат Жанмурат Zhanmurat m;
        Жанна Жанна Zhanna f; Жарас Жарас Zharas m; Жасарал Жасарал Zhasaral m; Жасұлан Жасулан Zhasulan m;
        Жеңіс Женис Zhengis m; Жомарт Жомарт Zhomart m; Жұлдыз Жулдыз Zhuldyz f; Жұмабек Жумабек Zhumabek m;
        Жұмагүл Жумагуль Zhumagul f; Зәкір Закир Zakir m; Зарина Зарина Zarina f; Зәуре Зауре Zaure f;
        Зәуреш Зауреш Zauresh f; Зейнегүл Зейнегуль Zeinegul f; Зейнолла Зейнолла Zeinolla m; Зере Зере Zere f;
        Зинат Зинат Zinat f; Ыбырай Ибрай Ybyrai m; Иван Иван Ivan m; Игорь Игорь Igor m; Ықылас Икылас Yqylas m;
        Илья Илья Ilya m; Ілияс Ильяс Iliyas m; Инга Инга Inga f; Индира Индира Indira f; Ынкәр Инкар Ynkar f;
        Ирина Ирина Irina f; Иса Иса Isa m; Исатай Исатай Isatai m; Ісләм Ислам Islam m;
        Қабылбек Кабылбек Qabylbek m; Қажымұқан Кажимукан Qazhymuqan m; Қазбек Казбек Qazbek m;
        Қайрат Кайрат Qairat m; Қайсар Кайсар Qaisar m; Қайырбек Кайырбек Qaiyrbek m; Қалас Калас Qalas m;
        Камила Камила Kamila f; Қанат Канат Qanat m; Қанатқан Канаткан Qanatqan m; Қарлығаш Карлыгаш Qarlyghash f;
        Қасым Касым Qasym m; Кенжебек Кенжебек Kenzhebek m; Кенжеғали Кенжегали Kenzheghali m;
        Кирилл Кирилл Kirill m; Қылыш Клыш Qylysh m; Константин Константин Konstantin m; Ксения Ксения Kseniya f;
        Қуандық Куандык Quandyq m; Қуаныш Куаныш Quanysh m; Қуат Куат Quat m; Күлпаш Кульпаш Kulpash f;
        Күләш Куляш Kulash f; Лариса Лариса Larisa f; Леонид Леонид Leonid m; Лидия Лидия Lidiya f; Лиза Лиза Liza f;
        Лұқпан Лукпан Luqpan m; Любовь Любовь Lyubov f; Людмила Людмила Lyudmila f; Ләззат Ляззат Lazzat f;
        Мадина Мадина Madina f; Майгүл Майгуль Maigul f; Майра Майра Maira f; Макс Макс Maks m;
        Мақсат Максат Maqsat m; Максим Максим Maksim m; Мақсұт Максут Maqsut m; Марат Марат Marat m;
        Маргарита Маргарита Margarita f; Маржан Маржан Marzhan f; Марина Марина Marina f; Мария Мария Mariya f;
        Мариям Мариям Mariyam f; Марк Марк Mark m; Марлен Марлен Marlen m; Маруа Маруа Marua f;
        Махаббат Махаббат Makhabbat f; Махамбет Махамбет Makhambet m; Мейіржан Мейиржан Meiirzhan m;
        Мейрам Мейрам Meiram m; Мейрамбек Мейрамбек Meirambek m; Мейрамгүл Мейрамгуль Meiramgul f;
        Мерей Мерей Merei m; Меруерт Меруерт Meruert f; Мирас Мирас Miras m; Михаил Михаил Mikhail m;
        Мөлдір Молдир Moldir f; Мұқаш Мукаш Muqash m; Мұқтар Муктар Muqtar m; Мұрат Мурат Murat m;
        Мұратбек Муратбек Muratbek m; Мұратхан Муратхан Muratkhan m; Мұстафа Мустафа Mustafa m;
        Мұхаммед Мухаммед Mukhammed m; Мұханбет Муханбет Mukhanbet m; Мұхит Мухит Mukhit m; Мұхтар Мухтар Mukhtar m;
        Надежда Надежда Nadezhda f; Назгүл Назгуль Nazgul f; Назерке Назерке Nazerke f; Нәзипа Назипа Nazipa f;
        Назира Назира Nazira f; Назым Назым Nazym f; Нариман Нариман Nariman m; Наталья Наталья Natalya f;
        Никита Никита Nikita m; Николай Николай Nikolai m; Нина Нина Nina f; Нинагүл Нинагуль Ninagul f;
        Ноян Ноян Noyan m; Нұрбек Нурбек Nurbek m; Нұрбол Нурбол Nurbol m; Нұрболат Нурболат Nurbolat m;
        Нұрғали Нургали Nurghali m; Нұргүл Нургуль Nurgul f; Нұржан Нуржан Nurzhan m; Нұркен Нуркен Nurken m;
        Нұрлан Нурлан Nurlan m; Нұрлыбай Нурлыбай Nurlybai m; Нұрсұлтан Нурсултан Nursultan m;
        Нұрсұлу Нурсулу Nursulu f; Нұртай Нуртай Nurtai m; Оксана Оксана Oksana f; Олег Олег Oleg m;
        Олжас Олжас Olzhas m; Ольга Ольга Olga f; Өмір Омир Omir m; Өмірбек Омирбек Omirbek m;
        Оңайгүл Онайгуль Ongaigul f; Оразбек Оразбек Orazbek m; Орал Орал Oral m; Оралбек Оралбек Oralbek m;
        Орынбай Орынбай Orynbai m; Орынбек Орынбек Orynbek m; Оспан Оспан Ospan m; Павел Павел Pavel m;
        Перизат Перизат Perizat f; Полина Полина Polina f; Пётр Пётр Pyotr m; Раиса Раиса Raisa f;
        Райхан Райхан Raikhan f; Рамазан Рамазан Ramazan m; Рауан Рауан Rauan m; Раушан Раушан Raushan f;
        Рахат Рахат Rakhat mf; Рахым Рахым Rakhym m; Рая Рая Raya f; Роза Роза Roza f; Роман Роман Roman m;
        Руслан Руслан Ruslan m; Рүстем Рустем Rustem m; Рысбек Рысбек Rysbek m; Сабина Сабина Sabina f;
        Сәбит Сабит Sabit m; Сағат Сагат Saghat m; Сағындық Сагындык Saghyndyq m; Садыр Садыр Sadyr m;
        Сәкен Сакен Saken m; Сәлім Салим Salim m; Салтанат Салтанат Saltanat f; Самал Самал Samal f;
        Самат Самат Samat m; Самғат Самгат Samghat m; Санавар Санавар Sanavar f; Сәндібек Сандибек Sandibek m;
        Сандуғаш Сандугаш Sandughash f; Санжар Санжар Sanzhar m; Сәния Сания Saniya f; Сания Сания Saniya f;
        Сапар Сапар Sapar m; Сапарбек Сапарбек Saparbek m; Сара Сара Sara f; Сәуле Сауле Saule f; Саят Саят Sayat m;
        Света Света Sveta f; Светлана Светлана Svetlana f; Сейдахмет Сейдахмет Seidakhmet m; Семён Семён Semyon m;
        Сергей Сергей Sergei m; Сержан Сержан Serzhan m; Серік Серик Serik m; Серікбай Серикбай Serikbai m;
        Серікболсын Серикболсын Serikbolsyn m; Серікжан Серикжан Serikzhan m; София София Sofiya f;
        Станислав Станислав Stanislav m; Степан Степан Stepan m; Сүлеймен Сулеймен Suleimen m;
        Сұлтан Султан Sultan m; Сымбат Сымбат Symbat f; Сырым Сырым Syrym m; Талғат Талгат Talghat m;
        Тамара Тамара Tamara f; Тәңірберген Танирберген Tangirbergen m; Татьяна Татьяна Tatyana f;
        Темірлан Темирлан Temirlan m; Тимур Тимур Timur m; Тілеген Тлеген Tilegen m; Тілек Тлек Tilek m;
        Тоғжан Тогжан Toghzhan f; Тоқтар Токтар Toqtar m; Төлеген Толеген Tolegen m; Төлеу Толеу Toleu m;
        Тоты Тоты Toty f; Тұрар Турар Turar m; Тұрарбек Турарбек Turarbek m; Тұрсын Турсын Tursyn mf;
        Уәлихан Уалихан Ualikhan m; Ұлболсын Улболсын Ulbolsyn f; Ұлжан Улжан Ulzhan f; Ұлпан Улпан Ulpan f;
        Ульяна Ульяна Ulyana f; Өтебай Утебай Otebai m; Фазылжан Фазылжан Fazylzhan m; Фараби Фараби Farabi m;
        Фариза Фариза Fariza f; Фёдор Фёдор Fyodor m; Халел Халел Khalel m; Хамит Хамит Khamit m; Шара Шара Shara f;
        Шәрипа Шарипа Sharipa f; Шерхан Шерхан Sherkhan m; Шоқан Шокан Shoqan m; Шолпан Шолпан Sholpan f;
        Шынар Шынар Shynar f; Шынаргүл Шынаргуль Shynargul f; Шыңғыс Шынгыс Shyngghys m; Эдуард Эдуард Eduard m;
        Эльвира Эльвира Elvira f; Эльмира Эльмира Elmira f; Юлия Юлия Yuliya f; Юрий Юрий Yurii m; Ян Ян Yan m;
        Ярослав Ярослав Yaroslav m;
        Алуа Алуа Alua f; Аяулым Аяулым Ayaulym f; Іңкәр Инкар Inkar f; Томирис Томирис Tomiris f;
        Амина Амина Amina f; Малика Малика Malika f; Карина Карина Karina f; Венера Венера Venera f;
        Лаура Лаура Laura f; Ләззат Ляззат Lyazzat f; Ботакөз Ботагоз Botagoz f; Әйгерім Айгерим Aygerim f;
        Ақмарал Акмарал Akmaral f; Гауһар Гаухар Gaukhar f; Данагүл Данагуль Danagul f; Дариға Дарига Dariga f;
        Күләш Куляш Kulyash f; Қарлығаш Карлыгаш Karlygash f; Перуза Перуза Peruza f; Толғанай Толганай Tolganay f;
        Ырысты Рысты Rysty f; Мария Мария Maria f; Юлия Юлия Yulia f; Виктория Виктория Viktoria f;
        Ксения Ксения Ksenia f; Евгения Евгения Evgenia f; Мақсат Максат Maksat m; Ержан Ержан Yerzhan m;
        Ерлан Ерлан Yerlan m; Ермек Ермек Yermek m; Диас Диас Dias m; Әділ Адиль Adil m; Қанат Канат Kanat m;
        Қуат Куат Kuat m; Мәулен Маулен Maulen m; Талғат Талгат Talgat m; Шыңғыс Чингис Shyngys m;
        Асхат Асхат Askhat m; Бауыржан Бауржан Bauyrzhan m; Болат Булат Bulat m; Пётр Петр Pyotr m; Юрий Юрий Yuri m;
        Артём Артем Artem m; Евгений Евгений Evgeny m; Георгий Георгий Georgy m
        """
}
