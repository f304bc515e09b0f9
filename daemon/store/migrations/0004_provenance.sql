-- Derived, and from git: which version brought each word of a text (docs/adr/0020). A row that is
-- missing is made when it is asked for; `saksgang rebuild` makes them all anew. `verify` passes it
-- by: no rule reads it.

CREATE TABLE provenance (
    document TEXT    NOT NULL,
    sight    INTEGER NOT NULL CHECK (sight IN (1, 3)),  -- the chain: of all versions, or of the
                                                        -- public ones alone
    version  INTEGER NOT NULL,
    previous INTEGER,          -- the version before it in its chain; NULL: it is the first
    blob_oid BLOB    NOT NULL, -- of the version's text.md
    origins  BLOB,             -- repo/text/provenance; NULL: the text is beyond what has one
    PRIMARY KEY (document, sight, version)
) STRICT;
