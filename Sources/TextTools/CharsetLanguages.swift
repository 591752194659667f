/// What a language's text looks like, as far as its letters beyond ASCII go.
struct CharsetLanguage: Sendable {
    /// BCP 47.
    let tag: String
    /// Its lower-case letters beyond ASCII in five groups, the most frequent first: in a script of its own letters of
    /// about 75, 38, 18, 7 and 2 in a thousand; among Latin letters 35, 15, 5, 1.5 and 0.4 in a hundred of those with
    /// marks.
    let letters: String
    /// Are most of its letters ASCII?
    let isLatin: Bool
    /// Two letters that often follow each other; beside Latin letters with marks `_` is the end of a word.
    let pairs: String
    /// Letters that no word begins with, and that none goes on after.
    var neverFirst = ""
    var onlyLast = ""
}

extension CharsetLanguage {
    static let all: [CharsetLanguage] = cyrillic + otherScripts + westernLatin + easternLatin

    private static let cyrillic: [CharsetLanguage] = [
        CharsetLanguage(
            tag: "ru", letters: "оеаинтс рвлкмдп уяыьгзбч йхжшюцщэф ъё", isLatin: false,
            pairs: """
                ст но ен то на ов ни ра во ко ро по ре пр ос го та ал ер он ли ол ть ка ет ес не ор от ан ла ел ло ат де \
                ва ле ие ом те ве ин ит ри ск тр ны ня ия их ог об бо до за ил им ис ме ми мо ма ам ем ви да ди ду ар ас \
                ав ад аз ак аю ая ый ым ых ой ей ии ий ею ют ую ци це че чи ше жи же жд сл со се св си су сн сп ся ту ти \
                тв тс нн ну пе па пл ру ры рс рг рт кт кр ку кл ки ль ья ьн ью ьс зн зо ов од оз ок оп ох оч ож ош бы бе \
                бр бл вы вс вл вн вр вз гл гр га дн ед ез ек еч еш ещ уд ут ус ук ул ун ум уг уч уш щи ще шл эт фо ик ив
                """, neverFirst: "ьъы"),
        CharsetLanguage(
            tag: "uk", letters: "оанивіте рсклдум пязьбгчй хцюїжєщш ф ґ", isLatin: false,
            pairs: """
                на но ні ня ти то та те ст ко ка ки ку по пр пе па ро ра ри ре рі ов ва ви ві во ве го га гр ід ів ій ії \
                ія ою ає ся ть нь ль сь ьк зь ьн ьс их ий им ого ом ам ен ер ан ар ал ат ас аз ав ак ла ли ло лі ле лю \
                мі мо ма ми ме ну не за зн зо зі зв до да ди де ді ду об бо бу ба бе бі від ін іт іс іл ік ім іш із ук \
                ун ур ут уд уп ув ує що ще чи че ча чн жи же жн ши ше шн ці ця це сл сп ст св со си се су сі сн тр тв \
                тк ту ті тн др дн їх їн їв єт єк єм юч ют як ям ян ах ич ит ис ик ин ир ид ив од ок ол он оп ор ос от \
                ош оч ож оз ог юв юд хо хн що ує
                """, neverFirst: "ьи"),
        CharsetLanguage(
            tag: "be", letters: "ант рісеыокл дмпвуязй цгьчўшбх эжёюф ", isLatin: false,
            pairs: """
                ан на ка ра ны пр ст ск па за аў оў еў яў ыў іў ўл ўн ўс ўк ўд ўт ся цц ць ця це ці цы ня не ні ну ля лі \
                ла ло ль ле лю ых ым ыц ык ыя ыі ыр ыс ын аг ак ал ам ап ар ас ат ац ач аш ав ад аз ай ах го га гэ гр ва \
                ві вы во да дз до дл ды дэ дн зе зі зя за зн ем ен ер ец ее ел есц ам ма ме мі мо му ры рэ ра ру рм рт \
                та тэ ты то тр тк тв кі ко кр ку кл сі се са сп сл см св сц су ія іх ін іс ік ім іц чы ча чн шы ша шт \
                жы жа жн ба бе бу бы бо бл пе пі по пр уз ур ут ун ук ус ую ьн ьк ьс ог од ол он ор ос от эт эн эр эк яг \
                як яв яц ян яд ят ём ён йн йс
                """, neverFirst: "ьыў"),
        CharsetLanguage(
            tag: "bg", letters: "аиоетн рсвлкдп мъязгубч щжцхйшфю ь", isLatin: false,
            pairs: """
                на то та те ст ен ни ра но не ко ка ки ку по пр пе па за зв зи зн ре ро ри ръ ва ве ви во от ов ос ор он \
                ол ом ог од об оп ер ез ек ел ем ес ет еж ед да де до ди дн дъ ан ат ал ам ар ас ав ад аз ак ая ск ст сл \
                са се си со съ сп св ия ие ии ит ин ис из ик им ил ив иш ич ят яв ян тъ ти тр тв то къ кр къ въ вс вр вн \
                ън ъл ът ъс ър ъм ъв ър ра ли ла ло ле лн ль ма ми ме мо мн ин бъ бе ба бо бр га го гр ги ус ут ув уд ук \
                ун ур че чи ча чн ще щи ща жд же жи жа ше ши ци це ця ай ой ей йн хо ху хр фи фо
                """, neverFirst: "ьъй"),
        CharsetLanguage(
            tag: "sr", letters: "аиоетн јрсвкдумл пзгбч њшцжћхљ ђфџѓќѕ", isLatin: false,
            pairs: """
                је на ст ни ра ко по пр за ти ан ен ка ма ја да се не но ро то та те ва ве ви во ск ре ри ки ку ли ла ло \
                ле ом ог од ос ов ор он ој их им ин ит ик ис ић ћа ћи ће њ ња ње њи њу љ ља ље љи љу ша ши ше че ча чи \
                чк жа же жи ци це ца ђе ђу ђа су са си ст сл св сп со ср тр тв ту пе па пи пл ад ај ал ар ат ав ак ао ам \
                ас аз ем ер ес ет ек ел ео ед ез ди де до ду др ну ји ју јо јс ми ме мо му би бе ба бо бу бр го га гр гу \
                уп ун ур ус ут ук уч уј зн зи за зо иј ив ил из ир ич иш оп об ож ол от ош тн вр рт рс рн хт шт шњ то ат \
                та от на ње ќе ќи ќа ѓа ѓе ѕв
                """),
        CharsetLanguage(
            tag: "kk", letters: "аеы інтрлдс қкмбоуғшйж ңгәзпиұөүвяцфхч юэьъёщһ", isLatin: false,
            pairs: """
                ан ын ен ің ың ар ер ал ла ле лі лы да де ді ды та те ті ты ға ге ғы гі қа қы қо құ қт қс ақ ық оқ уқ ка \
                ке кі ко кү кө ек ік ша ше шы ші шт ба бе бо бұ бі бы бе жа же жы жо жұ жү жә жө ай ей ой ұй үй уы уі мы \
                мі ма ме мұ мә ны ні на не но ыс іс ас ес ос ор ыр ір өр ор үр ұр ел ол өл ұл ыл іл ан он өн үн ұн ін ам \
                ем ым ім ау еу ат ет от ыт іт са сы сі се со дә әл әр әс мә кә тә өз өт өк үш үк үд тү тұ нд нт нг лд рд \
                рі ры ра ре рт рғ рл ст тт тқ аз ез із ыз зі зы за ағ ығ ғд ег іг ап еп ып іп па пе пы пт пі хал ыш іш \
                аш еш яс ия ие ия ад ед ыд ід уд аш аң ең іл йн йт йд ба
                """, neverFirst: "ңғьъ"),
    ]

