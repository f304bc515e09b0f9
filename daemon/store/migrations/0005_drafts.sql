-- Operational: texts begun on and not yet saved. Kept in backups, never rebuilt; swept after a while
-- (limits::draft_kept), and gone with their person.

CREATE TABLE draft (
    person   INTEGER NOT NULL REFERENCES person (id),
    document TEXT    NOT NULL,
    base     BLOB    CHECK (length(base) = 20),  -- the text it began with; NULL: there was none
    text     TEXT    NOT NULL,
    message  TEXT    NOT NULL,  -- what was written about it so far
    kept_at  INTEGER NOT NULL,
    PRIMARY KEY (person, document)
) STRICT;
CREATE INDEX draft_age ON draft (kept_at);
