import TextTools

/// Given names of Central Asia and Russia, and whose they are. To extend: a name in any one spelling is enough, since
/// names are looked up by their folding key.
enum GivenNames {
    enum Sex: Sendable { case male, female }

    /// nil where the word is no given name that we know.
    static func entry(key: String) -> Entry? { table[key] }

    struct Entry: Sendable {
        /// nil where men and women bear the name.
        var sex: Sex?
    }

    private static let table: [String: Entry] = {
        var table: [String: Entry] = [:]
        for (list, sex) in [(male, Sex.male), (female, .female), (either, nil)] as [(String, Sex?)] {
            for name in list.split(whereSeparator: \.isWhitespace) {
                let key = FoldingKey.ofWord(name)
                if let known = table[key], known.sex != sex {
                    table[key] = Entry(sex: nil)
                } else {
                    table[key] = Entry(sex: sex)
                }
            }
        }
        return table
    }()

    private static let male = """
        Abai Абай Abzal Абзал Ablovas Абловас Abylai Абылай Adai Адай Azamat Азамат Azat Азат Aibar Айбар Aibek Айбек
        Aidar Айдар Aidos Айдос Aidyn Айдын Aitbai Айтбай Aqan Акан Ақан Aqylbek Акылбек Ақылбек Aldabergen Алдаберген
        Aleksandr Александр Aleksei Алексей Alibek Алибек Әлібек Alikhan Алихан Әлихан Alisher Алишер Әлішер Almas Алмас
        Almat Алмат Alpys Алпыс Alnur Альнур Әлнұр Aman Аман Amangeldi Амангельды Амангелді Amanzhol Аманжол Amir Амир
        Әмір Anatolii Анатолий Andrei Андрей Anton Антон Anuar Ануар Әнуар Arman Арман Arnur Арнур Арнұр Aron Арон Arsen
        Арсен Artur Артур Artyom Артём Asan Асан Aset Асет Әсет Asqar Аскар Асқар Aslan Аслан Asqat Асхат Асқат Asylbek
        Асылбек Asylkhan Асылхан Atabek Атабек Auez Ауез Әуез Akhmet Ахмет Baghdat Багдат Бағдат Baghlan Баглан Бағлан
        Baitursyn Байтурсын Байтұрсын Baqbergen Бакберген Бақберген Baqdaulet Бакдаулет Бақдәулет Baltabai Балтабай
        Batyr Батыр Bauyrzhan Бауыржан Baqytbek Бахытбек Бақытбек Beibit Бейбит Бейбіт Beisen Бейсен Bekbolat Бекболат
        Bekzhan Бекжан Bekzat Бекзат Berdibek Бердибек Бердібек Berik Берик Берік Birzhan Биржан Біржан Bolat Болат
        Bolatbek Болатбек Boris Борис Vadim Вадим Valentin Валентин Valerii Валерий Vasilii Василий Viktor Виктор
        Vitalii Виталий Vladimir Владимир Vladislav Владислав Vyacheslav Вячеслав Ghabit Габит Ғабит Ghaziz Газиз Ғазиз
        Ghalym Галым Ғалым Ghalymzhan Галымжан Ғалымжан Ghani Гани Ғани Gennadii Геннадий Georgii Георгий Grigorii
        Григорий Damir Дамир Daniil Даниил Daniyar Данияр Darkhan Дархан Daulet Даулет Дәулет Dauletbek Даулетбек
        Дәулетбек Dauren Даурен Дәурен Daurenbek Дауренбек Дәуренбек Denis Денис Didar Дидар Dimash Димаш Dmitrii
        Дмитрий Doszhan Досжан Dosym Досым Dulat Дулат Duman Думан Evgenii Евгений Egor Егор Edige Едиге Едіге Eldar
        Елдар Eldos Елдос Elnur Ельнур Елнұр Erbol Ербол Erbolat Ерболат Erden Ерден Erzhan Ержан Erzhigit Ержигит
        Ержігіт Erik Ерик Ерік Erkebulan Еркебулан Еркебұлан Erkin Еркин Еркін Erlan Ерлан Ermek Ермек Ermukhan Ермухан
        Ермұхан Ernar Ернар Ersaiyn Ерсаин Ерсайын Ertai Ертай Esen Есен Esenbek Есенбек Eset Есет Zhaqsylyq Жаксылык
        Жақсылық Zhalghas Жалгас Жалғас Zhambyl Жамбыл Zhanas Жанас Zhanbolat Жанболат Zhandos Жандос Zhanibek Жанибек
        Жәнібек Zhanmurat Жанмурат Жанмұрат Zharas Жарас Zhasaral Жасарал Zhasulan Жасулан Жасұлан Zhengis Женис Жеңіс
        Zhomart Жомарт Zhumabek Жумабек Жұмабек Zakir Закир Зәкір Zeinolla Зейнолла Ybyrai Ибрай Ыбырай Ivan Иван Igor
        Игорь Yqylas Икылас Ықылас Ilya Илья Iliyas Ильяс Ілияс Isa Иса Isatai Исатай Islam Ислам Ісләм Qabylbek
        Кабылбек Қабылбек Qazhymuqan Кажимукан Қажымұқан Qazbek Казбек Қазбек Qairat Кайрат Қайрат Qaisar Кайсар Қайсар
        Qaiyrbek Кайырбек Қайырбек Qalas Калас Қалас Qanat Канат Қанат Qanatqan Канаткан Қанатқан Qasym Касым Қасым
        Kenzhebek Кенжебек Kenzheghali Кенжегали Кенжеғали Kirill Кирилл Qylysh Клыш Қылыш Konstantin Константин Quandyq
        Куандык Қуандық Quanysh Куаныш Қуаныш Quat Куат Қуат Leonid Леонид Luqpan Лукпан Лұқпан Maks Макс Maqsat Максат
        Мақсат Maksim Максим Maqsut Максут Мақсұт Marat Марат Mark Марк Marlen Марлен Makhambet Махамбет Meiirzhan
        Мейиржан Мейіржан Meiram Мейрам Meirambek Мейрамбек Merei Мерей Miras Мирас Mikhail Михаил Muqash Мукаш Мұқаш
        Muqtar Муктар Мұқтар Murat Мурат Мұрат Muratbek Муратбек Мұратбек Muratkhan Муратхан Мұратхан Mustafa Мустафа
        Мұстафа Mukhammed Мухаммед Мұхаммед Mukhanbet Муханбет Мұханбет Mukhit Мухит Мұхит Mukhtar Мухтар Мұхтар Nariman
        Нариман Nikita Никита Nikolai Николай Noyan Ноян Nurbek Нурбек Нұрбек Nurbol Нурбол Нұрбол Nurbolat Нурболат
        Нұрболат Nurghali Нургали Нұрғали Nurzhan Нуржан Нұржан Nurken Нуркен Нұркен Nurlan Нурлан Нұрлан Nurlybai
        Нурлыбай Нұрлыбай Nursultan Нурсултан Нұрсұлтан Nurtai Нуртай Нұртай Oleg Олег Olzhas Олжас Omir Омир Өмір
        Omirbek Омирбек Өмірбек Orazbek Оразбек Oral Орал Oralbek Оралбек Orynbai Орынбай Orynbek Орынбек Ospan Оспан
        Pavel Павел Pyotr Пётр Ramazan Рамазан Rauan Рауан Rakhym Рахым Roman Роман Ruslan Руслан Rustem Рустем Рүстем
        Rysbek Рысбек Sabit Сабит Сәбит Saghat Сагат Сағат Saghyndyq Сагындык Сағындық Sadyr Садыр Saken Сакен Сәкен
        Salim Салим Сәлім Samat Самат Samghat Самгат Самғат Sandibek Сандибек Сәндібек Sanzhar Санжар Sapar Сапар
        Saparbek Сапарбек Sayat Саят Seidakhmet Сейдахмет Semyon Семён Sergei Сергей Serzhan Сержан Serik Серик Серік
        Serikbai Серикбай Серікбай Serikbolsyn Серикболсын Серікболсын Serikzhan Серикжан Серікжан Stanislav Станислав
        Stepan Степан Suleimen Сулеймен Сүлеймен Sultan Султан Сұлтан Syrym Сырым Talghat Талгат Талғат Tangirbergen
        Танирберген Тәңірберген Temirlan Темирлан Темірлан Timur Тимур Tilegen Тлеген Тілеген Tilek Тлек Тілек Toqtar
        Токтар Тоқтар Tolegen Толеген Төлеген Toleu Толеу Төлеу Turar Турар Тұрар Turarbek Турарбек Тұрарбек Ualikhan
        Уалихан Уәлихан Otebai Утебай Өтебай Fazylzhan Фазылжан Farabi Фараби Fyodor Фёдор Khalel Халел Khamit Хамит
        Sherkhan Шерхан Shoqan Шокан Шоқан Shyngghys Шынгыс Шыңғыс Eduard Эдуард Yurii Юрий Yan Ян Yaroslav Ярослав
        """

