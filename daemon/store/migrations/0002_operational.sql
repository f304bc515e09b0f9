-- Operational: people and what lets them in, receivers of notices, and what is to be sent to
-- them. Kept in backups, never rebuilt. Instants are UTC milliseconds; enumerations are the numbers
-- of the enums in daemon/store.

CREATE TABLE person (
    id            INTEGER PRIMARY KEY,
    pseudonym     TEXT    NOT NULL UNIQUE,  -- all that git and the journal know
    name          TEXT    NOT NULL,         -- empty: erased
    email         TEXT    COLLATE NOCASE UNIQUE,  -- what one logs in with; NULL: erased
    password_hash TEXT    NOT NULL,         -- Argon2id, encoded; empty: no log-in by password
    disabled_at   INTEGER,                  -- NULL: may log in
    created_at    INTEGER NOT NULL
) STRICT;

CREATE TABLE person_role (
    person INTEGER NOT NULL REFERENCES person (id),
    role   INTEGER NOT NULL CHECK (role BETWEEN 1 AND 5),  -- never `system`
    PRIMARY KEY (person, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE session (
    secret_hash BLOB    PRIMARY KEY CHECK (length(secret_hash) = 32),  -- SHA-256 of the cookie
    person      INTEGER NOT NULL REFERENCES person (id),
    created_at  INTEGER NOT NULL,
    expires_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX session_of_person ON session (person, created_at);
CREATE INDEX session_end ON session (expires_at);

CREATE TABLE token (
    id           INTEGER PRIMARY KEY,
    person       INTEGER NOT NULL REFERENCES person (id),
    name         TEXT    NOT NULL,          -- what it is for, in its owner's words
    hash         BLOB    NOT NULL UNIQUE CHECK (length(hash) = 32),  -- SHA-256 of "sg_…"
    created_at   INTEGER NOT NULL,
    expires_at   INTEGER NOT NULL,
    last_used_at INTEGER,                   -- coarse: see limits::token_use_noted_every
    revoked_at   INTEGER                    -- NULL: in force until expires_at
) STRICT;
CREATE INDEX token_of_person ON token (person);

CREATE TABLE endpoint (
    id                INTEGER PRIMARY KEY AUTOINCREMENT,  -- never given twice
    name              TEXT    NOT NULL,
    url_sealed        BLOB    NOT NULL,     -- receivers' paths are secrets; empty: removed
    secret_sealed     BLOB    NOT NULL,     -- "whsec_…"; empty: removed
    old_secret_sealed BLOB,                 -- signs too until old_secret_until
    old_secret_until  INTEGER,
    events            TEXT    NOT NULL,     -- types with blanks between them, or *
    documents         TEXT    NOT NULL,     -- slugs with blanks between them, or *
    reads             INTEGER NOT NULL CHECK (reads BETWEEN 1 AND 2),
    created_by        INTEGER REFERENCES person (id),
    created_at        INTEGER NOT NULL,
    failing_since     INTEGER,              -- first failure after the last success
    disabled_reason   INTEGER,              -- NULL: enabled
    disabled_at       INTEGER,
    removed_at        INTEGER,              -- its history stays, its address and secrets do not
    CHECK ((disabled_reason IS NULL) = (disabled_at IS NULL)),
    CHECK (removed_at IS NULL OR disabled_at IS NOT NULL),
    CHECK ((old_secret_sealed IS NULL) = (old_secret_until IS NULL))
) STRICT;

-- One notice for one endpoint. `lane` orders: of those with the same endpoint and lane, one at a
-- time is at the head (waiting or leased), the oldest that is not settled; the others are queued
-- behind it.
CREATE TABLE delivery (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,  -- also the order within a lane
    endpoint        INTEGER NOT NULL REFERENCES endpoint (id),
    seq             INTEGER,                -- journal entry; NULL: a ping
    message_id      TEXT    NOT NULL,       -- "msg_<seq>" or "ping_…"
    lane            TEXT    NOT NULL,       -- document; empty: pings
    event_type      TEXT    NOT NULL,
    body            BLOB    NOT NULL,       -- exact bytes, the same on every attempt
    event_at        INTEGER NOT NULL,
    created_at      INTEGER NOT NULL,
    -- 1 queued, 2 waiting, 3 leased, 4 delivered, 5 exhausted, 6 held (its endpoint is disabled)
    state           INTEGER NOT NULL CHECK (state BETWEEN 1 AND 6),
    attempt         INTEGER NOT NULL,       -- which attempt of the schedule comes next, from 1
    next_attempt_at INTEGER NOT NULL,
    leased_until    INTEGER,                -- after that the attempt's outcome is taken for lost
    resumes_at      INTEGER,                -- tried ahead of schedule; this was the schedule's time
    not_before      INTEGER,                -- the receiver's Retry-After
    UNIQUE (endpoint, message_id),
    CHECK ((state = 3) = (leased_until IS NOT NULL))
) STRICT;
-- The invariant above, held by the database.
CREATE UNIQUE INDEX delivery_head ON delivery (endpoint, lane) WHERE state IN (2, 3);
CREATE INDEX delivery_queued ON delivery (endpoint, lane) WHERE state = 1;
-- What claiming reads: an endpoint's first attempts by age, its retries, and what is under way.
CREATE INDEX delivery_waiting ON delivery (endpoint, (attempt > 1), next_attempt_at)
    WHERE state = 2;
CREATE INDEX delivery_leased ON delivery (endpoint) WHERE state = 3;
CREATE INDEX delivery_lease_end ON delivery (leased_until) WHERE state = 3;
CREATE INDEX delivery_held ON delivery (endpoint) WHERE state = 6;
-- `previous` of the next notice, and an endpoint's history.
CREATE INDEX delivery_of_lane ON delivery (endpoint, lane);
CREATE INDEX delivery_of_endpoint ON delivery (endpoint);
CREATE INDEX delivery_age ON delivery (created_at);

CREATE TABLE attempt (
    id             INTEGER PRIMARY KEY,
    delivery       INTEGER NOT NULL REFERENCES delivery (id) ON DELETE CASCADE,
    number         INTEGER NOT NULL,        -- of the schedule; starts anew when resent
    outcome        INTEGER NOT NULL CHECK (outcome BETWEEN 1 AND 5),
    http_status    INTEGER NOT NULL,        -- 0: none came
    url            TEXT    NOT NULL,        -- scheme, host and port alone
    address        TEXT    NOT NULL,        -- the IP dialled
    took_ms        INTEGER NOT NULL,
    detail         TEXT    NOT NULL,        -- plain words
    response_start TEXT    NOT NULL,        -- printable, a few kilobytes
    started_at     INTEGER NOT NULL
) STRICT;
CREATE INDEX attempt_of_delivery ON attempt (delivery);
