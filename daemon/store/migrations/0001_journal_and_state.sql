-- Facts: what happened. Append-only; triggers hold it (recursive_triggers is ON, so REPLACE, which
-- deletes first, meets them too). Enumerations are the numbers of the enums in workflows/.

CREATE TABLE journal (
    seq         INTEGER PRIMARY KEY,   -- index of the leaf in the Merkle tree; the first is 0
    leaf        BLOB    NOT NULL,      -- the entry's bytes: the truth, hashed as they stand
    -- The rest is an index of the leaf; `verify` compares it with the leaf.
    leaf_hash   BLOB    NOT NULL CHECK (length(leaf_hash) = 32),  -- SHA-256(00 || leaf)
    command_id  BLOB    NOT NULL CHECK (length(command_id) = 16), -- shared by a command's events
    type        TEXT    NOT NULL,      -- "document.stage_changed"
    document    TEXT,                  -- slug, where the entry is about a document
    recorded_at INTEGER NOT NULL,      -- UTC, milliseconds; never falls
    visibility  INTEGER NOT NULL CHECK (visibility BETWEEN 1 AND 4)
) STRICT;
CREATE INDEX journal_of_document ON journal (document) WHERE document IS NOT NULL;
-- Working versions may be most of a journal; who may not read them does not walk past them.
CREATE INDEX journal_public ON journal (seq) WHERE visibility = 3;
CREATE INDEX journal_public_of_document ON journal (document) WHERE visibility = 3;

CREATE TRIGGER journal_has_no_gaps BEFORE INSERT ON journal
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq) + 1, 0) FROM journal)
BEGIN SELECT RAISE(ABORT, 'journal: an entry follows the last one'); END;
CREATE TRIGGER journal_is_not_updated BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
CREATE TRIGGER journal_is_not_deleted BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;

-- Free text of entries: the leaf holds SHA-256(salt || bytes) alone.
CREATE TABLE contents (
    seq        INTEGER NOT NULL REFERENCES journal (seq),
    name       TEXT    NOT NULL,       -- the event's field
    salt       BLOB    CHECK (salt IS NULL OR length(salt) = 32),  -- NULL: erased
    bytes      BLOB,                   -- NULL: erased
    commitment BLOB    NOT NULL CHECK (length(commitment) = 32),
    PRIMARY KEY (seq, name),
    CHECK ((salt IS NULL) = (bytes IS NULL))
) STRICT, WITHOUT ROWID;

-- Erasure is the one change there is, and it is an entry of its own (content.erased).
CREATE TRIGGER contents_are_only_erased BEFORE UPDATE ON contents
WHEN NEW.salt IS NOT NULL OR NEW.bytes IS NOT NULL OR NEW.seq IS NOT OLD.seq
  OR NEW.name IS NOT OLD.name OR NEW.commitment IS NOT OLD.commitment
BEGIN SELECT RAISE(ABORT, 'contents may be erased and not otherwise changed'); END;
CREATE TRIGGER contents_are_not_deleted BEFORE DELETE ON contents
BEGIN SELECT RAISE(ABORT, 'contents may be erased and not otherwise changed'); END;

-- The tree's head after each COMMIT that appended, stored by that COMMIT.
CREATE TABLE checkpoint (
    size      INTEGER PRIMARY KEY CHECK (size > 0),  -- leaves
    root      BLOB    NOT NULL CHECK (length(root) = 32),
    stored_at INTEGER NOT NULL,        -- UTC, milliseconds
    note      TEXT                     -- the signed note, as published; NULL: not signed
) STRICT;
CREATE TRIGGER checkpoint_is_not_updated BEFORE UPDATE ON checkpoint
BEGIN SELECT RAISE(ABORT, 'checkpoint is append-only'); END;
CREATE TRIGGER checkpoint_is_not_deleted BEFORE DELETE ON checkpoint
BEGIN SELECT RAISE(ABORT, 'checkpoint is append-only'); END;

-- The tree's right edge at the newest checkpoint, so that start-up need not read the journal. One
-- row; must give that checkpoint's root, else it is worked out anew from the leaf hashes.
CREATE TABLE frontier (
    id    INTEGER PRIMARY KEY CHECK (id = 1),
    size  INTEGER NOT NULL,
    peaks BLOB    NOT NULL             -- hashes of the perfect subtrees, 32 bytes each, largest first
) STRICT;


-- Derived: what the journal adds up to. `saksgang rebuild` empties and refolds these.

CREATE TABLE council (
    id               INTEGER PRIMARY KEY CHECK (id = 1),
    name             TEXT NOT NULL,
    time_zone        TEXT NOT NULL,    -- IANA name
    definitions_head BLOB              -- commit on main of text.git
) STRICT;

CREATE TABLE body (
    slug TEXT PRIMARY KEY,
    body TEXT NOT NULL                 -- canonical JSON, as in the data of body.defined
) STRICT, WITHOUT ROWID;

