-- Gallring: what an agency keeps of a closed case is destroyed when its term is out, after two different people of the agency have confirmed.
-- The keys go and the rows go in one transaction; what is left is the protocol, coarse rows for the figures, and the agencies' logs.

-- ── An agency's own term, when it has decided one; the table of the domain (retentionRules) holds where it has not ──
CREATE TABLE retention (
    id UUID NOT NULL,
    agency UUID NOT NULL,
    -- For cases that are closed from this day on.
    from_on DATE NOT NULL,
    months INTEGER NOT NULL,
    archive BOOLEAN NOT NULL,
    source TEXT NOT NULL,
    decided_by UUID NOT NULL,
    decided_at TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT retention_pkey PRIMARY KEY (id),
    CONSTRAINT retention_months CHECK (months BETWEEN 1 AND 1200),
    CONSTRAINT retention_source CHECK (source <> '')
);
CREATE INDEX retention_agency_idx ON retention (agency, from_on, decided_at);

-- ── What is to be destroyed, and afterwards the protocol of it. The participant never stands in it ──────────────────
CREATE TABLE gallring (
    id UUID NOT NULL,
    case_id UUID NOT NULL,
    case_code TEXT NOT NULL,
    tenant UUID NOT NULL,
    insats TEXT NOT NULL,
    closed_on DATE NOT NULL,
    due_on DATE NOT NULL,
    months INTEGER NOT NULL,
    archive BOOLEAN NOT NULL,
    source TEXT NOT NULL,
    status TEXT NOT NULL,
    raised_at TIMESTAMPTZ(3) NOT NULL,
    first_by UUID,
    first_at TIMESTAMPTZ(3),
    second_by UUID,
    second_at TIMESTAMPTZ(3),
    archived_by UUID,
    archived_at TIMESTAMPTZ(3),
    archive_hash TEXT,
    postponed_by UUID,
    postponed_reason TEXT,
    postponed_until DATE,
    version INTEGER NOT NULL,
    carried_out_at TIMESTAMPTZ(3),
    -- How many texts of the agency's lost their key, and how many keys were destroyed.
    texts INTEGER,
    keys INTEGER,

    CONSTRAINT gallring_pkey PRIMARY KEY (id),
    CONSTRAINT gallring_status CHECK (status IN ('due', 'confirmedOnce', 'postponed', 'confirmed', 'carriedOut')),
    CONSTRAINT gallring_confirmed CHECK (CASE status
        WHEN 'due' THEN first_by IS NULL AND second_by IS NULL
        WHEN 'postponed' THEN first_by IS NULL AND second_by IS NULL AND postponed_until IS NOT NULL
        WHEN 'confirmedOnce' THEN first_by IS NOT NULL AND second_by IS NULL
        WHEN 'confirmed' THEN first_by IS NOT NULL AND second_by IS NOT NULL
        ELSE carried_out_at IS NOT NULL END),
    CONSTRAINT gallring_two_people CHECK (first_by IS NULL OR second_by IS NULL OR first_by <> second_by),
    CONSTRAINT gallring_dated CHECK ((first_by IS NULL) = (first_at IS NULL) AND (second_by IS NULL) = (second_at IS NULL)),
    CONSTRAINT gallring_archived CHECK ((archive_hash IS NULL) = (archived_by IS NULL) AND (archive_hash IS NULL) = (archived_at IS NULL)),
    CONSTRAINT gallring_postponed CHECK (
        postponed_reason IN ('legalProceedings', 'supervision', 'recordsRequested', 'researchOrArchive'))
);
CREATE UNIQUE INDEX gallring_case_id_tenant_key ON gallring (case_id, tenant);
CREATE INDEX gallring_tenant_status_due_on_idx ON gallring (tenant, status, due_on);
CREATE INDEX gallring_confirmed_idx ON gallring (due_on) WHERE status = 'confirmed';

