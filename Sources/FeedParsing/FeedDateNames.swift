import Foundation

/// The words of dates: months and weekdays of the languages that feeds are in, and time zones.
enum FeedDateNames {
    /// In lower case and without accents: feeds leave them out as often as not.
    static func folded(_ word: String) -> String {
        if word.utf8.allSatisfy({ $0 < 0x80 }) { return word.lowercased() }
        let marks = word.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars.filter {
            $0.properties.generalCategory != .nonspacingMark
        }
        // Final sigma; Hangul syllables come together again.
        return String(String.UnicodeScalarView(marks)).replacingOccurrences(of: "ς", with: "σ")
            .precomposedStringWithCanonicalMapping
    }

    /// 1 to 12: a name, its abbreviation, or a beginning of three letters or more that no other month has.
    static func month(_ folded: String) -> Int? {
        if let month = monthsByName[folded] { return month }
        guard folded.count >= 3 else { return nil }
        var found: Int?
        for (name, month) in monthsByName where name.hasPrefix(folded) {
            if let found, found != month { return nil }
            found = month
        }
        return found
    }

    /// 1 is Monday. English, Russian and Kazakh, by three letters or the abbreviation.
    static func weekday(_ folded: String) -> Int? { weekdaysByName[folded] }

    static func half(_ folded: String) -> String? {
        switch folded {
        case "am", "오전", "上午": "am"
        case "pm", "오후", "下午": "pm"
        default: nil
        }
    }

    /// Words that say nothing a date needs.
    static func isFiller(_ folded: String) -> Bool {
        [
            "at", "of", "de", "del", "um", "uhr", "kl", "г", "года", "год", "жылы", "жыл", "ж", "жылғы", "в", "a", "h",
            "the", "on", "р", "року",
        ]
        .contains(folded)
    }

    /// Minutes east of UTC.
    static let zones: [String: Int] = {
        let hours: [(Double, String)] = [
            (0, "z ut utc gmt wet uct zulu"), (1, "bst cet met wat west mez"),
            (2, "eet cest mest mesz sast cat ist2 cest"),
            (3, "eest msk мск eat trt"), (3.5, "irst"), (4, "msd gst"), (4.5, "aft"), (5, "pkt uzt"), (5.5, "ist"),
            (5.75, "npt"), (7, "ict wib"), (8, "sgt hkt awst pht myt wita"), (9, "jst kst wit awdt"), (9.5, "acst"),
            (10, "aest"), (10.5, "acdt"), (11, "aedt"), (12, "nzst"), (13, "nzdt"), (-1, "azot"), (-2, "brst"),
            (-2.5, "ndt"), (-3, "adt art brt clst uyt"), (-3.5, "nst"), (-4, "ast edt clt bot"),
            (-5, "est cdt et cot pet"),
            (-6, "cst mdt ct"), (-7, "mst pdt mt"), (-8, "pst akdt pt"), (-9, "akst hdt"), (-10, "hst"),
        ]
        var zones: [String: Int] = [:]
        for (hour, names) in hours { for name in names.split(separator: " ") { zones[String(name)] = Int(hour * 60) } }
        return zones
    }()

    private static let monthsByName: [String: Int] = {
        var months: [String: Int] = [:]
        // A language is a paragraph of twelve months, a month its names.
        for language in languages.components(separatedBy: "\n\n") {
            for (index, names) in language.split(separator: ",").enumerated() {
                for name in names.split(whereSeparator: \.isWhitespace) {
                    let key = folded(String(name))
                    // Where two languages disagree about an abbreviation, it means nothing.
                    if let other = months[key], other != index + 1 { months[key] = 0 } else { months[key] = index + 1 }
                }
            }
        }
        return months.filter { $0.value > 0 }
    }()