    private static let otherScripts: [CharsetLanguage] = [
        CharsetLanguage(
            tag: "el", letters: "αοιτεσν ηυρπκςμλ ωδγίάθχέ όήύφώβξζψ ϊϋΐΰ", isLatin: false,
            pairs: """
                ου άγ άκ άδ άν έλ έκ όλ ώρ ήτ αι το τη τα τε τι τρ ει στ ντ ικ να νο νε ης ος ας ες ον ερ αν αρ ατ αλ απ ασ εν επ ετ ελ εί ία ίο ιο \
                ια ισ ιν ιμ κα κο κε κρ κτ λο λλ λε λα λι μα με μέ μο μι μπ μό μή νέ ντ νι νω οι ορ οσ ον ολ οπ οτ οκ πα \
                πο πρ πε πι πό ρα ρι ρο ρε ρί ρό ρχ ρώ σε ση σα σι σο σμ σκ σύ συ τέ τό τή τά τί των ων ώς ών ύν υν υπ υσ \
                υτ υρ χρ χε χο χα χω δι δε δη δο δι γι γε γρ γο γη ησ ητ ηκ ηθ ηλ ημ θε θη θα θυ φο φη φα φέ βα βε βρ \
                ρά άν άρ άλ άτ άσ άθ άπ κά κή κό έν έρ έχ έτ έσ έα ές ίν ίσ ίτ ίδ ίε ός όν όπ όγ όμ όλ ότ ώρ ώτ αυ ευ εύ \
                αύ ού ύς ύ ρυ μβ γκ γγ ακ εκ εξ εμ ομ ωσ ωτ ξη ζε ζο
                """, onlyLast: "ς"),
        CharsetLanguage(
            tag: "he", letters: "יוהלאמרתבש נעדחקפםן גכטצסז ךףץ ", isLatin: false,
            pairs: """
                של את ים ות ית הו הי הא המ הב הח הש הת הנ הכ הר הד הע הפ לה לא לי לו על אל אר אש או אי אמ אנ אח מה מו מי \
                מש מד מר מח מע מכ מת בי בו בה בת בא בע במ בר בש ני נו נה נא נת תי תו תה תר רי רו רא רה רת רב רח יו יה יר \
                יש יל ין יי יכ יד ימ יב ית ול ום ור וח וד ון וא וב וק וי ות ומ וש כי כן כל כו כר דו די דה דר דש עם עו עי \
                עד עת שר שו שי שה שב שמ שנ שת שא פר פו פי פת פנ קר קו קי קה חד חו חי חר חל חת טו טי טר גו גי גד זה זו סו \
                סי סד צי צו צה יק ינ יע חק קה קת
                """, onlyLast: "ךםןףץ"),
        CharsetLanguage(
            tag: "ar", letters: "الي منورهتب عدسفةكقأح جىشطصخإض ذغزثئءظؤآپچژگک،؟ًٌٍَُِّْـ", isLatin: false,
            pairs: """
                ال لا لم لت لع لح لس لب لو لي لق لج لن لد لف لك لر لى لخ لش لأ له في من ان ين ون ات ية ري را رو رب رة ار \
                اد اس اب ام اع اح اق اء اف ائ بر بي با به بع بن بل عل عم عن عد عر عا عت إل إن أن أو أم أي أس أل كا كم كل \
                كو كي قا قد قر قو قي قل مع ما مر مس مح مد مي مت مو مل مة نا ني نو نت ند نس نه ها هذ هم هو هي هن تا تح تم \
                تو تي تر تق تع تش ته تص سا سي سل سم سو ست سب سر دي دا دو در دة ده دم ذا ذي ذل وا وم ول وق ور وز وس ون وت \
                وي وع وف وب شر شا شه شي شع طا طي طل طر حا حد حق حر حك حي حم جا جم جن جر جه جل خا خر خل خب صا صر صح صو ضا \
                ضي فت فا فر فع فق فو ثا ثل ثم غي يا ير يس يم يت يو يق يد يل يع يب يف يه ئي ئة ظا كت كن
                """, neverFirst: "ةىءئؤ", onlyLast: "ةى"),
        CharsetLanguage(
            tag: "th", letters: "านรอก เงม่ยลวัีทด้ ิสตะปบคหแจพุขไใชู์ำื ็ผถโณึซธศภ ฐฟญฎฏฉฮฆฑฒฌฬฝษฤฯๆฃฅ๊๋", isLatin: false,
            pairs: """
                การ ความ ที่ และ ของ ใน เป็น ได้ ให้ ไม่ มี ว่า จะ กับ จาก นี้ นั้น คน ผู้ วัน ปี เมื่อ โดย หรือ \
                แต่ ก็ ยัง ต้อง ถูก ทำ อยู่ มา ไป ไว้ แล้ว ขึ้น กัน ประเทศ รัฐบาล ตำรวจ ศาล คดี ข่าว กล่าว \
                ประชาชน พรรค นาย นาง สาว จังหวัด กรุงเทพ ชุมนุม กฎหมาย ตัดสิน จำคุก ประกัน ทหาร นายก มนตรี \
                ประชุม เมือง สิทธิ มนุษย์ เจ้าหน้าที่ จับกุม กิจกรรม หนังสือ ข้อมูล ใช้ ระบบ เปิด ปิด เพื่อ ซึ่ง \
                อีก เรื่อง ต่อ หลัง ก่อน ระหว่าง ทั้ง ตาม เกี่ยว แห่ง ถึง สามารถ รับ ราย บาง ส่วน หน้า เดือน \
                ครั้ง ชีวิต โรง เรียน แรก กรณี ดี ช่วย พบ เพราะ เลือก ตั้ง สำนัก งาน ไทย ด้วย เสีย สาร ภาษา ชื่อ \
                ค่า ตัว อักษร กำหนด แสดง คำ สั่ง พื้น ไฟล์ แฟ้ม ผิด พลาด เลข หมาย ยืน ยัน ตรวจ สอบ ปล่อย ขัง \
                ร้อง ฟ้อง ทนาย ลด เพิ่ม
                """, neverFirst: "่้ัิีืุูำ์็ึ๊๋"),
    ]