CREATE TABLE workflow_installed (      -- the newest revision of each
    slug     TEXT PRIMARY KEY,
    revision INTEGER NOT NULL,
    blob     BLOB    NOT NULL,         -- git id of the definition's bytes
    sha256   BLOB    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE process (
    document          TEXT PRIMARY KEY,
    language          TEXT    NOT NULL,
    case_number       TEXT    NOT NULL,
    workflow          TEXT    NOT NULL,
    workflow_revision INTEGER NOT NULL, -- the pinned one
    workflow_blob     BLOB    NOT NULL,
    workflow_sha256   BLOB    NOT NULL,
    stage             TEXT    NOT NULL,
    visit             INTEGER NOT NULL, -- stage entries so far
    stage_since       INTEGER NOT NULL, -- UTC, milliseconds
    stage_entered_on  TEXT    NOT NULL, -- the day, at the council
    stage_seq         INTEGER NOT NULL, -- the entry that entered the stage
    created_seq       INTEGER NOT NULL,
    last_seq          INTEGER NOT NULL, -- newest entry about the document
    head              INTEGER           -- number of today's version; NULL: no text yet
) STRICT, WITHOUT ROWID;

CREATE TABLE version (
    document      TEXT    NOT NULL REFERENCES process (document),
    number        INTEGER NOT NULL,    -- 1, 2, 3 …
    commit_oid    BLOB    NOT NULL,
    tree_oid      BLOB    NOT NULL,
    blob_oid      BLOB    NOT NULL,    -- of text.md
    text_sha256   BLOB    NOT NULL,
    text_bytes    INTEGER NOT NULL,
    visibility    INTEGER NOT NULL,
    statute       TEXT    NOT NULL,    -- cited where withheld
    name          TEXT    NOT NULL,    -- of a released version, else empty
    saved_by_role INTEGER NOT NULL,
    saved_by      TEXT    NOT NULL,    -- pseudonym
    saved_at      INTEGER NOT NULL,    -- UTC, milliseconds
    saved_seq     INTEGER NOT NULL,
    released_at   INTEGER,             -- UTC, milliseconds; NULL: a working version
    released_seq  INTEGER,
    PRIMARY KEY (document, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX version_released ON version (document, number) WHERE released_seq IS NOT NULL;

CREATE TABLE decision (
    document           TEXT    NOT NULL REFERENCES process (document),
    number             INTEGER NOT NULL,
    body               TEXT    NOT NULL,
    kind               INTEGER NOT NULL,
    version            INTEGER NOT NULL,  -- the exact text: number, commit, tree, blob, SHA-256
    commit_oid         BLOB    NOT NULL,
    tree_oid           BLOB    NOT NULL,
    blob_oid           BLOB    NOT NULL,
    text_sha256        BLOB    NOT NULL,
    workflow_blob      BLOB    NOT NULL,
    stage              TEXT    NOT NULL,
    present            INTEGER NOT NULL,
    seats              INTEGER NOT NULL,
    in_favour          INTEGER NOT NULL,
    against            INTEGER NOT NULL,
    abstained          INTEGER NOT NULL,
    chair              INTEGER NOT NULL,  -- how the chair voted
    quorum_numerator   INTEGER NOT NULL,  -- the rule as it was
    quorum_denominator INTEGER NOT NULL,
    chair_breaks_ties  INTEGER NOT NULL,
    quorum_met         INTEGER NOT NULL,
    overridden         INTEGER NOT NULL,
    case_number        TEXT    NOT NULL,
    decided_on         TEXT    NOT NULL,
    standing           INTEGER NOT NULL,
    corrects           INTEGER,
    seq                INTEGER NOT NULL,  -- the entry that recorded it
    late               INTEGER NOT NULL,
    PRIMARY KEY (document, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE response (
    document     TEXT    NOT NULL REFERENCES process (document),
    number       INTEGER NOT NULL,
    body         TEXT    NOT NULL,
    seat         TEXT,                 -- the municipality, in a hearing circle
    question_set TEXT,
    version      INTEGER NOT NULL,
    text_sha256  BLOB    NOT NULL,
    stage        TEXT    NOT NULL,
    visit        INTEGER NOT NULL,     -- the stage visit it counts for
    channel      INTEGER NOT NULL,
    on_behalf    INTEGER NOT NULL,
    late         INTEGER NOT NULL,
    visibility   INTEGER NOT NULL,
    statute      TEXT    NOT NULL,
    received_on  TEXT    NOT NULL,
    withdrawn    INTEGER NOT NULL,
    corrects     INTEGER,
    seq          INTEGER NOT NULL,
    PRIMARY KEY (document, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE milestone (
    document   TEXT    NOT NULL REFERENCES process (document),
    slug       TEXT    NOT NULL,
    state      INTEGER NOT NULL,
    first_day  TEXT,                   -- NULL: date not set
    last_day   TEXT,                   -- of a period
    moves      INTEGER NOT NULL,
    last_seq   INTEGER NOT NULL,
    PRIMARY KEY (document, slug)
) STRICT, WITHOUT ROWID;


-- Operational: kept in backups, never rebuilt.

CREATE TABLE idempotency (
    actor       TEXT    NOT NULL,      -- pseudonym
    key         TEXT    NOT NULL,      -- Idempotency-Key
    fingerprint BLOB    NOT NULL,      -- of the command as it was sent
    answer      TEXT    NOT NULL,      -- what was answered the first time
    created_at  INTEGER NOT NULL,      -- UTC, milliseconds
    PRIMARY KEY (actor, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX idempotency_age ON idempotency (created_at);

CREATE TABLE ref_intent (              -- ref changes committed here and not yet known to stand in git
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    name       TEXT NOT NULL,
    before_oid BLOB,                   -- NULL: the ref must not exist
    after_oid  BLOB NOT NULL
) STRICT;

CREATE TABLE ref_expected (            -- where every ref we ever moved must stand
    name TEXT PRIMARY KEY,
    oid  BLOB NOT NULL
) STRICT, WITHOUT ROWID;
