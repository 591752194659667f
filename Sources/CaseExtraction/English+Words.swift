/// Word lists of English news prose. To extend: add the word, in lower case and in the singular.
enum EnglishWords {
    // MARK: People

    /// What a person can be called without a name; `Roles.sex` tells a man's from a woman's.
    static let roles: Set<String> = words(
        """
        activist blogger vlogger journalist reporter editor publisher correspondent columnist photographer cameraman
        videographer lawyer attorney politician poet writer author novelist banker ex-banker financier businessman
        businesswoman entrepreneur tycoon oligarch oppositionist dissident campaigner defender watchdog critic
        opponent protester demonstrator picketer organizer organiser pensioner retiree teacher professor lecturer
        scholar historian scientist economist student film-maker filmmaker director producer actor actress singer
        musician rapper artist painter cartoonist comedian satirist farmer worker miner oilman driver doctor
        physician nurse engineer architect trade-unionist unionist priest pastor imam preacher believer man woman
        resident native mother father grandmother grandfather widow husband wife prisoner convict inmate detainee
        defendant accused suspect fugitive exile emigre supporter member follower sympathizer sympathiser leader
        head founder co-founder chairman chairwoman chairperson chief president ex-president vice-president official
        ex-official minister ex-minister mayor ex-mayor governor lawmaker deputy senator general colonel officer
        policeman ex-policeman guard soldier spokesman spokeswoman spokesperson ombudsman ombudswoman prosecutor
        investigator judge citizen user volunteer veteran programmer manager executive ex-head youth teenager girl
        boy lady gentleman person colleague associate ally friend foe rival brother sister son daughter relative
        human-rights-defender musician athlete boxer wrestler nationalist environmentalist ecologist feminist
        oil-worker candidate observer participant attendee marcher co-defendant demonstrator nurse accountant
        bookkeeper electrician welder carpenter barber trader merchant shopkeeper
        """)

    /// Who is named for another's sake: not whom "he" or "the activist" means where someone else is at hand.
    static let asideRoles: Set<String> = words(
        """
        judge prosecutor lawyer attorney spokesman spokeswoman spokesperson ombudsman ombudswoman minister
        investigator wife husband mother father brother sister son daughter colleague relative friend widow
        correspondent official officer policeman expert
        """)

    static let judgeRoles: Set<String> = ["judge", "judges", "justice"]
    static let relatives: Set<String> = words(
        "wife husband mother father brother sister son daughter lawyer attorney colleague friend "
            + "widow relative partner cousin uncle aunt"
    )

    static let maleRoles: Set<String> = words(
        """
        man businessman husband father grandfather brother son spokesman chairman policeman oilman cameraman boy
        gentleman actor
        """)
    static let femaleRoles: Set<String> = words(
        "woman businesswoman wife mother grandmother sister daughter spokeswoman chairwoman "
            + "actress widow girl lady ombudswoman"
    )

    static let plurals: [String: String] = {
        var plurals = [
            "men": "man", "women": "woman", "wives": "wife", "people": "person", "persons": "person",
            "businessmen": "businessman",
        ]
        for role in roles { plurals[role + "s"] = role }
        plurals["activists"] = "activist"
        return plurals
    }()

    static func isFemaleOnly(plural: String) -> Bool { plurals[plural].map { femaleRoles.contains($0) } ?? false }

    // MARK: Words that are printed with a capital and are no part of a person's name

    static let notNames: Set<String> = words(
        """
        the a an this that these those his her its their our my he she it they we i you who whom whose which what
        when where why how in on at by of for from to with without within over under after before since until during
        against about amid among between into onto upon as than then and or but nor so yet if unless while although
        though because both either neither each every all any some no not none never only also just even still once
        twice here there now today yesterday tomorrow later earlier meanwhile however another other others such same
        most more many few several one two three four five six seven eight nine ten eleven twelve thirteen fourteen
        fifteen twenty dozens hundreds thousands first second third last next new old late early is are was were be
        been being has have had do does did will would can could may might must shall should said says told asked
        added denied according human rights political criminal international national regional local central western
        eastern northern southern west east north south northwestern northeastern southwestern southeastern republic
        state government parliament senate majlis mazhilis court courts district city region oblast province village
        town street square avenue prison colony jail committee commission ministry office agency service department
        police security party movement choice democratic opposition people people's group organization organisation
        association union foundation fund bank company corporation bureau center centre institute university school
        academy hospital church mosque embassy council board assembly congress league federation front society club
        radio television tv channel newspaper news press times post media watch house freedom liberty amnesty
        helsinki european united nations commonwealth ukraine administration code article part law act constitution
        day week month year spring summer autumn winter independence victory world global kazakh kazakhs kazakhstani
        russian russians kyrgyz uzbek uzbeks tajik turkmen uyghur uighur chinese american british english french
        german turkish ukrainian belarusian soviet asian azeri azerbaijani armenian georgian muslim islamic
        christian jewish polish austrian swiss swedish norwegian italian spanish czech telegram facebook instagram
        youtube twitter tiktok whatsapp google internet online skype zoom covid mr mrs ms miss dr sir lady madam
        honor honour lt col gen maj capt st jr sr britain germany spain italy poland switzerland belgium belarus
        georgia armenia azerbaijan thailand malaysia sweden norway finland estonia latvia lithuania iran afghanistan
        pakistan india japan israel mongolia canada america see read caption photo illustrative file archive life
        sentence trial case verdict appeal
        """
    )
    .union(EnglishDates.monthNames).union(EnglishDates.weekdayNames)

