import TextTools

/// Words of daily use in English, Russian and Kazakh: an alias made of nothing else is a name only where it is written
/// as one, and `casewire check` warns of it.
enum EverydayWords {
    static func contains(_ letters: ArraySlice<UInt16>) -> Bool {
        var isListed = false
        forms.look(up: letters) { _ in isListed = true }
        return isListed
    }

    /// With the endings of Russian and the plural of English, and without those of Kazakh: a possessive, `партиясы`, makes
    /// a name of two everyday words.
    private static let forms: Lexicon = {
        var builder = Lexicon.Builder()
        let words = Words(list)
        for word in words.list {
            let letters = words.letters(of: word)
            _ = builder.add(letters, kind: word.traits.contains(.kazakh) ? 1 : 0) {
                WordForms.of(Array(letters), word.traits, .commonInner)
            }
        }
        return builder.finish()
    }()

    private static let list = """
        the a an of in on at to for from by with and or not no as is are was were be been has have had will would can
        he she it they we you his her their our who what when where which this that these those all any some one two
        three new old first last year years day days week month time man men woman women people person child children
        life world country city town village street road house home school work job money bank party movement group
        union front league council choice democratic national popular public social free freedom justice truth unity
        power force law order court judge trial case police prison state government president minister election vote
        news press media report paper book film war peace right rights left green red white black blue morning evening
        night news sun moon water fire earth air sea river mountain forest light voice word name way hope future
        и в во не на я он она они мы вы что как это так но а же от до за из у о об по при для без над под про со к с
        да нет все всё его ее их наш ваш мой свой кто где когда который этот тот один два три новый старый первый
        последний год день неделя месяц время человек люди мужчина женщина ребенок дети жизнь мир страна город село
        улица уличный дорога дом школа работа деньги банк партия движение группа союз фронт лига совет выбор
        демократический национальный народный общественный социальный свободный свобода справедливость правда единство
        власть сила закон порядок суд судья процесс дело полиция тюрьма государство правительство президент министр
        выборы голос новости пресса отчет газета книга фильм война право права левый правый зеленый красный белый черный
        синий утро вечер ночь солнце луна вода огонь земля воздух море река гора лес свет слово имя путь надежда будущее
        и мен пен бен және да де та те ма ме ба бе па пе бұл ол осы сол бір екі үш жаңа ескі бірінші соңғы жыл күн апта ай
        уақыт адам адамдар ер әйел бала балалар өмір әлем ел қала ауыл көше жол үй мектеп жұмыс ақша банк партия
        қозғалыс топ одақ майдан кеңес таңдау демократиялық ұлттық халық қоғам әлеуметтік еркін бостандық әділдік шындық
        бірлік билік күш заң тәртіп сот судья іс полиция түрме мемлекет үкімет президент министр сайлау дауыс жаңалық
        баспасөз есеп газет кітап фильм соғыс бейбітшілік құқық сол оң жасыл қызыл ақ қара көк таң кеш түн су от жер ауа
        теңіз өзен тау орман жарық сөз аты үміт болашақ бар жоқ емес үшін туралы кейін бұрын
        """
}
