/// The words that tell of a step in Russian, with what looks like one and is none.
///
/// To extend: `type | voice | pattern`, one line a stem, in lower case and with `е` for `ё`; `WordPattern` tells how a
/// pattern is written. The form of the first word (active, passive, participle, noun) decides whether the person is its
/// object, its subject or its owner. Voices: `verb` governs the accusative, `recipient` the dative, `own` has the
/// person for its subject, `court` answers a person's request, `noun` has an owner in the genitive, `state` is what the
/// person is in or is brought into.
enum RussianTriggers {
    static let table: TriggerTable = {
        var problems: [String] = []
        return TriggerTable(text, problems: &problems)
    }()

    /// Lines of the table that can't be read; a test holds it empty.
    static let problems: [String] = {
        var problems: [String] = []
        _ = TriggerTable(text, problems: &problems)
        return problems
    }()

    // swift-format-ignore
    static let text = """
        # Police
        searched | noun | обыск/обыска/обыски/обыском/обыске/обыску/обысков
        searched | verb | обыскал*/обыскан*
        none | verb | обыскива*
        detained | verb | задержа*
        detained | verb | задержива*
        none | verb | задержк*/задерж
        detained | verb | скрутил*/скручен*
        detained | verb | увез*/увози* …… допрос*/отдел*/полици*/участок/ровд/департамент*/управлени*/автозак*/изолятор*
        detained | verb | увез* неизвестн*/силовик*
        detained | verb | достав* …… отдел*/полици*/участок/ровд/департамент*/управлени*/допрос*/увд/изолятор*/спецприемник*
        detained | verb | полицейские/силовики/полиция …… увезли/забрали/скрутили/увезла/забрала
        detained | verb | забра* …… отдел*/полици*/участок/ровд/департамент*
        detained | verb | снят*/снял* с рейса/поезда/самолета
        detained | verb | затолка*/посад*/погруз*/запих* … автозак*/машин*
        detained | verb | автозак* затолка*/посад*/погруз*/запих*
        detained | verb | арестов*
        none | noun | арестант*
        detained | noun | арест/ареста/арестом/аресте/аресту
        detained | own | попал* под стражу
        detained | state | под стражей/арестом с/со
        detained | state | находи* под стражей с/со
        detained | state | содерж* под стражей с/со
        detained | state | сизо/изоляторе/тюрьме с/со
        none | state | под стражей
        charged | recipient | предъяв* …… обвинени*
        charged | recipient | вмен*
        charged | recipient | обвинени* предъявлен*/предъявили/предъявил
        charged | noun | возбудил*/возбужден* …… дело/дела
        charged | noun | завел*/заведен* …… дело/дела
        charged | noun | дело/дела … возбудил*/возбужден*/завел*/заведен*
        charged | noun | обвинени* предъявлен* … против
        none | noun | снят* …… обвинени*
        none | noun | дело прекра*
        # Courts: holding
        pretrial_arrest | verb | заключ* под стражу
        pretrial_arrest | verb | взят*/взял*/взять/бер* под стражу
        pretrial_arrest | verb | под стражу … взял*/взят*
        pretrial_arrest | verb | отправ*/помест*/помещ*/водвор*/заключ*/перевел*/перевед* …… сизо
        pretrial_arrest | verb | отправ*/помест*/помещ*/водвор*/заключ* …… следственн* изолятор*
        pretrial_arrest | verb | туда … отправ*/помест*/перев*
        pretrial_arrest | noun | санкциониров* …… арест*/стражей/содержани*
        pretrial_arrest | noun | продлил*/продлен/продлена/продлены/продлено …… арест*/стражей/стражу
        pretrial_arrest | noun | арест/ареста/стражей …… продлил*/продлен/продлена/продлены/продлено
        pretrial_arrest | recipient | избрал*/избран/избрана/избрано …… арест*/стражей/заключени*
        pretrial_arrest | recipient | меру/мера пресечения …… арест*/стражей/заключени*
        house_arrest | state | домашн* арест*
        house_arrest | recipient | избрал*/избран/избрана … меру пресечения …… покидать квартиру/дом/жилище
        # Trials
        trial_opened | noun | начался/началась/началось/начались/начали/начат/начато …… суд/процесс/слушани*/разбирательств*/рассмотрени*/заседани*
        trial_opened | noun | начал/начали/начала рассматривать/слушать/судить/рассмотрение
        none | noun | начал/начали/начала рассматривать/слушать/рассмотрение … спор*/иск/иска/исков/иску/тяжб*/жалоб*/апелляц*/кассац*/ходатайств*
        none | noun | начался/началось/начались …… суд/процесс/слушани*/разбирательств*/заседани*/рассмотрени* по иску/искам/спору/спорам
        none | noun | суд/процесс/слушани*/разбирательств*/заседани* по иску/искам/спору/спорам
        trial_opened | noun | суд/процесс/слушани*/разбирательств*/заседани* …… начался/началась/началось/начались/начат/начато/стартовал*/открыл*
        trial_opened | noun | стартовал* …… суд/процесс/слушани*/разбирательств*/заседани*/рассмотрени*
        trial_opened | noun | открыл* …… процесс/слушани*/разбирательств*
        trial_opened | noun | приступил* к рассмотрению/слушанию/слушаниям
        trial_opened | noun | перв* … заседание …… состоял*/прошл*/проходи*
        trial_opened | own | предста* перед судом
        none | noun | продолж* …… суд/процесс/слушани*
        none | noun | начал/начался/началась/начались/начали/начато …… митинг/акци*/забастовк*/голодовк*/расследовани*
        # Courts: judgments
        sentenced | verb | приговори*/приговаривал*/приговорен*
        sentenced | recipient | вынес*/вынос*/огласи*/оглаш*/объяви*/зачита*/озвучи* …… приговор/приговоры/приговора
        sentenced | recipient | приговор/приговоры … вынес*/огласи*/объяви*/зачита*
        sentenced | verb | осудил*/осужден*
        none | verb | осужда*
        sentenced | verb | призна* …… виновн*
        sentenced | recipient | назнач*
        sentenced | recipient | присудил*/присужден*
        sentenced | recipient | дали/дал/дала
        sentenced | own | получи*/получен*
        sentenced | own | отделал*
        sentenced | own | отбыва*
        sentenced | own | отсидел*/отсиди*
        sentenced | verb | оштрафова*
        sentenced | verb | наказа* …… штраф*/арест*
        sentenced | recipient | выписал* …… штраф*
        sentenced | recipient | обязал* … выплатить/уплатить штраф*
        sentenced | noun | ограничи* …… свобод*
        sentenced | verb | ограничен* в свободе
        sentenced | verb | лишил/лишили/лишен/лишена/лишены/лишенный/лишенная свободы
        sentenced | verb | отправ*/посад* …… колони*/тюрьм*/спецприемник*
        sentenced | verb | отправ* на
        sentenced | verb | арестова*/арестован* …… суток/сутки/дней
        sentenced | recipient | запрети*/запрещен*
        sentenced | recipient | нельзя
        sentenced | verb | лиш* права
        none | recipient | назначен* на
        none | recipient | назнач* … экспертиз*/заседани*/дат*/слушани*/адвокат*
        acquitted | verb | оправда*
        acquitted | verb | призна* …… невиновн*
        acquitted | noun | прекра* …… дело/дела/производство …… отсутстви*/недоказанност*
        acquitted | noun | дело/дела/производство …… прекращено/прекращен/прекратили/прекратил … отсутстви*/недоказанност*
        acquitted | noun | оправдательн* приговор/приговора/приговором
        none | verb | оправдыва*
        # Appeals
        appeal_planned | own | намерен* … обжаловать/подать/подавать/добиваться
        appeal_planned | own | намерен* …… обжаловать/апелляц*
        appeal_planned | own | собира* … обжаловать/подать/подавать/подаст
        appeal_planned | own | планиру* … обжаловать/подать/подавать
        appeal_planned | own | буд* … обжаловать/оспаривать
        appeal_planned | own | обжалую*/обжалует*
        appeal_planned | own | подаст/подадут/подам/подадим …… жалоб*/апелляц*/кассац*/ходатайств*
        appeal_planned | own | пойдет/пойду/пойдем/пойдут в кассацию/апелляцию
        appeal_planned | own | дойдем/дойдет/дойду до верховного
        appeal_planned | own | готов* …… апелляц*/кассац*
        appeal_filed | own | обжаловал*
        appeal_filed | noun | обжалован* приговор/приговора/решение
        appeal_filed | own | подал* …… жалоб*/апелляц*/кассац*
        appeal_filed | own | обрати* с апелляц*/кассац*/жалоб*
        appeal_filed | own | направил* …… апелляц*/кассац*
        appeal_rejected | court | остав* …… без изменени*
        appeal_rejected | court | остав* …… в силе
        appeal_rejected | court | остав* …… без удовлетворения
        appeal_rejected | court | остав* прежним/прежней
        appeal_rejected | court | отклони*/отклонен* …… жалоб*/апелляц*/ходатайств*/кассац*/просьб*
        appeal_rejected | court | отверг* …… жалоб*/апелляц*/ходатайств*
        appeal_rejected | court | жалоб*/апелляц*/ходатайств* …… отклони*/отклонен*/отверг*
        appeal_rejected | court | отказа* …… пересм*/освобождени*/удовлетвор*/удо/условно-досрочн*/рассм*/смягч*/замен*/жалоб*/перевод*
        appeal_rejected | court | не удовлетвори*
        appeal_rejected | court | не измени* …… приговор*/решени*/наказани*
        appeal_rejected | court | приговор/приговора/решение/наказание не измени*
        appeal_granted | court | отмени* …… приговор/приговоры/решение/наказание/арест/постановление
        appeal_granted | court | отменен* …… приговор/решение/арест
        appeal_granted | court | приговор/решение … отмени*/отменен*
        appeal_granted | court | удовлетвори*/удовлетворена/удовлетворен/удовлетворены/удовлетворено …… жалоб*/апелляц*/ходатайств*/протест*/просьб*
        appeal_granted | court | жалоб*/ходатайств* …… удовлетворена/удовлетворен/удовлетворены/удовлетворено/удовлетвори*
        appeal_granted | court | направ* …… новое рассмотрение
        appeal_granted | court | вернул* …… дело
        none | court | отмени* …… постановление о/об
        none | court | отмен* …… статью
        none | court | удовлетвори* …… ходатайств* … об/о ознакомлении/вызове/допросе/отводе/экспертизе/приобщении/отложении
        none | court | удовлетвори* …… ходатайств* следовател*/следстви*/прокур*/обвинени*
        none | court | отказа* …… вызвать/назначить/экспертиз*/допрос*/свидетел*/комментар*/комментировать/показани*/последнего
        sentence_changed | recipient | замен*
        sentence_changed | recipient | смягч*
        sentence_changed | recipient | сокра* …… срок*/наказани*
        sentence_changed | recipient | ужесточ*
        sentence_changed | recipient | сниз* …… срок*/наказани*
        sentence_changed | recipient | срок/наказание … сниз*/увелич*
        sentence_changed | recipient | измени* приговор/наказание
        sentence_changed | recipient | срок … замен*/сокра*
        sentence_changed | recipient | увелич* …… срок*/наказани*
        sentence_changed | recipient | вместо …… назнач*
        none | recipient | измени*/замен* меру
        # Out, one way or the other
        released | verb | освобо*
        none | verb | освободивш* место
        none | verb | освобо* от
        released | verb | освобо* от ареста
        released | verb | освобо* из-под
        released | verb | выпусти*/выпущен*
        released | verb | отпусти*/отпущен*/отпуска*
        released | own | выш* на свободу/волю
        released | own | выш* из/условно-досрочно/по
        released | own | из … колони*/тюрьм*/сизо/изолятор*/спецприемник* …… выш*
        released | own | освободил*
        none | own | выш* на/из партии/дома
        died | own | умер/умерла/умерли/умерший/умершая/умершего
        died | own | сконча*
        died | own | погиб*
        died | noun | не стало
        none | noun | умершего/умерший/погибших
        """
}
