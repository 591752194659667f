import TestSupport
import Testing
import TextTools

@Suite("Guessing a language") struct LanguageGuessTests {
    @Test(
        "tells the languages of the region apart",
        arguments: [
            ("en", "The court left the teacher in custody, and her lawyer said that they would appeal."),
            ("ru", "Суд оставил учительницу под стражей, а её адвокат сообщил, что они подадут жалобу."),
            ("kk", "Сот мұғалімді қамауда қалдырды, ал оның қорғаушысы шағым түсіретіндерін айтты."),
            ("ky", "Сот мугалимди камакта калтырды, ал эми анын жактоочусу даттана тургандыктарын айтты."),
            ("uz", "Суд ўқитувчини қамоқда қолдирди, унинг ҳимоячиси эса шикоят қилишларини айтди."),
            ("uk", "Суд залишив учительку під вартою, а її адвокат повідомив, що вони подадуть скаргу."),
            ("ru", "Жители Тараза ждали автобус"), ("kk", "Тараз тұрғындары автобус күтті"), ("en", "The bus was late"),
        ])
    func told(language: String, text: String) {
        #expect(LanguageGuess.language(of: text) == language)
    }

    @Test(
        "tells a headline's language",
        arguments: [
            ("kk", "Сот шешімі ертең шығады"),
            ("kk", "Белсенді түрмеге қамалды"),
            ("kk", "Алматыда белсенділер ұсталды"),
            ("kk", "Ол өз кінәсін мойындамады"),
            ("kk", "Қорғаушы шағым берді"),
            ("kk", "Полиция бес адамды ұстады"),
            ("kk", "Министр отставкаға кетті"),
            ("ky", "Сот активистти камакка алды"),
            ("ky", "Президент жаңы мыйзамга кол койду"),
            ("ky", "Активист сотто өз күнөөсүн мойнуна алган жок"),
            ("ky", "Ал үч жылга кесилди"),
            ("uz", "Суд фаолни уч йилга қамади"),
            ("uz", "Тошкентда митинг бўлиб ўтди"),
            ("uz", "Президент янги қонунни имзолади"),
            ("uk", "Суд засудив активіста до трьох років"),
            ("uk", "Президент підписав новий закон"),
            ("uk", "У Києві пройшов мітинг"),
            ("uk", "Адвокат заявив про апеляцію"),
            ("ru", "Суд арестовал активиста"),
            ("ru", "Президент подписал закон"),
            ("ru", "В Бишкеке прошёл митинг"),
            ("ru", "Адвокат подал апелляцию"),
            ("ru", "Активисты вышли на площадь Алматы"),
            ("ru", "Аблязов дал интервью"),
            ("en", "Court jails activist"),
            ("en", "Activist detained in Almaty"),
            ("en", "Lawyer appeals verdict"),
            ("uz-Latn", "Sud faolni uch yilga qamadi"),
            ("uz-Latn", "Toshkentda miting boʻlib oʻtdi"),
            ("kk-Latn", "Almatyda belsendiler ustaldy, olar qamaýǵa alyndy"),
            ("kk-Latn", "Sot sheshimi erteń shyǵady"),
            ("tr", "Mahkeme aktivisti üç yıl hapis cezasına çarptırdı"),
        ])
    func headline(language: String, text: String) {
        #expect(LanguageGuess.language(of: text) == language)
    }

    @Test("says nothing where there is nothing to go by", arguments: ["", "2021", "— !", "北京", "Nokia", "ДВ"])
    func unknown(text: String) {
        #expect(LanguageGuess.language(of: text) == nil)
    }

    @Test("is not misled by a name in another language") func names() {
        #expect(
            LanguageGuess.language(of: "Газета «Өмір сөзі» сообщила, что в суде рассматривали дело о её закрытии.")
                == "ru")
    }

    @Test("is as word by word and language by language", arguments: 0..<8)
    func same(seed: UInt64) {
        var random = RandomText(seed: seed &+ 600)
        let words = [
            "что ", "было ", "ние", "сказал ", "және ", "болды ", "нің ", "лар ", "жана ", "үчүн ", "ва ", "бўлди ",
            "ҳам ",
            "та", "що ", "він ", "the ", "and ", "ing ", "tion ", "va ", "boʻldi ", "bo‘lgan ", "o‘zbekiston ",
            "bolǵan ",
            "nyń ", "ve ", "için ", "dır ", "ğ", "ş", "ı", "қ", "ғ", "ө", "ы", "і", "ё", "й", "abc", "где", "É",
        ]
        for round in 0..<600 {
            let text = random.text(pieces: 2 + round % 60, extra: words)
            if LanguageGuess.language(of: text) != FormerLanguageGuess.language(of: text) {
                Issue.record("\(text.debugDescription)")
            }
        }
        let long = (0..<400).map { _ in random.text(pieces: 10, extra: words) }.joined(separator: " ")
        #expect(LanguageGuess.language(of: long) == FormerLanguageGuess.language(of: long))
    }
}
