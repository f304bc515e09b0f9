-- Operational: a receiver that fails again and again is left alone but for one attempt now and then,
-- and what it has not been told of stays in the journal, unwritten, until it is wanted
-- (docs/adr/0024).

ALTER TABLE endpoint ADD COLUMN paused_until INTEGER;  -- its next attempt; NULL: not paused
ALTER TABLE endpoint ADD COLUMN told_until INTEGER;    -- the last entry it has deliveries of, where
                                                       -- it has none of later ones; NULL: it has all
-- What a command, a claim and the dispatcher's alarm read: none grows with who is paused.
CREATE INDEX endpoint_open ON endpoint (id) WHERE disabled_reason IS NULL AND paused_until IS NULL;
CREATE INDEX endpoint_paused ON endpoint (paused_until) WHERE paused_until IS NOT NULL;
CREATE INDEX endpoint_told ON endpoint (id) WHERE removed_at IS NULL AND told_until IS NULL;
CREATE INDEX endpoint_behind ON endpoint (id) WHERE told_until IS NOT NULL AND paused_until IS NULL;