-- ── What the figures count of cases that are gone. Months, not days; nothing leads from one row to another ──────────
CREATE TABLE case_statistics (
    id UUID NOT NULL DEFAULT gen_random_uuid(),
    -- In whose figures it counts.
    tenant UUID NOT NULL,
    insats TEXT NOT NULL,
    place TEXT NOT NULL,
    model_hash TEXT NOT NULL,
    -- The kind of agency that referred.
    referred_by TEXT NOT NULL,
    sex TEXT NOT NULL,
    -- Born in this year or one of the nine after it.
    born_from INTEGER NOT NULL,
    -- The last day of the month.
    referred_month DATE NOT NULL,
    started_month DATE,
    closed_month DATE NOT NULL,
    closure_reason TEXT NOT NULL,
    closure_sub_reason TEXT,
    income_at_start TEXT NOT NULL,
    income_at_end TEXT NOT NULL,

    CONSTRAINT case_statistics_pkey PRIMARY KEY (id)
);
CREATE INDEX case_statistics_tenant_insats_idx ON case_statistics (tenant, insats);
-- One fact of one month: who was in the insats then, how old they were, what came of a measure.
CREATE TABLE month_statistics (
    id UUID NOT NULL DEFAULT gen_random_uuid(),
    tenant UUID NOT NULL,
    insats TEXT NOT NULL,
    -- The last day of the month.
    month DATE NOT NULL,
    measure TEXT NOT NULL,
    value JSONB NOT NULL,

    CONSTRAINT month_statistics_pkey PRIMARY KEY (id),
    CONSTRAINT month_statistics_measure CHECK (
        measure IN ('ongoing', 'age', 'placementEnded', 'steps', 'offer', 'mentorship', 'wish'))
);
CREATE INDEX month_statistics_tenant_insats_idx ON month_statistics (tenant, insats, measure, month);

-- ── Who may touch it ───────────────────────────────────────────────────────────────────────────────────────────────
DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['retention', 'gallring', 'case_statistics', 'month_statistics']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    END LOOP;
END $$;

CREATE FUNCTION app_may_gallra() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN app_roles() && ARRAY['manager', 'administrator'];

GRANT SELECT ON retention TO stafett_api, stafett_worker;
GRANT INSERT ON retention TO stafett_api;
CREATE POLICY worker ON retention FOR SELECT TO stafett_worker USING (true);
CREATE POLICY own_agency ON retention FOR SELECT TO stafett_api
    USING (agency = (SELECT app_agency()) AND (SELECT app_may_gallra()));
CREATE POLICY administrator_decides ON retention FOR INSERT TO stafett_api
    WITH CHECK (agency = app_agency() AND 'administrator' = ANY (app_roles()) AND decided_by = app_staff());

GRANT SELECT ON gallring TO stafett_api, stafett_worker;
GRANT INSERT (id, case_id, case_code, tenant, insats, closed_on, due_on, months, archive, source, status, raised_at, version)
    ON gallring TO stafett_worker;
-- The worker raises, and changes the date; a confirmation it can only take away (see guard_gallring).
GRANT UPDATE (closed_on, due_on, months, archive, source, status, first_by, first_at, second_by, second_at, version)
    ON gallring TO stafett_worker;
GRANT UPDATE (status, first_by, first_at, second_by, second_at, archived_by, archived_at, archive_hash,
    postponed_by, postponed_reason, postponed_until, version) ON gallring TO stafett_api;
CREATE POLICY worker_reads ON gallring FOR SELECT TO stafett_worker USING (true);
CREATE POLICY worker_raises ON gallring FOR INSERT TO stafett_worker WITH CHECK (status = 'due');
CREATE POLICY worker_dates ON gallring FOR UPDATE TO stafett_worker
    USING (carried_out_at IS NULL) WITH CHECK (status = 'due');
CREATE POLICY own_agency ON gallring FOR SELECT TO stafett_api
    USING (tenant = (SELECT app_agency()) AND (SELECT app_may_gallra()));
CREATE POLICY own_agency_decides ON gallring FOR UPDATE TO stafett_api
    USING (tenant = app_agency() AND app_may_gallra() AND carried_out_at IS NULL)
    WITH CHECK (tenant = app_agency() AND app_may_gallra() AND carried_out_at IS NULL);

GRANT SELECT ON case_statistics, month_statistics TO stafett_api;
CREATE POLICY counted ON case_statistics FOR SELECT TO stafett_api
    USING ((SELECT app_counts()) AND tenant = (SELECT app_agency()));
CREATE POLICY counted ON month_statistics FOR SELECT TO stafett_api
    USING ((SELECT app_counts()) AND tenant = (SELECT app_agency()));

-- A confirmation is a person's own, one at a time, and somebody's who has the role in a unit of the agency by the directory, whatever a
-- program says of itself. The program that carries out can take one away and never give one.
CREATE FUNCTION guard_gallring() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    confirms_first boolean := NEW.first_by IS NOT NULL AND NEW.first_by IS DISTINCT FROM OLD.first_by;
    confirms_second boolean := NEW.second_by IS NOT NULL AND NEW.second_by IS DISTINCT FROM OLD.second_by;
