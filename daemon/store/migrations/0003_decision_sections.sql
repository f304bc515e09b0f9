-- What a decision about parts of a text was about. Derived: a reading of its entry.

CREATE TABLE decision_section (
    document TEXT    NOT NULL REFERENCES process (document),
    decision INTEGER NOT NULL,
    place    INTEGER NOT NULL,  -- in the order they were named, from 0
    section  TEXT    NOT NULL,  -- its id
    sha256   BLOB    NOT NULL,  -- of its lines, as it was decided on
    PRIMARY KEY (document, decision, place)
) STRICT, WITHOUT ROWID;