    /// English, Russian, Kazakh, Ukrainian, Belarusian, German, French, Spanish, Italian, Portuguese, Dutch, Polish,
    /// Czech, Swedish and Danish, Finnish, Hungarian, Romanian, Turkish, Uzbek, Greek, Arabic.
    private static let languages = """
        january jan, february feb, march mar, april apr, may, june jun, july jul, august aug,
        september sep sept, october oct, november nov, december dec

        январь января янв, февраль февраля фев февр, март марта мар, апрель апреля апр, май мая, июнь июня июн,
        июль июля июл, август августа авг, сентябрь сентября сен сент, октябрь октября окт,
        ноябрь ноября ноя нояб, декабрь декабря дек

        қаңтар қаң қаңт, ақпан ақп, наурыз нау наур, сәуір сәу, мамыр мам, маусым мау, шілде шіл, тамыз там,
        қыркүйек қыр қырк, қазан қаз, қараша қар, желтоқсан жел желт

        січень січня січ, лютий лютого лют, березень березня бер, квітень квітня кві квіт,
        травень травня тра трав, червень червня чер черв, липень липня лип, серпень серпня сер серп,
        вересень вересня вер, жовтень жовтня жов жовт, листопад листопада лис лист, грудень грудня гру груд

        студзень студзеня студз, лютага, сакавік сакавіка сак, красавік красавіка крас, травень траўня,
        чэрвень чэрвеня чэр, ліпень ліпеня ліп, жнівень жніўня, верасень верасня, кастрычнік кастрычніка,
        лістапад лістапада ліст, снежань снежня снеж

        januar jan jänner, februar feb, märz maerz mrz, april, mai, juni, juli, august, september, oktober okt,
        november, dezember dez

        janvier janv, février févr fév, mars, avril avr, mai, juin, juillet juil, août aout, septembre, octobre,
        novembre, décembre déc

        enero ene, febrero, marzo, abril abr, mayo, junio, julio, agosto ago, septiembre setiembre, octubre,
        noviembre, diciembre dic

        gennaio gen, febbraio, marzo, aprile, maggio mag, giugno giu, luglio lug, agosto ago, settembre set,
        ottobre ott, novembre, dicembre dic

        janeiro, fevereiro fev, março, abril abr, maio, junho, julho, agosto ago, setembro set, outubro out,
        novembro, dezembro dez

        januari, februari, maart mrt, april, mei, juni, juli, augustus, september, oktober okt, november,
        december

        styczeń stycznia sty, luty lutego lut, marzec marca, kwiecień kwietnia kwi, maj maja,
        czerwiec czerwca cze, lipiec lipca lip, sierpień sierpnia sie, wrzesień września wrz,
        październik października paź, listopad listopada lis, grudzień grudnia gru

        leden ledna led, únor února, březen března bře, duben dubna dub, květen května kvě, červen června,
        červenec července, srpen srpna srp, září, říjen října říj, listopad listopadu, prosinec prosince pro

        januari januar, februari februar, mars marts, april, maj mai, juni, juli, augusti august, september,
        oktober okt, november, december desember des

        tammikuu tammikuuta tammi, helmikuu helmikuuta helmi, maaliskuu maaliskuuta maalis,
        huhtikuu huhtikuuta huhti, toukokuu toukokuuta touko, kesäkuu kesäkuuta kesä, heinäkuu heinäkuuta heinä,
        elokuu elokuuta elo, syyskuu syyskuuta syys, lokakuu lokakuuta loka, marraskuu marraskuuta marras,
        joulukuu joulukuuta joulu

        január, február febr, március márc, április ápr, május máj, június jún, július júl, augusztus,
        szeptember szept, október okt, november, december

        ianuarie ian, februarie, martie, aprilie, mai, iunie iun, iulie iul, august, septembrie, octombrie,
        noiembrie noi, decembrie

        ocak oca, şubat şub, mart, nisan nis, mayıs, haziran haz, temmuz tem, ağustos ağu, eylül eyl, ekim eki,
        kasım kas, aralık ara

        yanvar yan, fevral fev, mart, aprel, may, iyun, iyul, avgust avg, sentabr sentyabr, oktabr oktyabr okt,
        noyabr noy, dekabr dek

        ιανουάριος ιανουαρίου ιαν, φεβρουάριος φεβρουαρίου φεβ, μάρτιος μαρτίου μαρ, απρίλιος απριλίου απρ,
        μάιος μαΐου μαι, ιούνιος ιουνίου ιουν, ιούλιος ιουλίου ιουλ, αύγουστος αυγούστου αυγ,
        σεπτέμβριος σεπτεμβρίου σεπ, οκτώβριος οκτωβρίου οκτ, νοέμβριος νοεμβρίου νοε,
        δεκέμβριος δεκεμβρίου δεκ

        يناير, فبراير, مارس, أبريل, مايو, يونيو, يوليو, أغسطس, سبتمبر, أكتوبر, نوفمبر, ديسمبر
        """

    private static let weekdaysByName: [String: Int] = {
        var weekdays: [String: Int] = [:]
        for language in [
            "monday mon,tuesday tue tues,wednesday wed weds,thursday thu thur thurs,friday fri,saturday sat,sunday sun",
            "понедельник пн,вторник вт,среда среду ср,четверг чт,пятница пятницу пт,суббота субботу сб,воскресенье вс",
            "дүйсенбі дс,сейсенбі сс,сәрсенбі,бейсенбі бс,жұма жм,сенбі,жексенбі жс",
            "понеділок,вівторок,середа,четвер,п'ятниця,субота,неділя",
            "montag,dienstag,mittwoch,donnerstag,freitag,samstag sonnabend,sonntag",
        ] {
            for (index, names) in language.split(separator: ",").enumerated() {
                for name in names.split(separator: " ") { weekdays[folded(String(name))] = index + 1 }
            }
        }
        return weekdays
    }()
}
