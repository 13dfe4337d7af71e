-- The log of who read and did what (loggkontroll, HSLF-FS 2016:40 4:9-10). A reading, and an act that is sent, is written into read_log by
-- the transaction that reads or sends. From there the worker takes it a few seconds later into audit_entry: under pseudonyms, numbered for
-- each agency, and each row sealed with the one before it under a key that lies wrapped in the key store. So readers never wait for each other.
ALTER TABLE read_log
    ADD COLUMN kind TEXT NOT NULL DEFAULT 'read',
    ADD COLUMN reason TEXT,
    ADD COLUMN about UUID;
ALTER TABLE read_log ADD CONSTRAINT read_log_kind CHECK (kind IN ('read', 'act'));

CREATE TABLE audit_entry (
    tenant UUID NOT NULL,
    number BIGINT NOT NULL,
    id UUID NOT NULL,
    at TIMESTAMPTZ(3) NOT NULL,
    sealed_at TIMESTAMPTZ(3) NOT NULL,
    unit UUID,
    staff UUID,
    kind TEXT NOT NULL,
    action TEXT NOT NULL,
    reason TEXT,
    about UUID,
    cases TEXT[] NOT NULL,
    participants TEXT[] NOT NULL,
    outside TEXT[] NOT NULL,
    seal TEXT NOT NULL,

    CONSTRAINT audit_entry_pkey PRIMARY KEY (tenant, number),
    CONSTRAINT audit_entry_kind CHECK (kind IN ('read', 'act'))
);
CREATE UNIQUE INDEX audit_entry_id_key ON audit_entry (id);
CREATE INDEX audit_entry_tenant_staff_at_idx ON audit_entry (tenant, staff, at);
CREATE INDEX audit_entry_participants_idx ON audit_entry USING gin (participants);

-- How far each agency's log has come, and what was removed from its beginning when its time was out; both signed.
CREATE TABLE audit_head (
    tenant UUID NOT NULL,
    number BIGINT NOT NULL,
    seal TEXT NOT NULL,
    at TIMESTAMPTZ(3) NOT NULL,
    signature TEXT NOT NULL,

    CONSTRAINT audit_head_pkey PRIMARY KEY (tenant)
);
CREATE TABLE audit_cut (
    tenant UUID NOT NULL,
    number BIGINT NOT NULL,
    seal TEXT NOT NULL,
    last_at TIMESTAMPTZ(3) NOT NULL,
    at TIMESTAMPTZ(3) NOT NULL,
    signature TEXT NOT NULL,

    CONSTRAINT audit_cut_pkey PRIMARY KEY (tenant, number)
);

-- What an agency's reviewer goes through, and what came of it. The note is encrypted under the key of the agency's log.
CREATE TABLE access_review (
    id UUID NOT NULL,
    tenant UUID NOT NULL,
    kind TEXT NOT NULL,
    staff UUID NOT NULL,
    unit UUID,
    day DATE NOT NULL,
    look_ups INTEGER NOT NULL,
    outside INTEGER NOT NULL,
    opened_at TIMESTAMPTZ(3) NOT NULL,
    decision TEXT,
    note BYTEA,
    decided_at TIMESTAMPTZ(3),
    decided_by UUID,

    CONSTRAINT access_review_pkey PRIMARY KEY (id),
    CONSTRAINT access_review_kind CHECK (kind IN ('spotCheck', 'manyLookUps', 'outsideOwnCases')),
    CONSTRAINT access_review_decision CHECK (decision IN ('inOrder', 'toBeLookedInto')),
    CONSTRAINT access_review_decided CHECK (
        (decision IS NULL) = (decided_at IS NULL) AND (decision IS NULL) = (decided_by IS NULL)
        AND decided_by IS DISTINCT FROM staff)
);
CREATE UNIQUE INDEX access_review_tenant_kind_staff_day_key ON access_review (tenant, kind, staff, day);
CREATE INDEX access_review_tenant_decided_at_idx ON access_review (tenant, decided_at);

-- ── What stands, stands ────────────────────────────────────────────────────────────────────────────────────────────
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what is in the log is not changed';
END $$;
-- By the clock of the machine, not by what a program says the time is: five years.
CREATE FUNCTION refuse_early_removal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF old.at > statement_timestamp() - interval '5 years' THEN
        RAISE EXCEPTION 'the log is kept for five years';
    END IF;
    RETURN old;
END $$;
CREATE FUNCTION refuse_going_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF new.tenant IS DISTINCT FROM old.tenant OR new.number <= old.number THEN
        RAISE EXCEPTION 'the log only grows';
    END IF;
    RETURN new;
END $$;

CREATE TRIGGER stays BEFORE UPDATE ON audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER kept BEFORE DELETE ON audit_entry FOR EACH ROW EXECUTE FUNCTION refuse_early_removal();
CREATE TRIGGER not_emptied BEFORE TRUNCATE ON audit_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER grows BEFORE UPDATE ON audit_head FOR EACH ROW EXECUTE FUNCTION refuse_going_back();
CREATE TRIGGER stays BEFORE DELETE ON audit_head FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_emptied BEFORE TRUNCATE ON audit_head FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER stays BEFORE UPDATE OR DELETE ON audit_cut FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_emptied BEFORE TRUNCATE ON audit_cut FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER stays BEFORE UPDATE ON read_log FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER not_emptied BEFORE TRUNCATE ON read_log FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- A review is decided once.
CREATE TRIGGER decided_stays BEFORE UPDATE ON access_review FOR EACH ROW
    WHEN (old.decision IS NOT NULL) EXECUTE FUNCTION refuse_change();