    private static let westernLatin: [CharsetLanguage] = [
        CharsetLanguage(
            tag: "fr", letters: "é àè êç ôîûùâ ëïœÿ", isLatin: true,
            pairs: """
                é_ és ée ét ér él én éc ép év éd ég ém éq éf éa éo éb éj ré té dé pé mé né lé sé cé vé gé bé ié hé ué fé jé \
                _é _à à_ là jà èr èm èt èn ès èl èd èg èc èv è_ rè iè lè cè tè mè dè hè pè gè êt êm êc êl ên ê_ êv mê tê pê \
                rê fê êt vê ça ço çu aç nç eç çai ôt ôl ôn ôm tô rô hô cô pô dô _ô îl ît în îm aî oî lî î_ ût ûr ûl oû aû jû \
                ù_ où dû ëm ël oë aï ïn ïq ïf oï ïs âg ât âl âm âc _â pâ câ bâ ân œu sœ cœ nœ _œ vœ mœ _ê
                """),
        CharsetLanguage(
            tag: "de", letters: "üä öß   éàèêáóç", isLatin: true,
            pairs: """
                fü ür _ü üb ün ül üc üh üt üg üs üf üm rü wü mü zü tü sü bü dü gü hü kü lü nü jü äh ät än är äg äs äc äf äu \
                äl äm wä hä lä _ä tä rä fä sä nä mä pä gä kä zä dä bä ör ös _ö öf ön öl ök ög öt öp öc kö hö mö fö gö tö lö \
                bö nö wö rö sö zö öß öh ße ß_ aß oß iß uß ßt ßb äß üß eß ßl ßn ßi ßs ée é_
                """),
        CharsetLanguage(
            tag: "es", letters: "óí áéñ ú ü ", isLatin: true,
            pairs: """
                ón ió ó_ ól óm óp ór ód ós óx tó có ró dó mó nó zó só pó gó _ó ía í_ ín ís ít íc íf ím íd íg ír íl íb íe rí \
                lí dí tí mí cí uí aí pí ví fí bí sí _í ás án á_ ál ár áf át ác áp áb ám áx ág áz áq má tá rá dá gá lá cá pá \
                ná zá sá _á iá añ ño ña ñi eñ iñ oñ ñe uñ ún úb ús úl úm úc ú_ úa úe gú mú pú tú nú lú sú jú én és ér ét éc \
                é_ ém éd éf él ég éx té mé ué lé sé ié dé ré né vé bé cé gé qu _é güe gü üe üi
                """),
        CharsetLanguage(
            tag: "pt", letters: "ãç éáíõó êâúà ô ü", isLatin: true,
            pairs: """
                ão çã ã_ ãe ãs nã sã mã rã tã pã lã dã hã iã çõ õe aç ço ça eç iç oç uç nç rç çu pç é_ ém ér és ét éc él én \
                éd éi éf ég mé té ré pé sé _é lé né dé cé éq á_ ár ás áv áb át án ál ác ád áf ám áq há tá rá má lá já dá iá \
                uá ná cá gá fá pá áx í_ ín ív ís íc ít íd íl ír íp ím ía íf íg íb íe aí uí cí ní dí mí rí ví lí sí tí fí pí \
                ó_ ór ós óp ól ód ót óg óx óv ób ói pó só nó ró có mó ló ió tó ê_ ên êm ês êi êu êt êa êx cê vê tê rê nê ú_ \
                úb úl úm ús úc út ún úd úv pú sú nú mú rú tú â_ ân âm âr câ tâ râ pâ lâ _â âi ânc à_ _à às ô_ ôn ôm ôs nô cô \
                tô pô rô õ_ sõ rõ põ
                """),
        CharsetLanguage(
            tag: "it", letters: "àè ùòéì   îóúáí", isLatin: true,
            pairs: """
                à_ tà rà ià là nà sà dà và cà gà _è è_ cè iè rè hè uè _é é_ hé né sé ché ò_ rò nò iò tò ciò uò ù_ iù pù gù ì_ \
                sì dì rì nì lì cì
                """),
        CharsetLanguage(
            tag: "sv", letters: "äöå  é  ü", isLatin: true,
            pairs: """
                ä_ är än ät äl äg äm äk äs äv ör ö_ ön öd öt ös öv öl öp ög ök öj öm öb fö hö rö tö mö sö gö bö lö nö dö kö \
                _ö å_ få på så må gå åt ån år åg ål ås åd åk rå lå nå då hå vå sk trå _å _ä hä tä rä lä sä vä nä mä kä jä \
                pä gä fä dä bä ää öö yö äö öi äi äy iä yä idé ée é_
                """),
        CharsetLanguage(
            tag: "da", letters: "øå æ é òô üäö", isLatin: true,
            pairs: """
                ør øn øk øs øv øg øj ød øl øm øt øb øf øy _ø fø kø mø bø sø hø rø nø lø tø jø gø dø pø vø på få så må år åd \
                ån åg ål åt ås åb åp å_ rå lå nå gå hå då vå tå _å ær æs æl æn æg æt æk æv æd æf væ læ fæ næ pæ ræ jæ kæ \
                sæ tæ dæ gæ bæ mæ _æ é_ ét
                """),
        CharsetLanguage(
            tag: "is", letters: "ðá íóéúþæö ý  ", isLatin: true,
            pairs: """
                að ið ð_ uð ða ði ðu ðs ðr ðl ðn rð eð yð ví _þ þa þe þv þí þú þó þr þj á_ _á ár ás áð ál án át áh ám áf áv \
                rá má lá há fá sá já tá ná bá gá pá í_ _í ís ín ír ík íð íl ít ím íf ív rí lí bí sí tí ní fí dí ki sí ó_ ór \
                ól óm ón óð ós ót óf ók kó tó jó fó só nó ló mó bó rí ró ég ét éð ér én és él ré lé fé mé sé vé hé ú_ _ú úr \
                ús ún út úl úm úð hú nú bú rú sú jú ö_ ör ög öl ön öð öf ös öt öm ök vö kö mö fö hö sö jö rö tö gö lö stö ær \
                æð æt æl æn æk æg æf æm fæ næ hæ gæ bæ ræ væ sæ læ mæ tæ _æ ýn ýr ýs ýt ýð ýj ný sý lý fý dý þý bý rý
                """),
        CharsetLanguage(
            tag: "nl", letters: "ë é ïèö óüê ", isLatin: true,
            pairs:
                "ië eë ën ë_ oë ër ël ës ïe eï aï oï ïn ïs éé é_ één ëe én ée pé cé èr è_ hè cè öp oö ör coö ü_ êt ó_"),
        CharsetLanguage(
            tag: "af", letters: "ê ëé  ï ôûîèö", isLatin: true,
            pairs:
                "êe êr ês ên êl êi êu ê_ lê sê nê wê hê pê gê rê dê bê kê _ê ië eë oë ën ër ël ës ë_ ée és é_ né sé ïn aï eï"
        ),
        CharsetLanguage(
            tag: "ca", letters: "óé àíè òçúï· ü", isLatin: true,
            pairs: """
                ió ó_ ón óm ór ót óg ós cró só fó tó có mó ló é_ és ér ét éi én ém éd éc més té ré qué ué cé sé bé à_ àc àt àl \
                àr àn às àm àd àg àf àq àx nà rà tà là mà cà pà và à_ _à ía ín ís íc ít í_ íd ír íl íf ím rí tí lí ní cí dí aí \
                uí ès è_ èn èr èc èx èl èg cè rè tè lè sè vè nè mè ò_ òr òl òm òn òp òd òt ò_ nò rò mò cò pò lò aç eç iç ç_ \
                ça ço nç rç ú_ ús úl úm ún út ú nú mú sú tú lú ïn ïd ïs ï_ uï aï ül üe üi
                """),
        CharsetLanguage(
            tag: "sq", letters: "ë  ç  ", isLatin: true,
            pairs:
                "ë_ ës ër ën ët ëm ël ëv ëz ëp ëd ëk ëh ëj jë të së në më që dë rë lë pë bë kë vë gë fë hë _ë _ç ço çe ça çu eç"
        ),
        CharsetLanguage(
            tag: "et", letters: "äõ üö  šž ", isLatin: true,
            pairs: """
                ä_ är än äe äi äh äl äm äs ät äv äd ää äg äb äk lä tä kä pä vä nä sä mä hä rä jä õi õn õu õl õr õt õh õj õp õs \
                õig õm _õ põ tõ võ mõ sõ kõ lõ nõ rõ jõ õõ üü ül ük ür üh üs üt ün üm üd üg üp _ü sü kü tü mü lü nü hü pü rü \
                öö öe ös öd ör öl ök öt ön tö kö lö nö pö sö vö mö rö
                """),
    ]

