import Configuration
import TestSupport
import Testing

@Suite("Faults of feeds.conf") struct SettingsFaultTests {
    @Test("are told all at once, each with its line and what to do")
    func allAtOnce() throws {
        let expected = try Fixture.text("config/five-faults.txt").split(separator: "\n").map(String.init)
        #expect(expected.count == 5)
        #expect(faults(in: try Fixture.text("config/five-faults.conf")) == expected)
    }

    @Test("are told all at once where some are of syntax")
    func syntaxToo() throws {
        let expected = try Fixture.text("config/syntax-and-meaning.txt").split(separator: "\n").map(String.init)
        #expect(faults(in: try Fixture.text("config/syntax-and-meaning.conf")) == expected)
    }

    @Test(
        "of syntax have a line and a column",
        arguments: [
            ("every = 30m", "feeds.conf:1:9: \"30m\" without quotes is no value; did you mean every = \"30m\"?"),
            ("report = yes", "feeds.conf:1:10: \"yes\" without quotes is no value; did you mean report = true?"),
            ("[polling]\n[polling]", "feeds.conf:2:1: \"polling\" stands here a second time; put what it has into one"),
            (
                "[polling]\nevery = \"1h\"\nevery = \"2h\"",
                "feeds.conf:3:9: \"every\" stands here a second time; remove one of the two"
            ),
            ("[[feed]\nid = \"a\"", "feeds.conf:1:8: expected ] after the name of a table"),
            ("a = [\"x\"\nb = \"y\"", "feeds.conf:2:1: expected , or ] in an array"),
        ])
    func syntax(text: String, expected: String) {
        #expect(faults(in: text).first == expected)
    }

