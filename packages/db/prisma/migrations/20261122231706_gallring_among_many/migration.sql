-- What may name a case in what it holds is found by an index and no longer searched from one end to the other: among a hundred thousand cases
-- the commands that were sent and the effects that were asked for are a million rows and more, and each case that is gallrad read them all.

-- Every id in a text of JSON, wherever it stands in it, also within a longer word (journey-<id>, case:<id>:<id>).
CREATE FUNCTION ids_named(told jsonb) RETURNS uuid[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN ARRAY(SELECT DISTINCT found[1]::uuid
        FROM regexp_matches(told::text, '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}', 'g') AS found);

-- Without a list of what is still to be sorted in: whoever would be the one to sort it in waits for it, and that is somebody's act.
CREATE INDEX inbox_ids_named ON inbox USING gin (ids_named(command)) WITH (fastupdate = off);
CREATE INDEX outbox_ids_named ON outbox USING gin (ids_named(effect)) WITH (fastupdate = off);
CREATE INDEX waiting_list_event_ids_named ON waiting_list_event USING gin (ids_named(payload)) WITH (fastupdate = off);
CREATE INDEX gathering_event_ids_named ON gathering_event USING gin (ids_named(payload)) WITH (fastupdate = off);
CREATE INDEX inbox_target_idx ON inbox (target);
CREATE INDEX outbox_case_id_idx ON outbox (case_id);
-- Rows of the case and of the participant that were looked for among everybody's.
CREATE INDEX task_participant_id_idx ON task (participant_id);
CREATE INDEX waiting_list_entry_case_id_idx ON waiting_list_entry (case_id);
CREATE INDEX draft_case_id_idx ON draft (case_id);
CREATE INDEX import_row_case_id_idx ON import_row (case_id);
CREATE INDEX data_key_scope_prefix ON vault.data_key (scope text_pattern_ops);

-- Row-level security is asked before whatever a statement asks, so that the index must be its own: the owner sees what names the case, and
-- nothing else.
ALTER POLICY gallring ON inbox USING (
    target = 'journey-' || (SELECT app_gallring_case()) OR ids_named(command) @> ARRAY[(SELECT app_gallring_case())::uuid]);
ALTER POLICY gallring ON outbox USING (
    case_id = (SELECT app_gallring_case())::uuid OR ids_named(effect) @> ARRAY[(SELECT app_gallring_case())::uuid]);
-- What stands in for the case in other journals from then on; PostgreSQL asks that who changes a row sees it afterwards too.
CREATE FUNCTION app_gallring_nobody() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('app.gallring_nobody', true), '');
ALTER POLICY gallring ON waiting_list_event USING (
    ids_named(payload) && ARRAY[(SELECT app_gallring_case())::uuid, (SELECT app_gallring_nobody())::uuid]);
ALTER POLICY gallring ON gathering_event USING (
    ids_named(payload) && ARRAY[(SELECT app_gallring_case())::uuid, (SELECT app_gallring_nobody())::uuid]);

CREATE OR REPLACE FUNCTION remove_case(gone uuid, of_participant uuid, at timestamptz) RETURNS integer
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    name text;
    held text;
    destroyed integer := 0;
    -- What other journals say of the case they say of nobody from now on, the same nobody everywhere.
    nobody text := gen_random_uuid()::text;
BEGIN
    -- From 'case:<id>:' up to what comes next after a colon.
    FOR held IN SELECT scope FROM vault.data_key
        WHERE scope ~>=~ ('case:' || gone || ':') AND scope ~<~ ('case:' || gone || ';') AND wrapped IS NOT NULL
    LOOP
        destroyed := destroyed + vault.destroy_key(held, at);
    END LOOP;
    destroyed := destroyed + vault.destroy_key('journey:' || gone, at);
    DELETE FROM gathering_document d USING document t WHERE t.case_id = gone AND d.document_id = t.id;
    DELETE FROM inbox WHERE target = 'journey-' || gone OR ids_named(command) @> ARRAY[gone];
    DELETE FROM outbox WHERE case_id = gone OR ids_named(effect) @> ARRAY[gone];
    DELETE FROM case_file WHERE id = gone;
    FOR name IN
        SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attname = 'case_id' AND NOT a.attisdropped
          AND c.relname <> 'gallring'
    LOOP
        EXECUTE format('DELETE FROM %I WHERE case_id = $1', name) USING gone;
    END LOOP;
    PERFORM set_config('app.gallring_nobody', nobody, true);
    UPDATE waiting_list_event SET payload = replace(payload::text, gone::text, nobody)::jsonb WHERE ids_named(payload) @> ARRAY[gone];
    UPDATE waiting_list SET state = replace(state::text, gone::text, nobody)::jsonb WHERE state::text LIKE '%' || gone || '%';
    UPDATE gathering_event SET payload = replace(payload::text, gone::text, nobody)::jsonb WHERE ids_named(payload) @> ARRAY[gone];
    PERFORM set_config('app.gallring_nobody', '', true);
    UPDATE gathering SET state = replace(state::text, gone::text, nobody)::jsonb, shown = replace(shown::text, gone::text, nobody)::jsonb
        WHERE state::text LIKE '%' || gone || '%' OR shown::text LIKE '%' || gone || '%';

    IF of_participant IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM case_file WHERE participant_id = of_participant)
        AND NOT EXISTS (SELECT 1 FROM identity_to_come WHERE participant_id = of_participant)
    THEN
        destroyed := destroyed + vault.destroy_key('participant:' || of_participant, at);
        FOR name IN
            SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attname = 'participant_id' AND NOT a.attisdropped
        LOOP
            EXECUTE format('DELETE FROM %I WHERE participant_id = $1', name) USING of_participant;
        END LOOP;
        DELETE FROM participant WHERE id = of_participant;
    END IF;
    RETURN destroyed;
END $$;
