-- What waits to be sealed is proved too: each running api numbers the rows that it writes for an agency, 1, 2, 3 …, and stamps each with a key
-- that the database holds only wrapped. Whoever may do anything with the tables can neither write such a row, nor change one, nor take one
-- away without its number being missed. How far it has come the api says itself twice a minute, stamped as well, in log_source.
ALTER TABLE read_log
    ADD COLUMN source UUID,
    ADD COLUMN source_number BIGINT,
    ADD COLUMN stamp TEXT,
    ADD CONSTRAINT read_log_stamped CHECK ((source IS NULL) = (source_number IS NULL) AND (source IS NULL) = (stamp IS NULL));
-- Whose row it was when it was sealed, and its number there. Rows that were sealed before this have none.
ALTER TABLE audit_entry
    ADD COLUMN origin TEXT CONSTRAINT audit_entry_origin CHECK (origin IN ('stamped', 'database', 'unproved')),
    ADD COLUMN source UUID,
    ADD COLUMN source_number BIGINT,
    ADD CONSTRAINT audit_entry_stamped CHECK ((origin IS NOT DISTINCT FROM 'stamped') = (source IS NOT NULL)
        AND (source IS NULL) = (source_number IS NULL));
-- The stamp of the row that log_act writes of an act.
ALTER TABLE inbox ADD COLUMN log_stamp JSONB;

CREATE TABLE log_source (
    id UUID NOT NULL,
    started_at TIMESTAMPTZ(3) NOT NULL,
    said_at TIMESTAMPTZ(3) NOT NULL,
    -- It writes nothing more: this was its last word.
    ended BOOLEAN NOT NULL,
    -- By agency: up to which number every row stands, and which of those numbers were never used.
    settled JSONB NOT NULL,
    unused JSONB NOT NULL,
    stamp TEXT NOT NULL,

    CONSTRAINT log_source_pkey PRIMARY KEY (id)
);
ALTER TABLE log_source ENABLE ROW LEVEL SECURITY;
ALTER TABLE log_source FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON log_source TO stafett_api;
GRANT UPDATE (said_at, ended, settled, unused, stamp) ON log_source TO stafett_api;
CREATE POLICY itself ON log_source TO stafett_api
    USING (id::text = current_setting('app.log_source', true)) WITH CHECK (id::text = current_setting('app.log_source', true));
GRANT SELECT, DELETE ON log_source TO stafett_worker;
CREATE POLICY worker_reads ON log_source FOR SELECT TO stafett_worker USING (true);
CREATE POLICY worker_removes ON log_source FOR DELETE TO stafett_worker USING (said_at < statement_timestamp() - interval '5 years');
CREATE POLICY checking ON log_source FOR SELECT TO stafett_owner
    USING (coalesce(current_setting('app.audit', true), '') = 'on');

-- ── Rows that the database writes of itself when the api acts: with the stamp that the api has made for them ────────
CREATE OR REPLACE FUNCTION log_act() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE asked text := new.command ->> 'reason';
BEGIN
    INSERT INTO read_log (id, at, tenant, unit, staff, kind, action, reason, case_ids, participant_ids, source, source_number, stamp)
    VALUES (coalesce((new.log_stamp ->> 'id')::uuid, gen_random_uuid()), new.received_at, app_agency(), app_unit(), app_staff(), 'act',
        coalesce(new.command ->> 'type', 'unknown'),
        -- A code, never a text.
        CASE WHEN asked ~ '^[A-Za-z]{1,60}$' THEN asked END,
        CASE WHEN new.target ~ '^journey-[0-9a-f-]{36}$' THEN ARRAY[substring(new.target FROM 9)::uuid] ELSE '{}'::uuid[] END,
        '{}'::uuid[], (new.log_stamp ->> 'source')::uuid, (new.log_stamp ->> 'number')::bigint, new.log_stamp ->> 'stamp');
    RETURN NULL;
END $$;

-- The stamp that the api has laid ready in this transaction for such a row; it serves once.
CREATE FUNCTION take_log_stamp(of_action text, of_about uuid, of_case uuid) RETURNS jsonb
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    ready jsonb := coalesce(nullif(current_setting('app.log_stamps', true), ''), '[]')::jsonb;
    place integer;
    taken jsonb;
BEGIN
    FOR place IN 0 .. jsonb_array_length(ready) - 1 LOOP
        taken := ready -> place;
        IF taken ->> 'action' = of_action AND (taken ->> 'about')::uuid IS NOT DISTINCT FROM of_about
            AND (taken ->> 'case')::uuid IS NOT DISTINCT FROM of_case
        THEN
            PERFORM set_config('app.log_stamps', (ready - place)::text, true);
            RETURN taken;
        END IF;
    END LOOP;
    RETURN NULL;
END $$;

CREATE FUNCTION log_of_itself(of_action text, of_reason text, of_about uuid, of_case uuid) RETURNS void
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE ready jsonb := take_log_stamp(of_action, of_about, of_case);
BEGIN
    INSERT INTO read_log (id, at, tenant, unit, staff, kind, action, reason, about, case_ids, participant_ids, source, source_number, stamp)
    VALUES (coalesce((ready ->> 'id')::uuid, gen_random_uuid()),
        coalesce(nullif(current_setting('app.now', true), '')::timestamptz, statement_timestamp()), app_agency(), app_unit(), app_staff(),
        'act', of_action, of_reason, of_about, CASE WHEN of_case IS NULL THEN '{}'::uuid[] ELSE ARRAY[of_case] END, '{}'::uuid[],
        (ready ->> 'source')::uuid, (ready ->> 'number')::bigint, ready ->> 'stamp');
END $$;

CREATE OR REPLACE FUNCTION log_roles() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM log_of_itself('organisation.rolesTaken', NULL, old.staff_id, NULL);
    ELSE
        PERFORM log_of_itself('organisation.rolesGiven', NULL, new.staff_id, NULL);
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION log_staff_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- The table's column with the colleague is the trigger's second argument.
    IF TG_OP = 'DELETE' THEN
        PERFORM log_of_itself(TG_ARGV[0], NULL, (to_jsonb(old) ->> TG_ARGV[1])::uuid, NULL);
    ELSE
        PERFORM log_of_itself(TG_ARGV[0], NULL, (to_jsonb(new) ->> TG_ARGV[1])::uuid, NULL);
    END IF;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION log_gallring() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    done text := CASE
        WHEN NEW.archive_hash IS DISTINCT FROM OLD.archive_hash THEN 'gallring.archiveExported'
        WHEN NEW.status = 'postponed' THEN 'gallring.postponed'
        WHEN NEW.status IN ('confirmedOnce', 'confirmed') AND NEW.status <> OLD.status THEN 'gallring.confirmed' END;
BEGIN
    IF done IS NOT NULL THEN
        PERFORM log_of_itself(done, CASE WHEN NEW.status = 'postponed' THEN NEW.postponed_reason END, NULL, NEW.case_id);
    END IF;
    RETURN NULL;
END $$;

-- ── The key that seals is the worker's alone ────────────────────────────────────────────────────────────────────────
-- The api makes rows, pseudonyms and notes under `audit:<agency>` and stamps under `stamp:api`. It can't read what seals: whoever takes it
-- over, with the key file and all, can't write the history of the log anew.
DROP POLICY apps ON vault.data_key;
CREATE POLICY worker ON vault.data_key TO stafett_worker USING (true) WITH CHECK (true);
CREATE POLICY api ON vault.data_key TO stafett_api USING (scope NOT LIKE 'seal:%') WITH CHECK (scope NOT LIKE 'seal:%');