    @Test(
        "of a single kind are told in words, each with its line",
        arguments: [
            (
                "[polling]\nalert-afer = \"1d\"",
                "feeds.conf:2: unknown setting \"alert-afer\"; did you mean \"alert-after\"?"
            ),
            (
                "[articles]\nspacing = \"1s\"",
                "feeds.conf:2: unknown setting \"spacing\" in [articles]; it belongs in [polling]"
            ),
            (
                "[polling]\ncontact = \"x\"",
                "feeds.conf:2: unknown setting \"contact\" in [polling]; it belongs at the top"
            ),
            ("[[feeds]]\nid = \"x\"", "feeds.conf:1: unknown table \"feeds\"; did you mean [[feed]]?"),
            ("[poling]", "feeds.conf:1: unknown table \"poling\"; did you mean [polling]?"),
            (
                "[feed]\nid = \"x\"",
                "feeds.conf:1: \"feed\" is a table; it should be several tables, each of which begins"
            ),
            ("feed = [1]", "feeds.conf:1: \"feed\" is a whole number; it should be a table"),
            ("polling = 1", "feeds.conf:1: \"polling\" is a whole number; it should be a table"),
            ("report = \"true\"", "feeds.conf:1: \"report\" is a text; it should be true or false, without quotes"),
            ("contact = 5", "feeds.conf:1: \"contact\" is a whole number; it should be a text in quotes"),
            ("contact = \"қ\"", "feeds.conf:1: \"contact\" goes into an HTTP header; write it in ASCII"),
            ("contact = \"a\\nb\"", "feeds.conf:1: \"contact\" has an unprintable character (U+000A)"),
            ("metrics = \"/x/y.txt\"", "feeds.conf:1: \"metrics\" does not end in .prom"),
            ("spool = \"~/spool\"", "feeds.conf:1: \"spool\" is \"~/spool\"; ~ and $ are not expanded"),
            ("spool = 1979-05-27", "feeds.conf:1: \"spool\" is a date or time; it should be a text"),
            ("[polling]\nevery = 30", "feeds.conf:2: \"every\" is 30 without a unit; it should be a duration such as"),
            ("[polling]\nevery = 1.5", "feeds.conf:2: \"every\" is a number with a fraction; it should be a duration"),
            (
                "[polling]\nevery = \"1w\"",
                "feeds.conf:2: \"every\" is \"1w\", which is no duration; did you mean \"7d\"?"
            ),
            ("[polling]\nfloor = \"-5m\"", "feeds.conf:2: \"floor\" is \"-5m\", which is no duration; it should be"),
            (
                "[polling]\nevery = \"1m\"",
                "feeds.conf:2: \"every\" is 1m, below the floor of 5m; the least is every = \"5m\""
            ),
            (
                "[polling]\nfloor = \"1h\"",
                "feeds.conf:2: \"floor\" is 1h, above \"every\", which is 30m here; add every = \"1h\""
            ),
            ("[polling]\nfloor = \"0s\"\nevery = \"0s\"", "feeds.conf:3: \"every\" is 0s; the least is 1s"),
            ("[polling]\ntransfers = 0", "feeds.conf:2: \"transfers\" is 0; it may be 1 to 10000"),
            (
                "[polling]\nper-host = \"2\"",
                "feeds.conf:2: \"per-host\" is a text; it should be a whole number without quotes"
            ),
            (
                "[polling]\nfirst-poll = \"al\"",
                "feeds.conf:2: \"first-poll\" is \"al\", which is no duration; it should be"
            ),
            (
                "[polling]\nretry-after-scope = \"hosts\"",
                "feeds.conf:2: \"retry-after-scope\" is \"hosts\"; did you mean \"host\"?"
            ),
            (
                "[polling]\nuser-agent = \"a\\r\\nX: y\"",
                "feeds.conf:2: \"user-agent\" has an unprintable character (U+000D)"
            ),
            (
                "[articles]\nfetch = \"sometimes\"",
                "feeds.conf:2: \"fetch\" is \"sometimes\"; it may be \"auto\", \"always\""
            ),
            (
                "[articles]\nkeep-evidence = \"ever\"",
                "feeds.conf:2: \"keep-evidence\" is \"ever\", which is no duration"
            ),
            (
                "[articles]\nevidence-quota = \"20GB\"",
                "feeds.conf:2: \"evidence-quota\" is \"20GB\", which is no size; did you"
            ),
            ("[spool-limits]\nquota = \"0B\"", "feeds.conf:2: \"quota\" is 0B; the least is 1B"),
            (
                "[spool-limits]\nmin-free = 5",
                "feeds.conf:2: \"min-free\" is a whole number; it should be a size such as"
            ),
            ("\n[[feed]]\nid = \"a\"", "feeds.conf:2: [[feed]] without url; add a line such as url = "),
            ("[[feed]]\nurl = \"https://example.org/\"", "feeds.conf:1: [[feed]] without id; add a line such as id = "),
            (
                "[[feed]]\nid = \"\"\nurl = \"https://example.org/\"",
                "feeds.conf:2: \"id\" is empty; write such as id = "
            ),
            (
                "[[feed]]\nid = \"A b\"\nurl = \"https://example.org/\"",
                "feeds.conf:2: \"id\" is \"A b\"; it may have a-z"
            ),
            (
                "[[feed]]\nid = \"..\"\nurl = \"https://example.org/\"",
                "feeds.conf:2: \"id\" is \"..\"; it may have a-z"
            ),
            (
                "[[feed]]\nid = \"a\"\nurl = \"gopher://x/\"",
                "feeds.conf:3: \"url\" is \"gopher://x/\", which is no web address"
            ),
            ("[[feed]]\nid = \"a\"\nurl = \"https://u:p@x/\"", "feeds.conf:3: \"url\" has a user or a password in it"),
            (feed("") + feed(""), "feeds.conf:5: a second feed \"a\"; the first stands in feeds.conf:2: rename one"),
            (feed("every = \"1m\""), "feeds.conf:4: \"every\" is 1m, below the floor of 5m"),
            (feed("floor = \"2h\""), "feeds.conf:4: \"floor\" is 2h, above \"every\", which is 30m here"),
            (
                feed("language = \"Russian\""),
                "feeds.conf:4: \"language\" is \"Russian\", which is no language tag; did you mean"
            ),
            (feed("language = \"r\""), "feeds.conf:4: \"language\" is \"r\", which is no language tag; write such as"),
            (
                feed("timezone = \"Asia/Almati\""),
                "feeds.conf:4: \"timezone\" is \"Asia/Almati\", which is not known; did you mean"
            ),
            (
                feed("proxy = \"127.0.0.1:9050\""),
                "feeds.conf:4: \"proxy\" is \"127.0.0.1:9050\", which is no proxy's address"
            ),
            (
                feed("allow-private = 1"),
                "feeds.conf:4: \"allow-private\" is a whole number; it should be true or false"
            ),
            (feed("credential = \"a secret\""), "feeds.conf:4: \"credential\" is neither a plain name in"),
            (feed("name = \"x\""), "feeds.conf:4: unknown setting \"name\" in [[feed]]; it belongs in a [[watch]]"),
            (feed("frobnicate = 1"), "feeds.conf:4: unknown setting \"frobnicate\" in [[feed]]; remove it, or see"),
            ("[[watch]]\nid = \"a\"", "feeds.conf:1: [[watch]] without name; add a line such as name = "),
            ("[[watch]]\nname = \"A\"", "feeds.conf:1: [[watch]] without id; add a line such as id = "),
            (watch("") + watch(""), "feeds.conf:5: a second watched entity \"a\"; the first stands in feeds.conf:2"),
            (watch("kind = \"persn\""), "feeds.conf:4: \"kind\" is \"persn\"; did you mean \"person\"?"),
            (watch("aliases = \"x\""), "feeds.conf:4: \"aliases\" is a text; it should be a list such as"),
            (watch("aliases = [\"\"]"), "feeds.conf:4: an alias is empty; remove it or write a name"),
            (watch("aliases = [\"x\",\n \"«»\"]"), "feeds.conf:5: an alias is \"«»\", which has no letter"),
            (watch("aliases = [\n1]"), "feeds.conf:5: an alias is a whole number; it should be a text or { text ="),
            (watch("aliases = [{ near = [\"x\"] }]"), "feeds.conf:4: an alias without text; add text ="),
            (
                watch("aliases = [{ text = \"x\", naer = [\"y\"] }]"),
                "feeds.conf:4: unknown setting \"naer\"; did you mean \"near\"?"
            ),
            (
                watch("aliases = [{ text = \"x\", within = 3 }]"),
                "feeds.conf:4: \"within\" says nothing without \"near\""
            ),
            (
                watch("aliases = [\"x\", { text = \"x\", near = [\"y\"] }]"),
                "feeds.conf:4: \"x\" stands without conditions as well, so that its near and never say nothing; remove"
            ),
            (
                watch("aliases = [{ text = \"Someone\", near = [\"y\"] }]"),
                "feeds.conf:4: \"Someone\" stands without conditions as well, so that its near and never say nothing; put them"
            ),
            (watch("near = [\"x\"]\nwithin = 0"), "feeds.conf:5: \"within\" is 0; it may be 1 to 1000"),
            (watch("near-scope = \"sentence\""), "feeds.conf:4: \"near-scope\" says nothing without \"near\""),
            (watch("near = \"x\""), "feeds.conf:4: \"near\" is a list; write near = [\"x\"]"),
            (watch("near = [\"\"]"), "feeds.conf:4: an element of \"near\" is empty; remove it"),
            (
                watch("never = [\"Someone\"]"),
                "feeds.conf:4: \"never\" holds \"Someone\" itself, which could then not be found"
            ),
            ("[[queue]]\nkinds = [\"case\"]", "feeds.conf:1: [[queue]] without name; add a line such as name = "),
            ("[[queue]]\nname = \"../x\"", "feeds.conf:2: \"name\" is \"../x\"; it may have a-z"),
            (queue("") + queue(""), "feeds.conf:4: a second queue \"q\"; the first stands in feeds.conf:2: rename one"),
            (
                queue("watch = [\"koshe\"]"),
                "feeds.conf:3: \"watch\" names \"koshe\", which no [[watch]] has as its id; add one"
            ),
            (
                queue("feeds = [\"dayli\"]") + "\n[[feed]]\nid = \"daily\"\nurl = \"https://x/\"",
                "feeds.conf:3: \"feeds\" names \"dayli\""
            ),
            (queue("kinds = [\"cases\"]"), "feeds.conf:3: \"kinds\" has \"cases\"; did you mean \"case\"?"),
            (queue("kinds = []"), "feeds.conf:3: \"kinds\" is empty and would let nothing through; remove it"),
            (
                queue("languages = [\"kazakh\"]"),
                "feeds.conf:3: one of \"languages\" is \"kazakh\", which is no language tag; did"
            ),
            (queue("places = [5]"), "feeds.conf:3: an element of \"places\" is a whole number; it should be a text"),
            (
                "include = [\"nowhere/x.toml\"]",
                "feeds.conf:1: \"include\" names \"nowhere/x.toml\", which does not exist"
            ),
            ("include = [\"nowhere/*.toml\"]", "feeds.conf:1: \"include\" looks into \"nowhere\", which is no folder"),
        ])
    func single(text: String, expected: String) throws {
        let found = faults(in: text)
        #expect(found.count == 1)
        #expect(try #require(found.first).hasPrefix(expected))
    }