BEGIN
    IF OLD.carried_out_at IS NOT NULL THEN
        RAISE EXCEPTION 'a protocol is not changed' USING errcode = 'restrict_violation';
    END IF;
    IF NOT (confirms_first OR confirms_second) THEN
        RETURN NEW;
    END IF;
    IF confirms_first AND confirms_second
        OR current_user <> 'stafett_api'
        OR app_staff() IS DISTINCT FROM (CASE WHEN confirms_first THEN NEW.first_by ELSE NEW.second_by END)
        OR confirms_first AND OLD.first_by IS NOT NULL
        OR confirms_second AND (OLD.first_by IS NULL OR NEW.first_by IS DISTINCT FROM OLD.first_by OR OLD.second_by IS NOT NULL)
        OR NOT EXISTS (
            SELECT 1 FROM staff_unit s JOIN unit u ON u.id = s.unit_id
            WHERE s.staff_id = app_staff() AND u.agency_id = NEW.tenant AND s.roles && ARRAY['manager', 'administrator'])
    THEN
        RAISE EXCEPTION 'gallring is confirmed by one person at a time, each for themselves' USING errcode = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER guarded BEFORE UPDATE ON gallring FOR EACH ROW EXECUTE FUNCTION guard_gallring();

-- Who confirms, postpones and exports stands in the agency's log, like every act.
CREATE FUNCTION log_gallring() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    done text := CASE
        WHEN NEW.archive_hash IS DISTINCT FROM OLD.archive_hash THEN 'gallring.archiveExported'
        WHEN NEW.status = 'postponed' THEN 'gallring.postponed'
        WHEN NEW.status IN ('confirmedOnce', 'confirmed') AND NEW.status <> OLD.status THEN 'gallring.confirmed' END;
BEGIN
    IF done IS NOT NULL THEN
        INSERT INTO read_log (id, at, tenant, unit, staff, kind, action, reason, case_ids, participant_ids)
        VALUES (gen_random_uuid(), coalesce(nullif(current_setting('app.now', true), '')::timestamptz, statement_timestamp()), app_agency(),
            app_unit(), app_staff(), 'act', done, CASE WHEN NEW.status = 'postponed' THEN NEW.postponed_reason END,
            ARRAY[NEW.case_id], '{}'::uuid[]);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER logged AFTER UPDATE ON gallring FOR EACH ROW WHEN (app_agency() IS NOT NULL) EXECUTE FUNCTION log_gallring();

-- ── Where the owner may look while it destroys: the one case, and the one participant's ─────────────────────────────
CREATE FUNCTION app_gallring() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('app.gallring', true), '');
CREATE FUNCTION app_gallring_case() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('app.gallring_case', true), '');
CREATE FUNCTION app_gallring_participant() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('app.gallring_participant', true), '');

