/// Words of English reports that tell of a step. How a line is written: `Trigger`.
enum EnglishTriggers {
    static let table: TriggerTable = {
        var problems: [String] = []
        return TriggerTable(lines, problems: &problems)
    }()

    static let lines = """
        searched        | verb  | search~/raid~/ransack~
        searched        | noun  | search/searches of
        none            | own   | search~ for
        detained        | verb  | detain~/arrest~/rearrest~/re-arrest~/apprehend~/capture~
        detained        | verb  | seize~
        detained        | verb  | push~/bundled/drag~/dragged/forced/shoved …… van/car/vehicle/bus/minibus
        detained        | verb  | take/takes/took/taken off … plane/flight/train/bus
        searched        | noun  | search
        detained        | verb  | take/takes/took/taken … into custody
        detained        | verb  | take/takes/took/taken away
        detained        | verb  | take/takes/took/taken … to a/the? police station/department/precinct
        detained        | verb  | pick~/round~ up
        detained        | own   | in/into custody/detention since
        detained        | own   | among those held/detained/arrested/seized
        detained        | own   | behind bars since
        detained        | own   | in jail/prison since
        detained        | own   | held since
        detained        | noun  | arrest/detention/rearrest/re-arrest
        none            | noun  | arrest warrant
        none            | own   | wanted
        charged         | verb  | charge~/indict~
        charged         | court | charges …… brought/filed/pressed against
        charged         | court | brought/filed/pressed … charges against
        charged         | court | opened/launched … case/probe/investigation against
        charged         | court | case/proceedings/probe against …… opened/launched/initiated/filed/started
        charged         | court | case was opened/launched against
        none            | noun  | charge/charges
        none            | verb  | charged under … article
        pretrial_arrest | verb  | remand~
        pretrial_arrest | state | pretrial/pre-trial detention/arrest/custody/jail/confinement
        pretrial_arrest | state | pretrial/pre-trial detention/jail center/centre/facility
        pretrial_arrest | verb  | left/leaves/keep/keeps/kept … in custody/detention
        pretrial_arrest | verb  | ordered … held
        pretrial_arrest | verb  | placed/put … in custody/detention
        pretrial_arrest | verb  | sent/transferred … to/into detention
        pretrial_arrest | verb  | jailed … pending trial
        pretrial_arrest | state | held/detained/jailed pending trial
        pretrial_arrest | court | extended/prolonged … detention/arrest/custody
        pretrial_arrest | court | detention/custody … extended/prolonged
        house_arrest    | state | house arrest
        house_arrest    | verb  | confine~ to a/his/her/their house/home/apartment/flat
        trial_opened    | noun  | trial …… began/begins/begun/opened/opens/started/starts/commenced/commences/underway
        trial_opened    | noun  | trial … got/getting/gets under way
        trial_opened    | noun  | trial … kicked off
        trial_opened    | own   | went/goes/go/gone on trial
        trial_opened    | own   | put on trial
        trial_opened    | noun  | first session/hearing/day of/in/at … trial
        trial_opened    | court | began/started/opened … trial
        trial_opened    | court | began/begun/started/opened hearing/considering/trying
        trial_opened    | court | began/started/opened … hearings/proceedings
        trial_opened    | court | began/started to hear/try/consider
        none            | noun  | trial … resumed/resumes/adjourned/scheduled/postponed/set
        sentenced       | verb  | sentence~/convict~/jail~/imprison~/fine~
        sentenced       | verb  | find/finds/found …… guilty
        sentenced       | verb  | send/sends/sent …… to prison/jail/colony
        sentenced       | verb  | send/sends/sent …… to a/the penal/prison/strict-regime/general-regime? colony/camp
        sentenced       | verb  | put/puts/placed … behind bars
        sentenced       | verb  | punished/penalized
        sentenced       | own   | receive/receives/received … sentence/term
        sentenced       | noun  | conviction/sentencing
        sentenced       | court | restrict~/limit~ the/his/her/their freedom/liberty
        sentenced       | court | ordered that … be imprisoned
        acquitted       | verb  | acquit/acquits/acquitted/exonerate~
        acquitted       | verb  | find/finds/found …… not guilty
        acquitted       | verb  | clear~ … of
        acquitted       | noun  | acquittal of
        acquitted       | court | close~/drop~/dropped/dismiss~/terminate~ … case …… lack/absence
        acquitted       | court | read/reads out the? acquittal
        acquitted       | court | issued/announced/delivered … acquittal
        appeal_planned  | own   | will/would/to/shall appeal
        appeal_planned  | own   | will/would/to file/lodge/submit … appeal
        appeal_planned  | own   | will/would/to challenge/contest … verdict/ruling/sentence/decision/conviction
        appeal_planned  | own   | plan/plans/planned/planning/intend to appeal
        appeal_planned  | own   | intends/intended/vowed/vows/promised/going to appeal
        appeal_planned  | own   | plan/plans/planned/planning/intend to file/lodge … appeal
        appeal_planned  | own   | intends/intended/vowed/vows/promised/going to file/lodge … appeal
        appeal_planned  | own   | will/plans/intends/intend/wants to? go/turn to a/the? higher/supreme/appeals court
        appeal_planned  | own   | announced/announces … appeal
        appeal_planned  | court | appeal is to follow
        appeal_planned  | court | appeal will be filed/lodged
        appeal_planned  | court | appeal is/was planned/being? prepared
        appeal_filed    | own   | appealed
        appeal_filed    | own   | file/files/filed/lodge/lodged/submitted/submit … appeal
        appeal_filed    | own   | has/have challenged … verdict/ruling/sentence/conviction
        none            | own   | appealed to/for
        none            | own   | appeal/request/motion/petition filed/lodged/submitted
        appeal_rejected | court | reject~/dismiss~/deny~/refuse~ … appeal/appeals/request/requests/petition
        appeal_rejected | court | decline~/turn~/threw/throws … appeal/appeals/request/requests/petition
        appeal_rejected | court | reject~/dismiss~/deny~/refuse~ … motion/complaint/bid/plea/release/parole
        appeal_rejected | court | decline~/turn~/threw/throws … motion/complaint/bid/plea/release/parole
        appeal_rejected | court | refuse~/decline~ …… to release/free/parole/transfer/replace/commute
        appeal_rejected | court | refuse~/decline~ …… to change/overturn/review/reconsider/hear/revise
        appeal_rejected | court | refused/denied early? release/parole
        appeal_rejected | court | uphold/upholds/upheld …… sentence/sentences/verdict/verdicts/ruling
        appeal_rejected | court | uphold/upholds/upheld … conviction/convictions/decision/term/judgment
        appeal_rejected | court | left/leaves … sentence/verdict/ruling/decision … unchanged/intact/force
        appeal_rejected | court | sentence/sentences/verdict/verdicts/ruling/conviction/term/decision …… upheld
        appeal_rejected | court | sentence/verdict/ruling/conviction/term/decision … left unchanged/intact/standing
        appeal_rejected | court | left/leaves unchanged/intact
        appeal_rejected | court | appeal/appeals/request/requests/petition …… rejected/dismissed
        appeal_rejected | court | appeal/appeals/request/requests/petition …… denied/refused/declined
        appeal_rejected | court | petitions/motion …… rejected/dismissed/denied/refused/declined
        appeal_rejected | court | motions/complaint/complaints …… rejected/dismissed/denied/refused/declined
        appeal_rejected | court | appeal/appeals/request/requests/petition …… turned down
        appeal_rejected | court | petitions/motion/motions/complaint/complaints …… turned down
        appeal_rejected | own   | failed/fails to win/secure/obtain
        appeal_rejected | own   | lost/loses … appeal
        none            | own   | reject~/dismiss~/deny~/refuse~/decline~ … charge/charges/accusation/accusations
        none            | own   | reject~/dismiss~/deny~/refuse~/decline~ … allegation/allegations/claim/claims
        appeal_granted  | court | grant~ … release/parole/appeal/request/petition/transfer
        appeal_granted  | court | agreed/agrees … may/can/could/should be set/released/freed
        appeal_granted  | court | agreed/agrees to release/free/parole
        appeal_granted  | court | approve/approved/approves … release/parole/request/transfer
        appeal_granted  | court | ordered/orders/ruled/rules … early release
        appeal_granted  | court | overturn~/annul/annuls/annulled/quash~ …… sentence/verdict/conviction
        appeal_granted  | court | overturn~/annul/annuls/annulled/quash~ …… ruling/decision/acquittal
        appeal_granted  | court | cancel/cancels/canceled/cancelled/scrapped/voided …… sentence/verdict/conviction
        appeal_granted  | court | cancel/cancels/canceled/cancelled/scrapped/voided …… ruling/decision/acquittal
        appeal_granted  | court | sentence/verdict/conviction/ruling/acquittal … overturned/annulled
        appeal_granted  | court | sentence/verdict/conviction/ruling/acquittal … quashed/canceled/cancelled
        appeal_granted  | court | uphold/upholds/upheld/satisfied/granted … appeal
        appeal_granted  | court | sent … case back
        appeal_granted  | court | ordered a new trial/retrial
        appeal_granted  | own   | can/may leave prison
        appeal_granted  | own   | won/wins … appeal
        appeal_granted  | court | parole granted
        appeal_granted  | own   | granted early? release/parole
        sentence_changed | court | replace~/commute~/substitute~ …… sentence/term/punishment
        sentence_changed | court | replace~/commute~/substitute~ …… penalty/remainder/rest/part
        sentence_changed | court | replace~/commute~/substitute~ …… remained/remains/prison/imprisonment
        sentence_changed | court | replace~/commute~/substitute~ …… years/months/freedom/probation
        sentence_changed | court | reduce~/cut/cuts/shorten~ … sentence/term/punishment/penalty
        sentence_changed | court | shortened/mitigate~/soften~/lower~ … sentence/term/punishment/penalty
        sentence_changed | court | increase~/lengthen~/toughen~/extend~ … sentence/term/punishment/penalty
        sentence_changed | court | sentence/term/punishment/penalty … replaced/commuted/reduced/shortened/cut
        sentence_changed | court | sentence/term/punishment/penalty … increased/lengthened/toughened
        sentence_changed | court | sentence/term/punishment/penalty … extended/mitigated/softened
        sentence_changed | court | changed/changes/altered … sentence/punishment/term/verdict/penalty
        sentence_changed | court | alters/amended/revised/eased … sentence/punishment/term/verdict/penalty
        none            | court | extended his/her/their ban
        released        | verb  | release~/free/frees/freed
        released        | verb  | set/sets free
        released        | verb  | let/lets go
        released        | verb  | let/lets out
        released        | own   | walk~ free
        released        | own   | walk~ out of
        released        | own   | leave/leaves/left/leaving the? … prison/colony/jail/custody/detention/camp
        released        | own   | came/comes/come/coming out
        released        | own   | complete~/finish~ … sentence/term
        none            | own   | complete~/finish~/served half/part/most/one/two …… sentence/term/terms
        released        | own   | returned/returns home from prison/jail/custody
        released        | own   | flown home
        released        | own   | paroled
        released        | noun  | release
        none            | noun  | early/conditional release
        none            | noun  | press release
        died            | own   | died/dies
        died            | own   | passed/passes away
        died            | verb  | was/were found dead/hanged
        died            | noun  | death
        none            | own   | sentenced to death
        none            | noun  | death penalty/sentence
        none            | own   | died out
        """
}
