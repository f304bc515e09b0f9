-- Derived: the files that stand beside the text in a version's tree, in the order of their names,
-- which the tree alone knows. A line each: blob, SHA-256, bytes, kind; empty where there are none.

ALTER TABLE version ADD COLUMN attachments TEXT NOT NULL DEFAULT '';