-- ── Acts ───────────────────────────────────────────────────────────────────────────────────────────────────────────
-- Whatever a person or another agency's system sends passes the inbox. The worker's own is nobody's.
CREATE FUNCTION log_act() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE asked text := new.command ->> 'reason';
BEGIN
    INSERT INTO read_log (id, at, tenant, unit, staff, kind, action, reason, case_ids, participant_ids)
    VALUES (gen_random_uuid(), new.received_at, app_agency(), app_unit(), app_staff(), 'act', coalesce(new.command ->> 'type', 'unknown'),
        -- A code, never a text.
        CASE WHEN asked ~ '^[A-Za-z]{1,60}$' THEN asked END,
        CASE WHEN new.target ~ '^journey-[0-9a-f-]{36}$' THEN ARRAY[substring(new.target FROM 9)::uuid] ELSE '{}'::uuid[] END,
        '{}'::uuid[]);
    RETURN NULL;
END $$;
CREATE TRIGGER logged AFTER INSERT ON inbox FOR EACH ROW WHEN (app_agency() IS NOT NULL) EXECUTE FUNCTION log_act();

-- Who gives whom which roles decides what is read later.
CREATE FUNCTION log_roles() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE concerned uuid;
BEGIN
    IF TG_OP = 'DELETE' THEN concerned := old.staff_id; ELSE concerned := new.staff_id; END IF;
    INSERT INTO read_log (id, at, tenant, unit, staff, kind, action, about, case_ids, participant_ids)
    VALUES (gen_random_uuid(), coalesce(nullif(current_setting('app.now', true), '')::timestamptz, statement_timestamp()), app_agency(),
        app_unit(), app_staff(), 'act',
        CASE TG_OP WHEN 'DELETE' THEN 'organisation.rolesTaken' ELSE 'organisation.rolesGiven' END, concerned, '{}'::uuid[], '{}'::uuid[]);
    RETURN NULL;
END $$;
CREATE TRIGGER logged AFTER INSERT OR UPDATE OR DELETE ON staff_unit FOR EACH ROW
    WHEN (app_agency() IS NOT NULL) EXECUTE FUNCTION log_roles();

-- ── Who may touch it ───────────────────────────────────────────────────────────────────────────────────────────────
DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['audit_entry', 'audit_head', 'audit_cut', 'access_review']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY worker ON %I TO stafett_worker USING (true) WITH CHECK (true)', name);
    END LOOP;
    -- Whoever checks the seals says so; a query written by hand sees nothing here either.
    FOREACH name IN ARRAY ARRAY['audit_entry', 'audit_head', 'audit_cut', 'read_log']
    LOOP
        EXECUTE format('CREATE POLICY checking ON %I FOR SELECT TO stafett_owner
            USING (coalesce(current_setting(''app.audit'', true), '''') = ''on'')', name);
    END LOOP;
END $$;
GRANT SELECT, DELETE ON read_log TO stafett_worker;
GRANT SELECT, INSERT, DELETE ON audit_entry TO stafett_worker;
GRANT SELECT, INSERT, UPDATE ON audit_head TO stafett_worker;
GRANT SELECT, INSERT ON audit_cut TO stafett_worker;
GRANT SELECT, INSERT ON access_review TO stafett_worker;
GRANT UPDATE (look_ups, outside, unit) ON access_review TO stafett_worker;
GRANT SELECT ON audit_entry, audit_head, access_review TO stafett_api;
GRANT UPDATE (decision, note, decided_at, decided_by) ON access_review TO stafett_api;

CREATE FUNCTION app_extract() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('app.extract', true), '');

-- The agency's own log, for who reviews it; and, for an extract, what says that somebody looked at this one participant.
CREATE POLICY reviewer ON audit_entry FOR SELECT TO stafett_api USING (
    tenant = (SELECT app_agency())
    AND ('accessReviewer' = ANY ((SELECT app_roles())::text[])
        OR ((SELECT app_extract()) IS NOT NULL AND (SELECT app_roles()) && ARRAY['caseworker', 'coach', 'manager']
            AND participants @> ARRAY[(SELECT app_extract())])));
CREATE POLICY reviewer ON audit_head FOR SELECT TO stafett_api USING (
    tenant = (SELECT app_agency()) AND (SELECT app_roles()) && ARRAY['accessReviewer', 'caseworker', 'coach', 'manager']);
CREATE POLICY reviewer ON access_review FOR SELECT TO stafett_api USING (
    tenant = (SELECT app_agency()) AND 'accessReviewer' = ANY ((SELECT app_roles())::text[]));
-- Nobody reviews themselves.
CREATE POLICY reviewer_decides ON access_review FOR UPDATE TO stafett_api
    USING (tenant = app_agency() AND 'accessReviewer' = ANY (app_roles()) AND staff <> app_staff() AND decision IS NULL)
    WITH CHECK (tenant = app_agency() AND decided_by = app_staff());
