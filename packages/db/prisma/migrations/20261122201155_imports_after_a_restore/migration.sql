-- Backups of data hold no hash of an imported row or file: they are keyed as that of a personnummer is, and could be tried in the same way on
-- somebody who has been erased since. Put back, a row is known by its ref alone, and a file is none that was sent before.
ALTER TABLE import_row ALTER COLUMN content_hash SET DEFAULT '';
ALTER TABLE import_list ALTER COLUMN file_hash SET DEFAULT gen_random_uuid()::text;