    @Test("never show what may be a password")
    func secrets() {
        let texts = [
            feed("proxy = \"http://u:s3cret@x/\""), "[[feed]]\nid = \"a\"\nurl = \"https://u:s3cret@x/\"",
            "[[feed]]\nid = \"a\"\nurl = https://u:s3cret@x/", feed("credential = \"u:s3cret\""),
        ]
        for text in texts {
            #expect(!faults(in: text).isEmpty)
            #expect(!faults(in: text).joined().contains("s3cret"))
        }
    }

    @Test("are shown without the control characters that they hold")
    func controls() {
        let found = faults(in: "\"a\\u001b[2Jb\" = 1")
        #expect(
            found == [
                "feeds.conf:1: unknown setting \"a?[2Jb\"; remove it, or see docs/feeds.conf.md for those that there are"
            ])
    }

    @Test("beyond a hundred are counted")
    func many() {
        let found = faults(in: (1...150).map { "x\($0) = 1" }.joined(separator: "\n"))
        #expect(found.count == 101)
        #expect(found.last == "feeds.conf: 50 more faults are not told")
    }

    @Test("of files that can't be read name the file")
    func unreadable() {
        for (path, message) in [("/nowhere/feeds.conf", "no such file"), ("/", "a folder, not a file")] {
            let error = #expect(throws: ConfigurationErrors.self) { try Settings.load(file: path) }
            #expect(error?.description.hasPrefix("\(path): \(message)") == true)
        }
    }
}