    private static let female = """
        Azhar Ажар Aigerim Айгерим Айгерім Aigul Айгуль Айгүл Aizhan Айжан Aiman Айман Ainagul Айнагуль Айнагүл Ainur
        Айнур Айнұр Aisulu Айсулу Айсұлу Aiya Айя Aqbota Акбота Ақбота Aqerke Акерке Ақерке Aqzharkyn Акжаркын Ақжаркын
        Aqmaral Акмарал Ақмарал Aqtoty Актоты Ақтоты Aleksandra Александра Alima Алима Әлима Alina Алина Aliya Алия Әлия
        Alla Алла Alma Алма Altyn Алтын Altynai Алтынай Anar Анар Anastasiya Анастасия Anna Анна Aruzhan Аружан Asel
        Асель Әсел Asem Асем Әсем Asiya Асия Әсия Baghila Багила Бағила Balzhan Балжан Balnur Балнур Балнұр Baqytgul
        Бахытгуль Бақытгүл Bayan Баян Bibigul Бибигуль Бибігүл Botagoz Ботагоз Ботагөз Bella Бэлла Valentina Валентина
        Valeriya Валерия Varvara Варвара Vera Вера Viktoriya Виктория Ghaziza Газиза Ғазиза Galina Галина Gaukhar Гаухар
        Gulbanu Гульбану Гүлбану Gulzada Гульзада Гүлзада Gulzipa Гульзипа Гүлзипа Gulmira Гульмира Гүлмира Gulnaz
        Гульназ Гүлназ Gulnar Гульнар Гүлнар Gulnara Гульнара Гүлнара Gulsim Гульсим Гүлсім Gulshat Гульшат Гүлшат
        Dametken Даметкен Dana Дана Dariya Дария Darya Дарья Diana Диана Dilnaz Дильназ Ділнәз Dilnar Дильнар Dina Дина
        Dinara Динара Evgeniya Евгения Ekaterina Екатерина Elena Елена Elizaveta Елизавета Zhadyra Жадыра Zhazira Жазира
        Zhanar Жанар Zhanara Жанара Zhaniya Жания Zhanna Жанна Zhuldyz Жулдыз Жұлдыз Zhumagul Жумагуль Жұмагүл Zarina
        Зарина Zaure Зауре Зәуре Zauresh Зауреш Зәуреш Zeinegul Зейнегуль Зейнегүл Zere Зере Zinat Зинат Inga Инга
        Indira Индира Ynkar Инкар Ынкәр Irina Ирина Kamila Камила Qarlyghash Карлыгаш Қарлығаш Kseniya Ксения Kulpash
        Кульпаш Күлпаш Kulash Куляш Күләш Larisa Лариса Lidiya Лидия Liza Лиза Lyubov Любовь Lyudmila Людмила Lazzat
        Ляззат Ләззат Madina Мадина Maigul Майгуль Майгүл Maira Майра Margarita Маргарита Marzhan Маржан Marina Марина
        Mariya Мария Mariyam Мариям Marua Маруа Makhabbat Махаббат Meiramgul Мейрамгуль Мейрамгүл Meruert Меруерт Moldir
        Молдир Мөлдір Nadezhda Надежда Nazgul Назгуль Назгүл Nazerke Назерке Nazipa Назипа Нәзипа Nazira Назира Nazym
        Назым Natalya Наталья Nina Нина Ninagul Нинагуль Нинагүл Nurgul Нургуль Нұргүл Nursulu Нурсулу Нұрсұлу Oksana
        Оксана Olga Ольга Ongaigul Онайгуль Оңайгүл Perizat Перизат Polina Полина Raisa Раиса Raikhan Райхан Raushan
        Раушан Raya Рая Roza Роза Sabina Сабина Saltanat Салтанат Samal Самал Sanavar Санавар Sandughash Сандугаш
        Сандуғаш Saniya Сания Сәния Sara Сара Saule Сауле Сәуле Sveta Света Svetlana Светлана Sofiya София Symbat Сымбат
        Tamara Тамара Tatyana Татьяна Toghzhan Тогжан Тоғжан Toty Тоты Ulbolsyn Улболсын Ұлболсын Ulzhan Улжан Ұлжан
        Ulpan Улпан Ұлпан Ulyana Ульяна Fariza Фариза Shara Шара Sharipa Шарипа Шәрипа Sholpan Шолпан Shynar Шынар
        Shynargul Шынаргуль Шынаргүл Elvira Эльвира Elmira Эльмира Yuliya Юлия
        """

    private static let either = """
        Ardaq Ардак Ардақ Baqyt Бахыт Бақыт Baqytzhan Бахытжан Бақытжан Zhanat Жанат Rakhat Рахат Tursyn Турсын Тұрсын
        """
}