    /// Nouns after which a capitalised group is an organisation, a court or a place and no person.
    static let organisationNouns: Set<String> = words(
        """
        party movement bank company group court committee commission ministry office agency association union
        foundation fund university institute school hospital prison colony street square avenue district city region
        oblast airport channel newspaper radio television media bureau center centre council league federation club
        square park theater theatre village town law prize award plant factory refinery field mine valley lake river
        mountains hotel
        """)

    // MARK: Grammar

    static let forms: Set<String> = words("is are was were be been being am 's get gets got getting gotten")
    static let perfect: Set<String> = words("has have had having")
    static let modals: Set<String> = words("will would can could may might must shall should 'll")
    static let adverbs: Set<String> = words(
        """
        also then later earlier again already reportedly allegedly subsequently eventually finally initially first
        immediately previously recently originally once twice just still since even only instead soon now thereafter
        twice briefly formally officially each both all unexpectedly himself herself themselves too separately
        therefore thus ultimately promptly repeatedly unanimously jointly swiftly violently forcibly secretly
        illegally either currently temporarily
        """)
    static let negations: Set<String> = words(
        "not never no nobody neither nor without cannot can't won't wasn't weren't isn't aren't "
            + "hasn't haven't hadn't didn't doesn't don't"
    )

    /// Verbs that mark a clause of their own beside those of the tables: common in reports.
    static let verbs: Set<String> = words(
        """
        is are was were am has have had do does did will would can could may might must shall should said says say
        told tells told asked asks called calls wrote writes went goes gone came comes took takes taken made makes
        gave gives given got gets became becomes began begins begun began left leaves led leads kept keeps held
        holds found finds knew knows known thinks thought believes believed insists insisted maintains maintained
        claims claimed argues argued denies denied rejects rejected admits admitted pleads pleaded pled wants wanted
        plans planned intends intended vowed vows faces faced fled flees lives lived runs ran works worked used
        remains remained stays stayed supports supported joined spent spends served serves serving won wins lost
        loses met meets read reads sat sits stood stands spoke speaks fell falls heard hears put puts sent sends set
        sets broke breaks ruled rules ordered orders opened opens closed closes started starts received receives
        announced announces added adds noted notes confirmed confirms reported reports linked accused charged
        completed refused refuses demanded demands requested requests sought seeks awaited awaits attended attends
        organized organised participated refers belongs disputes disputed concern concerns learned learnt knew
        campaigned
        """)

    static let relatives3: Set<String> = ["who", "whom", "whose", "which", "where"]
    static let conjunctions: Set<String> = ["and", "but", "or", "while", "whereas", "yet", "then"]
    static let subordinators: Set<String> = [
        "because", "although", "though", "if", "unless", "when", "after", "before", "since", "until", "as", "that",
        "saying", "while",
    ]
    static let prepositions: Set<String> = words(
        """
        of for from to with without in on at by over under against about amid among between into onto upon through
        during including unlike like despite per outside near alongside along behind around
        """)

    /// Words after which what follows is no step that was taken.
    static let unreal: Set<String> = words(
        """
        could may might would should face faces facing faced risk risks risking if unless threaten threatens
        threatened threatening demand demands demanded demanding urge urges urged urging ask asks asked asking seek
        seeks sought seeking request requested requests requesting call calls called calling want wants wanted hope
        hopes hoped fear fears feared plan plans planned intend intends intended expect expects expected scheduled
        due set possible maximum punishable avoid avoids avoided
        """)

    static let authorities: Set<String> = words(
        """
        court courts police officers officer authorities judge prosecutors investigators guards agents policemen
        tribunal chamber panel gendarmes troops soldiers committee service kgb knb security office jury collegium
        forces
        """)

    static func words(_ list: String) -> Set<String> {
        Set(list.split(whereSeparator: \.isWhitespace).map(String.init))
    }
}
