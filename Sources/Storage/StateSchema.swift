import GRDB

/// The tables of `STATE/state.db`. A migration that was released is never changed: a later one mends it.
enum StateSchema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { database in try database.execute(sql: version1) }
        migrator.registerMigration("2") { database in try database.execute(sql: version2) }
        migrator.registerMigration("3-register") { database in try database.execute(sql: register) }
        migrator.registerMigration("3-stories") { database in try database.execute(sql: stories) }
        migrator.registerMigration("3-evidence") { database in try database.execute(sql: evidence) }
        migrator.registerMigration("4-versions") { database in try database.execute(sql: versions) }
        migrator.registerMigration("4-alerts") { database in try database.execute(sql: alerts) }
        return migrator
    }

    /// Times are seconds since 1970. `record` columns are JSON as messages have it.
    private static let version1 = """
        CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

        -- What we know of each feed: how it answered, and when to ask again.
        CREATE TABLE feed (
            id TEXT PRIMARY KEY, title TEXT, validated_url TEXT, etag BLOB, last_modified BLOB,
            last_poll REAL, last_answer REAL, next_poll REAL NOT NULL DEFAULT 0,
            failures INTEGER NOT NULL DEFAULT 0, failing_since REAL, error TEXT,
            polls INTEGER NOT NULL DEFAULT 0, items INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;

        -- One story, wherever it is printed. revision 0: remembered, never alerted on. told: a digest of what the last
        -- alert said, so that only what changes it is told again; teller: the feed that it came from.
        CREATE TABLE story (
            id TEXT PRIMARY KEY, first_seen REAL NOT NULL, revision INTEGER NOT NULL DEFAULT 0, told TEXT,
            teller TEXT) WITHOUT ROWID;
        CREATE TABLE story_link (link TEXT PRIMARY KEY, story TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE story_text (text TEXT PRIMARY KEY, story TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE sighting (
            story TEXT NOT NULL, feed TEXT NOT NULL, url TEXT NOT NULL, title TEXT NOT NULL, seen REAL NOT NULL,
            PRIMARY KEY (story, feed, url)) WITHOUT ROWID;

        -- One item of one feed. last_poll: the number of the feed's last good poll that still printed it.
        -- article_tries: how often its page was asked for in vain; nil where nothing is wanted of it.
        CREATE TABLE item (
            feed TEXT NOT NULL, key TEXT NOT NULL, story TEXT NOT NULL, printing TEXT NOT NULL, record BLOB NOT NULL,
            first_seen REAL NOT NULL, last_poll INTEGER NOT NULL, article_tries INTEGER);
        CREATE UNIQUE INDEX item_key ON item (feed, key);
        CREATE INDEX item_story ON item (story);

        -- The register: one case of one person.
        CREATE TABLE person_case (
            id TEXT PRIMARY KEY, person_key TEXT NOT NULL, revision INTEGER NOT NULL, record BLOB NOT NULL) WITHOUT ROWID;
        CREATE INDEX person_case_key ON person_case (person_key);

        -- The outbox: whole messages, and the queues that still wait for each.
        CREATE TABLE message (
            number INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, id TEXT NOT NULL, revision INTEGER NOT NULL,
            created REAL NOT NULL, body BLOB NOT NULL);
        CREATE UNIQUE INDEX message_key ON message (kind, id, revision);
        CREATE TABLE owed (message INTEGER NOT NULL, queue TEXT NOT NULL, PRIMARY KEY (message, queue)) WITHOUT ROWID;
        """

    /// What polite asking needs to know, and what makes a known item cheap.
    private static let version2 = """
        -- JSON (`Etiquette`): what decides when and how a feed is asked; times are seconds since 1970. What is as by
        -- default is left out: SELECT id FROM feed WHERE json_extract(etiquette, '$.lying').
        ALTER TABLE feed ADD COLUMN etiquette TEXT NOT NULL DEFAULT '{}';

        -- Whom a Retry-After holds back besides the feed that was told.
        CREATE TABLE hold (scope TEXT PRIMARY KEY, since REAL NOT NULL, until REAL NOT NULL) WITHOUT ROWID;

        -- A digest of an item's very bytes as printed: equal means that nothing of it need be read again.
        ALTER TABLE item ADD COLUMN bytes TEXT;

        -- The few whose page is still wanted.
        CREATE INDEX item_page ON item (feed) WHERE article_tries IS NOT NULL;
        """

    /// What items said before they were corrected.
    private static let versions = """
        -- record: as the item's own was. replaced: when the correction came.
        CREATE TABLE item_version (feed TEXT NOT NULL, key TEXT NOT NULL, replaced REAL NOT NULL, record BLOB NOT NULL);
        CREATE INDEX item_version_key ON item_version (feed, key);
        """

    /// What a case rests on, and what it is found by.
    private static let register = """
        -- JSON: what each item says of the person. NULL in what was written before: the record tells it then.
        ALTER TABLE person_case ADD COLUMN tellings BLOB;
        -- The case that a person joined this one to.
        ALTER TABLE person_case ADD COLUMN merged_into TEXT;
        CREATE INDEX person_case_merged ON person_case (merged_into) WHERE merged_into IS NOT NULL;

        -- Keys of names, so that the few who may be meant are found among all.
        CREATE TABLE case_name (
            key TEXT NOT NULL, person_case TEXT NOT NULL, PRIMARY KEY (key, person_case)) WITHOUT ROWID;
        CREATE INDEX case_name_case ON case_name (person_case);
        INSERT OR IGNORE INTO case_name (key, person_case) SELECT 'name ' || person_key, id FROM person_case;

        -- Items that speak of a case.
        CREATE TABLE case_source (
            feed TEXT NOT NULL, item TEXT NOT NULL, person_case TEXT NOT NULL,
            PRIMARY KEY (feed, item, person_case)) WITHOUT ROWID;
        CREATE INDEX case_source_case ON case_source (person_case);
        INSERT OR IGNORE INTO case_source (feed, item, person_case)
            SELECT json_extract(source.value, '$.feed'), json_extract(source.value, '$.item'), person_case.id
            FROM person_case, json_each(CAST(person_case.record AS TEXT), '$.sources') AS source;
        """

    /// By what the copies of a story are found.
    private static let stories = """
        -- marks: the hashes of a text's passages (`StorySignature`), 4 bytes each, the lowest first. Numbers rise with time.
        CREATE TABLE story_signature (
            number INTEGER PRIMARY KEY, story TEXT NOT NULL, feed TEXT NOT NULL, key TEXT NOT NULL, seen REAL NOT NULL,
            marks BLOB NOT NULL);
        """

    /// What alerts and cases rest on, and what it takes to find and to forget what was kept.
    private static let evidence = """
        -- One answer in SPOOL/evidence. file: its name there; place: the offset of its record; original: the number of the
        -- record that holds the body, where this one holds the head alone.
        CREATE TABLE evidence (
            number INTEGER PRIMARY KEY AUTOINCREMENT, feed TEXT NOT NULL, url TEXT NOT NULL, fetched REAL NOT NULL,
            sha256 TEXT NOT NULL, file TEXT NOT NULL, place INTEGER NOT NULL, record_id TEXT NOT NULL,
            original INTEGER);
        CREATE INDEX evidence_sha256 ON evidence (sha256);
        CREATE INDEX evidence_place ON evidence (file, place);
        CREATE INDEX evidence_original ON evidence (original) WHERE original IS NOT NULL;

        -- What a message of that kind and id rests on.
        CREATE TABLE rests_on (
            kind TEXT NOT NULL, id TEXT NOT NULL, evidence INTEGER NOT NULL,
            PRIMARY KEY (kind, id, evidence)) WITHOUT ROWID;
        CREATE INDEX rests_on_evidence ON rests_on (evidence);

        -- bytes: up to the end of the last record that the state was told of. What lies beyond may be cut off.
        -- youngest: when the last answer in it was fetched.
        CREATE TABLE evidence_file (
            name TEXT PRIMARY KEY, bytes INTEGER NOT NULL, youngest REAL NOT NULL) WITHOUT ROWID;

        -- The watched entities that a story's alerts have named, their ids parted by blanks; nil where it was alerted on
        -- before this was noted.
        ALTER TABLE story ADD COLUMN told_entities TEXT;

        -- Items whose text is still kept: an item's record is empty once keep-items is over.
        CREATE INDEX item_text ON item (feed, first_seen) WHERE record <> x'';
        """

    /// What was told, for exports and reports: messages leave the outbox once they are delivered.
    private static let alerts = """
        -- The latest revision of each alert, as it was delivered.
        CREATE TABLE alert (
            id TEXT PRIMARY KEY, revision INTEGER NOT NULL, created REAL NOT NULL, body BLOB NOT NULL) WITHOUT ROWID;
        CREATE INDEX alert_created ON alert (created);
        """
}