    private static let easternLatin: [CharsetLanguage] = [
        CharsetLanguage(
            tag: "tr", letters: "ı üşçğ ö âî û", isLatin: true,
            pairs: """
                lı ığ ın ı_ nı sı dı rı ış ık ıl ım ır tı kı ıy ıs ız şı mı bı yı çı zı hı pı cı ıd ıt ıc ığı ıp ıb ıf ş_ iş aş \
                eş uş üş öş şm şt şl şi şk şa şe şu şü rş _ş yış ü_ ün ür üz ül üm üs ük üç üy üt üv üş üğ gü bü dü tü sü mü \
                lü yü çü rü kü nü zü cü hü _ü ğı ği ğ_ ağ eğ oğ uğ iğ öğ üğ ğl ğr ğu ğü ğe ğa ğd ğm ğin ç_ _ç iç aç üç uç eç \
                oç öç ça çi çe çı ço çö çm çl çt çu _ö ön öl ör öz öy öt ök öb öd ös ö_ gö dö bö kö sö çö yö tö mö nö şö iş \
                kâ lâ hâ âk âm ât ân _i
                """),
        CharsetLanguage(
            tag: "pl", letters: "łęą óżś ćń ź ", isLatin: true,
            pairs: """
                ię dę ę_ cę nę mę tę żę łę ęd ęc ęt ęp ęś ęk ęg ęż ęz ją ną tą ą_ są żą cą dą rą wą ką ąc ąd ąt ąz ąk ąg ąp ąż \
                łą ła ło łu łe łę ły łó łn ł_ ał ił oł eł ył uł wł sł zł dł _ł pł gł kł ół ów kó wó gó ór ód óz óc óź mó pó tó \
                só łó ó_ że ży ża żo żu ży ż_ żn iż aż eż uż oż yż ąż óż _ż ść ść_ ć_ ać yć ić eć ąć oć uć ci ćm śc śl śr św śn \
                śm śp ś_ oś eś iś aś uś yś _ś ań eń yń oń ńs ńc ń_ ńk źn dź ź_ źd źr eź óź ęź
                """),
        CharsetLanguage(
            tag: "cs", letters: "íáěé řýčšž ů úťó ňďľôäęął", isLatin: true,
            pairs: """
                í_ ní lí tí cí ím íc ín íh ít ír íl ív íd ís íz íž ích ží ší ří čí dí sí bí ví mí jí pí zí kí ně vě tě dě mě bě \
                pě ě_ ěn ět ěl ěk ěs ěm ěr ěd ěj ěz ěž ěř á_ án ár ál át ám ák áv ád ás áz áš áh áž áj ná rá lá tá dá sá vá má \
                zá ká há pá bá já řá řá ře ři př tř kř ří řa ř_ řed řo řs eř oř hř dř ař če či ča čl čn č_ čt ču čk čá eč ič \
                oč uč ač áč íč _č ře še ši šk št ší š_ šn ša šo šu šl šť eš iš aš oš uš yš ýš íš _š že ži ža žn ž_ žd žs žu žo \
                už ož ež až iž áž íž ýž _ž ů_ ův ům ůs ůj ůž ůl ůz ůr ůt dů mů vů tů sů nů pů rů lů ků zů _ů ý_ ým ýc ýt ýr \
                ýs ýv ýz ýk ný vý tý ký rý sý bý mý lý dý é_ ém éh ét én ér és él ég ék éd né té ké vé ré lé dé mé sé ú_ _ú úř \
                úč ús út ún úp úd úm ťa ť_ ňu ň_ ď_ ďa ó_ ón ód ór óm
                """),
        CharsetLanguage(
            tag: "sk", letters: "áí éýčžšú ľťô äóň ĺŕďěřů", isLatin: true,
            pairs: """
                á_ án ár ál át ám ák áv ád ás áz áš áh áž áj áp áč ná rá lá tá dá sá vá má zá ká há pá bá já í_ ní lí tí cí ím \
                íc ín íh ít ír íl ív íd ís íz íž ích ží ší rí čí dí sí bí ví mí jí pí zí kí é_ ém éh ét én ér és él ég ék éd né \
                té ké vé ré lé dé mé sé ý_ ým ýc ýt ýr ýs ýv ýz ýk ýš ný vý tý ký rý sý bý mý lý dý hý če či ča čl čn č_ čt ču \
                čo čk čí eč ič oč uč ač áč íč _č že ži ža žn ž_ žd žs žu žo ží už ož ež až iž áž íž ýž ôž _ž še ši šk št ší š_ \
                šn ša šo šu šl šť eš iš aš oš uš yš áš íš ýš _š ú_ _ú úč ús út ún úp úd úr úl úc úv kú nú rú lú tú jú sú vú ľa kľúč dľ \
                ľn ľk ľu ľo ľ_ ľs ľm eľ oľ aľ iľ uľ dľ ť_ ťa ťo ať iť eť uť sť šť ôv ôž ôs ôl ôr ôb ôk ôt mô vô pô kô bô dô nô \
                sô äť äs äd pä mä vä bä rä ň_ ňu ňo ňa eň áň ó_ ón ód ór óm óg óp
                """),
        CharsetLanguage(
            tag: "hu", letters: "áé öóőí üúű  ", isLatin: true,
            pairs: """
                á_ ás ál ár án át áb ág ád ám áz áj áv áh ác ák áf áp áll há lá rá tá ná má já sá vá ká zá dá bá gá cá fá iá pá \
                _á é_ és ér én ét él ég éb éd ék ém év ész ép éz éh éj né té sé ré lé vé ké mé zé jé pé dé gé bé fé hé cé dé \
                _é ö_ ör ös öz öl öt ön öv öd ög ök öm öb kö tö bö vö zö mö lö jö fö gö sö rö hö nö pö _ö ő_ ől ős ők őr őt őb \
                ős őd őz ől lő tő rő zö nő ső dő fő bő vő ző kő jő hő elő ő ób ó_ ól ók ót ór óh ód ón óg ós óv tó zó ló ró dó \
                jó só nó kó ó có fó bó mó óz í_ ít ír ív ín ík íz ís íj íg ím ír tí sí hí kí zí rí bí gí fí dí ví ní í ül ük \
                üg ür ün üz üt üs ü_ üd kü vü fü gyü yü tü lü zü rü sü nü bü dü mü jü bü _ü ú_ új úr út ún úg úl ús úly jú hú \
                fú bú rú lú tú kú _ú ű_ űn űl űk űv űr űs űt mű tű nű yű gyű szű fű hű rű bű
                """),
        CharsetLanguage(
            tag: "hr", letters: "čš žć đ  éöüäáí", isLatin: true,
            pairs: """
                če či ča ča čk čn č_ ču čo čl čt eč ač ič oč uč rč _č še ši ša šk št šn š_ šl šu šo šn šp aš eš iš oš uš rš _š \
                že ži ža žn žb ž_ žu žo žd žav ož až ež už iž rž _ž će ći ća ć_ ću ćn ić eć uć oć ać ćen đe đu đa đi đo đ_ eđ \
                ađ uđ ođ iđ rđ šč
                """),
        CharsetLanguage(
            tag: "ro", letters: "ă îţş â  áéöü", isLatin: true,
            pairs: """
                ă_ ăt ăr ăs ăm ăn ăl ăi ăc ăd ăz ăş ătă tă ră nă să că lă dă fă pă vă bă mă gă şă iă ţă uă ză ţi ţe ţa ţ_ ţu ţn \
                nţ aţ eţ iţ uţ oţ rţ _ţ ş_ şi şt şa şe şu şo eş aş iş oş uş rş _ş _î în îm îş îi îl îţ î_ ân âr ât âm ând âş \
                câ râ tâ mâ gâ hâ pâ vâ lâ dâ sâ fâ zâ
                """),
        CharsetLanguage(
            tag: "lt", letters: "ė šųžą įūč ę ", isLatin: true,
            pairs: """
                ė_ ės ėj ėl ėt ėm ėn ėd ėg ėk ėž ėš ėr ėv mė nė dė lė rė bė kė vė sė pė tė gė žė čė yė ų_ ųj tų jų nų kų sų dų rų \
                lų mų ių vų bų gų pų žų š_ _š iš aš eš uš yš oš ši ša še šk šo šu šė šy št šv šl šį šą šę šā šų į_ _į įs įv įk įr \
                įg įj įt įd įp įm įn jį tį kį nį rį lį dį mį sį gį už ži ža žo že žu žm žy žn žt žd ž_ iž až ež yž rž _ž žai žin \
                ū_ ūr ūs ūt ūn ūk ūd ūl ūž ūm jū sū bū rū tū mū lū kū nū gū pū žū či ča če ču čia čiū rč nč ač ič ąč _č ą_ ąj ąs \
                ją tą są ką ną rą lą mą dą gą ią vą šą žą ę_ ęs ęt ję sę tę nę rę kę lę dę ię mę
                """),
        CharsetLanguage(
            tag: "lv", letters: "ā īēš ņļū žģčķ ŗō", isLatin: true,
            pairs: """
                ā_ ās ār āt āk ām āj āl ān āv āb āc āp ād āz āg āš āž jā tā nā rā dā kā lā vā bā sā mā gā pā zā šā cā žā ģā ķā _ā \
                ī_ īb īt īs īg īd īj īv īk īn īm īr īz īš īc tī rī dī lī nī vī mī sī bī pī kī šī cī zī gī žī _ī ē_ ēt ēj ēs ēr ēl \
                ēm ēn ēk ēg ēc ēd ēš ēt ēļ tē vē rē mē nē lē dē pē sē bē jē kē zē gē cē šē _ē š_ šā šo ša ši še šu šk šņ šķ aš iš \
                uš oš ieš eš ēš īš _š šan ņu ņa ņe ņ_ ņi ņo ņē ņā iņ aņ oņ eņ uņ ēņ ļa ļu ļi ļo ļ_ ļā ļē aļ eļ iļ oļ uļ ēļ ū_ ūs \
                ūt ūr ūl ūv ūd ūk ūn ūg ūz jū rū dū lū kū bū sū nū tū gū žū šū pū ža že ži žu žā žo ž_ už až iž ež ēž ož dž _ž ģi \
                ģē ģe ģ_ ķi ķe ķē ķa čī či ču ča če čē šģ
                """),
    ]
}