DO $$
DECLARE name text;
BEGIN
    FOR name IN
        SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attname = 'case_id' AND NOT a.attisdropped
          AND c.relname <> 'gallring'
    LOOP
        EXECUTE format('CREATE POLICY gallring ON %I TO stafett_owner USING (case_id::text = (SELECT app_gallring_case()))', name);
    END LOOP;
    FOR name IN
        SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attname = 'participant_id' AND NOT a.attisdropped
    LOOP
        EXECUTE format('CREATE POLICY gallring_of_participant ON %I TO stafett_owner
            USING (participant_id::text = (SELECT app_gallring_participant()))', name);
    END LOOP;
    -- What may name a case in what it holds.
    FOREACH name IN ARRAY ARRAY['inbox', 'waiting_list', 'waiting_list_event', 'gathering', 'gathering_event']
    LOOP
        EXECUTE format('CREATE POLICY gallring ON %I TO stafett_owner USING ((SELECT app_gallring_case()) IS NOT NULL)', name);
    END LOOP;
END $$;
DROP POLICY gallring ON outbox;
CREATE POLICY gallring ON outbox TO stafett_owner USING ((SELECT app_gallring_case()) IS NOT NULL);
CREATE POLICY gallring ON case_file TO stafett_owner USING (id::text = (SELECT app_gallring_case()));
CREATE POLICY gallring ON participant TO stafett_owner USING (id::text = (SELECT app_gallring_participant()));
CREATE POLICY gallring ON gathering_document TO stafett_owner USING ((SELECT app_gallring_case()) IS NOT NULL);
CREATE POLICY gallring ON gallring TO stafett_owner
    USING (id::text = (SELECT app_gallring()) OR case_id::text = (SELECT app_gallring_case()));
CREATE POLICY gallring ON case_statistics FOR INSERT TO stafett_owner WITH CHECK ((SELECT app_gallring_case()) IS NOT NULL);
CREATE POLICY gallring ON month_statistics FOR INSERT TO stafett_owner WITH CHECK ((SELECT app_gallring_case()) IS NOT NULL);
CREATE POLICY gallring ON read_log FOR INSERT TO stafett_owner WITH CHECK ((SELECT app_gallring_case()) IS NOT NULL);

-- ── Destroying ─────────────────────────────────────────────────────────────────────────────────────────────────────
-- Content keys alone: never the log's, the lookup hash's, an agency's drafts or a workflow's. A scope that had no key gets a row all the
-- same, so that the key store knows by itself what is destroyed, also for a backup that is older. Gives how many keys there were.
CREATE FUNCTION vault.destroy_key(asked text, at timestamptz) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE destroyed integer;
BEGIN
    IF asked !~ '^(case:[^:\s]+:[^:\s]+|journey:[^:\s]+|participant:[^:\s]+)$' THEN
        RAISE EXCEPTION 'the key of this scope is never destroyed' USING errcode = 'restrict_violation';
    END IF;
    UPDATE vault.data_key SET wrapped = NULL, destroyed_at = at WHERE scope = asked AND wrapped IS NOT NULL;
    GET DIAGNOSTICS destroyed = ROW_COUNT;
    INSERT INTO vault.data_key (scope, wrapped, kek_id, created_at, destroyed_at) VALUES (asked, NULL, 'none', at, at)
        ON CONFLICT (scope) DO NOTHING;
    RETURN destroyed;
END $$;
REVOKE ALL ON FUNCTION vault.destroy_key(text, timestamptz) FROM PUBLIC;

CREATE FUNCTION is_gallrad(of_case uuid, of_agency uuid) RETURNS boolean LANGUAGE sql STABLE
    RETURN EXISTS (SELECT 1 FROM vault.data_key k
        WHERE k.scope = 'case:' || of_case || ':' || of_agency AND k.destroyed_at IS NOT NULL);

-- A share that is gone stays gone: a rebuild, or an act on a case that others still have, gives its agency no grant anew.
CREATE FUNCTION keep_gallrad() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF is_gallrad(NEW.case_id, NEW.agency) THEN
        RETURN NULL;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER gallrad_stays_away BEFORE INSERT ON case_grant FOR EACH ROW EXECUTE FUNCTION keep_gallrad();

-- Everything of a case, when nobody has a share in it any more; and who it was, with the last case. Gives how many keys it destroyed.
CREATE FUNCTION remove_case(gone uuid, of_participant uuid, at timestamptz) RETURNS integer
    LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
    name text;
    held text;
    destroyed integer := 0;
    -- What other journals say of the case they say of nobody from now on, the same nobody everywhere.
    nobody text := gen_random_uuid()::text;
BEGIN
    FOR held IN SELECT scope FROM vault.data_key WHERE scope LIKE 'case:' || gone || ':%' AND wrapped IS NOT NULL
    LOOP
        destroyed := destroyed + vault.destroy_key(held, at);
    END LOOP;
    destroyed := destroyed + vault.destroy_key('journey:' || gone, at);
    DELETE FROM gathering_document d USING document t WHERE t.case_id = gone AND d.document_id = t.id;
    DELETE FROM inbox WHERE target = 'journey-' || gone OR command::text LIKE '%' || gone || '%';
    DELETE FROM outbox WHERE case_id = gone OR effect::text LIKE '%' || gone || '%';
    DELETE FROM case_file WHERE id = gone;
    FOR name IN
        SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attname = 'case_id' AND NOT a.attisdropped
          AND c.relname <> 'gallring'
    LOOP
        EXECUTE format('DELETE FROM %I WHERE case_id = $1', name) USING gone;
    END LOOP;
    UPDATE waiting_list_event SET payload = replace(payload::text, gone::text, nobody)::jsonb WHERE payload::text LIKE '%' || gone || '%';
    UPDATE waiting_list SET state = replace(state::text, gone::text, nobody)::jsonb WHERE state::text LIKE '%' || gone || '%';
    UPDATE gathering_event SET payload = replace(payload::text, gone::text, nobody)::jsonb WHERE payload::text LIKE '%' || gone || '%';
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
REVOKE ALL ON FUNCTION remove_case(uuid, uuid, timestamptz) FROM PUBLIC;

-- One agency's share, and with the last share the case. Gives how many texts lost their key and how many keys were destroyed.
CREATE FUNCTION remove_share(of_case uuid, of_participant uuid, of_agency uuid, at timestamptz, statistics jsonb,
    OUT texts integer, OUT keys integer) LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
    SELECT count(DISTINCT d.id) INTO texts FROM document d WHERE d.case_id = of_case AND d.tenant = of_agency;
    keys := vault.destroy_key('case:' || of_case || ':' || of_agency, at);
    INSERT INTO case_statistics (tenant, insats, place, model_hash, referred_by, sex, born_from, referred_month, started_month,
        closed_month, closure_reason, closure_sub_reason, income_at_start, income_at_end)
    SELECT of_agency, insats, place, model_hash, referred_by, sex, born_from, referred_month, started_month,
        closed_month, closure_reason, closure_sub_reason, income_at_start, income_at_end
    FROM jsonb_populate_recordset(NULL::case_statistics, coalesce(statistics -> 'cases', '[]'));
    INSERT INTO month_statistics (tenant, insats, month, measure, value)
    SELECT of_agency, insats, month, measure, value
    FROM jsonb_populate_recordset(NULL::month_statistics, coalesce(statistics -> 'months', '[]')) ORDER BY gen_random_uuid();
    DELETE FROM draft WHERE case_id = of_case AND tenant = of_agency;
    DELETE FROM notification WHERE case_id = of_case AND tenant = of_agency;
    DELETE FROM gathering_code WHERE case_id = of_case AND tenant = of_agency;
    DELETE FROM inbox WHERE target = 'journey-' || of_case AND tenant = of_agency;
    DELETE FROM import_row WHERE case_id = of_case AND tenant = of_agency;
    DELETE FROM case_grant WHERE case_id = of_case AND agency = of_agency;
    IF NOT EXISTS (SELECT 1 FROM case_grant WHERE case_id = of_case)
        AND NOT EXISTS (SELECT 1 FROM document d WHERE d.case_id = of_case AND NOT is_gallrad(of_case, d.tenant))
    THEN
        keys := keys + remove_case(of_case, of_participant, at);
    END IF;
END $$;
REVOKE ALL ON FUNCTION remove_share(uuid, uuid, uuid, timestamptz, jsonb) FROM PUBLIC;

-- Carries out what two people have confirmed: all of it or nothing. Twice is the same as once. Gives whether there was anything to do.
-- What it refuses it says in words that name nobody.
CREATE FUNCTION gallra(asked uuid, at timestamptz, statistics jsonb DEFAULT '{}') RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    g gallring;
    f case_file;
    done record;
    today date := (at AT TIME ZONE 'Europe/Stockholm')::date;
BEGIN
    PERFORM set_config('app.gallring', asked::text, true);
    SELECT * INTO g FROM gallring WHERE id = asked FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'no such gallring' USING errcode = 'no_data_found';
    END IF;
    IF g.carried_out_at IS NOT NULL THEN
        RETURN false;
    END IF;
    IF g.status <> 'confirmed' OR g.first_by IS NULL OR g.second_by IS NULL OR g.first_by = g.second_by THEN
        RAISE EXCEPTION 'two people have not confirmed' USING errcode = 'restrict_violation';
    END IF;
    IF g.due_on > today OR (g.second_at AT TIME ZONE 'Europe/Stockholm')::date > today THEN
        RAISE EXCEPTION 'its day has not come' USING errcode = 'restrict_violation';
    END IF;
    IF g.archive AND g.archive_hash IS NULL THEN
        RAISE EXCEPTION 'it has not been exported to the archive' USING errcode = 'restrict_violation';
    END IF;
    PERFORM set_config('app.gallring_case', g.case_id::text, true);
    SELECT * INTO f FROM case_file WHERE id = g.case_id FOR UPDATE;
    PERFORM set_config('app.gallring_participant', coalesce(f.participant_id::text, ''), true);
    IF f.id IS NULL OR f.phase <> 'closed' OR f.closed_on IS DISTINCT FROM g.closed_on THEN
        RAISE EXCEPTION 'the case is not closed as it was' USING errcode = 'restrict_violation';
    END IF;
    IF EXISTS (SELECT 1 FROM case_file o JOIN case_grant s ON s.case_id = o.id
        WHERE o.participant_id = f.participant_id AND o.id <> f.id AND o.phase <> 'closed' AND s.agency = g.tenant)
    THEN
        RAISE EXCEPTION 'another journey of the participant goes on at the agency' USING errcode = 'restrict_violation';
    END IF;
    SELECT * INTO done FROM remove_share(g.case_id, f.participant_id, g.tenant, at, statistics);
    UPDATE gallring SET status = 'carriedOut', carried_out_at = at, texts = done.texts, keys = done.keys, version = version + 1
        WHERE id = asked;
    INSERT INTO read_log (id, at, tenant, kind, action, case_ids, participant_ids)
        VALUES (gen_random_uuid(), at, g.tenant, 'act', 'gallring.carriedOut', ARRAY[g.case_id], '{}'::uuid[]);
    PERFORM set_config('app.gallring', '', true), set_config('app.gallring_case', '', true),
        set_config('app.gallring_participant', '', true);
    RETURN true;
END $$;
REVOKE ALL ON FUNCTION gallra(uuid, timestamptz, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gallra(uuid, timestamptz, jsonb) TO stafett_worker;

-- After a restore: the rows of a backup that is older than the keys. It destroys nothing that the key store does not say is destroyed
-- already, so nobody need confirm it anew. Gives whether there was anything left.
CREATE FUNCTION gallra_again(of_case uuid, of_agency uuid, at timestamptz, statistics jsonb DEFAULT '{}') RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    of_participant uuid;
BEGIN
    IF NOT is_gallrad(of_case, of_agency) THEN
        RAISE EXCEPTION 'the key store knows of no such gallring' USING errcode = 'restrict_violation';
    END IF;
    PERFORM set_config('app.gallring_case', of_case::text, true);
    SELECT coalesce(
        (SELECT participant_id FROM case_file WHERE id = of_case),
        (SELECT (payload ->> 'participant')::uuid FROM case_event WHERE case_id = of_case AND seq = 1)) INTO of_participant;
    PERFORM set_config('app.gallring_participant', coalesce(of_participant::text, ''), true);
    PERFORM remove_share(of_case, of_participant, of_agency, at, statistics);
    UPDATE gallring SET status = 'carriedOut', carried_out_at = at, version = version + 1
        WHERE case_id = of_case AND tenant = of_agency AND carried_out_at IS NULL;
    PERFORM set_config('app.gallring_case', '', true), set_config('app.gallring_participant', '', true);
    RETURN of_participant IS NOT NULL;
END $$;
REVOKE ALL ON FUNCTION gallra_again(uuid, uuid, timestamptz, jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gallra_again(uuid, uuid, timestamptz, jsonb) TO stafett_worker;

-- ── What goes to the archive ───────────────────────────────────────────────────────────────────────────────────────
-- The case as the agency may keep it: its state, what happened but for other agencies' samtycken, and the agency's own texts, still
-- encrypted. For who may confirm, whichever unit they act for. Null when there is nothing that they may export.
CREATE FUNCTION gallring_archive(asked uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    g gallring;
    content jsonb;
BEGIN
    IF NOT app_may_gallra() OR app_agency() IS NULL THEN
        RETURN NULL;
    END IF;
    PERFORM set_config('app.gallring', asked::text, true);
    SELECT * INTO g FROM gallring WHERE id = asked AND tenant = app_agency() AND carried_out_at IS NULL;
    PERFORM set_config('app.gallring', '', true);
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    PERFORM set_config('app.gallring_case', g.case_id::text, true);
    SELECT jsonb_build_object(
        'state', f.state - 'samtycken' - 'sekretessReviews',
        'events', coalesce((SELECT jsonb_agg(e.payload ORDER BY e.seq) FROM case_event e
            WHERE e.case_id = f.id
              AND (e.type NOT IN ('samtyckeRecorded', 'samtyckeRenewed', 'samtyckeWithdrawn', 'samtyckeEnded',
                  'sekretessReviewed', 'sekretessReviewConfirmed') OR e.actor ->> 'agency' = g.tenant::text)), '[]'),
        'documents', coalesce((SELECT jsonb_agg(jsonb_build_object('id', d.id, 'version', d.version, 'kind', d.kind,
                'ciphertext', encode(d.ciphertext, 'base64'), 'createdAt', d.created_at, 'authorStaff', d.author_staff)
                ORDER BY d.created_at, d.id, d.version)
            FROM document d WHERE d.case_id = f.id AND d.tenant = g.tenant), '[]'))
    INTO content FROM case_file f WHERE f.id = g.case_id;
    PERFORM set_config('app.gallring_case', '', true);
    RETURN content;
END $$;
REVOKE ALL ON FUNCTION gallring_archive(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gallring_archive(uuid) TO stafett_api;
