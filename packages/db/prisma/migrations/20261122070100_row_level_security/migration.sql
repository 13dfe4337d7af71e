-- Who may touch what. stafett_owner owns the tables and migrates; stafett_api and stafett_worker own nothing, so that
-- row-level security holds for them. It is forced, so it holds for the owner too.
--
-- The api says who acts with set_config('app.…', …, true) inside each transaction (`asActor`). Without that nothing is
-- seen. The worker is the system: it runs `commit` for every agency and has no say over policies.

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO stafett_api, stafett_worker;

-- ── Who acts ───────────────────────────────────────────────────────────────────────────────────────────────────────
CREATE FUNCTION app_agency() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('app.agency', true), '')::uuid;
CREATE FUNCTION app_unit() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('app.unit', true), '')::uuid;
CREATE FUNCTION app_staff() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('app.staff', true), '')::uuid;
CREATE FUNCTION app_roles() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
    RETURN string_to_array(coalesce(current_setting('app.roles', true), ''), ',');

-- Set while the actor counts cases for figures (`asCounter`), and only then.
CREATE FUNCTION app_counts() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN coalesce(current_setting('app.counts', true), '') = 'on'
        AND (app_staff() IS NULL OR app_roles() && ARRAY['insatsCoordinator', 'forbundCoordinator', 'manager']);

-- The relations to a case that open a category to the actor's roles, and those that open all of it (the others: what the
-- unit itself sent, received or was asked to). Policies call them in a sub-select, so that they run once a statement and
-- not once a row.
CREATE FUNCTION app_relations(asked text) RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
    RETURN ARRAY(SELECT DISTINCT r.relation FROM access_rule r WHERE r.category = asked AND r.role = ANY (app_roles()));
CREATE FUNCTION app_whole(asked text) RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
    RETURN ARRAY(SELECT DISTINCT r.relation FROM access_rule r
        WHERE r.category = asked AND r.scope = 'whole' AND r.role = ANY (app_roles()));

-- ── Grants ─────────────────────────────────────────────────────────────────────────────────────────────────────────
GRANT SELECT ON agency, unit, joint_forum, joint_forum_member, staff, staff_unit, absence, access_rule
    TO stafett_api, stafett_worker;
GRANT INSERT, UPDATE ON unit, staff TO stafett_api;
GRANT INSERT, UPDATE, DELETE ON staff_unit, absence TO stafett_api;

-- Events are added, never changed.
GRANT SELECT, INSERT ON case_event, waiting_list_event TO stafett_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON
    case_file, task, handover, handover_member, meeting, meeting_party, placement, deadline, case_grant,
    case_phase, case_holder, case_waiting, case_income, waiting_list, waiting_list_entry, coach_seat, inbox, outbox
    TO stafett_worker;
GRANT SELECT, INSERT, UPDATE ON participant_identity, import_list, import_row TO stafett_worker;
GRANT SELECT, INSERT ON participant TO stafett_worker;

GRANT SELECT ON
    case_event, case_file, task, handover, handover_member, meeting, meeting_party, placement, deadline, case_grant,
    case_phase, case_holder, case_waiting, case_income, waiting_list, waiting_list_entry, coach_seat,
    inbox, participant, participant_identity, document, draft, session, import_list, import_row
    TO stafett_api;
GRANT INSERT ON inbox, participant, participant_identity, document, draft, session, read_log, import_list, import_row
    TO stafett_api;
GRANT UPDATE (answered_at, answer, attempts) ON inbox TO stafett_api;
GRANT UPDATE (tenant, ciphertext, lookup, version) ON participant_identity TO stafett_api;
GRANT UPDATE (case_id, ciphertext, saved_at) ON draft TO stafett_api;
GRANT UPDATE, DELETE ON session TO stafett_api;
GRANT DELETE ON draft TO stafett_api;
GRANT UPDATE (row_count, completed_at) ON import_list TO stafett_api;
GRANT UPDATE (state, refusal, import_id, line) ON import_row TO stafett_api;

-- ── Row-level security on every table but the access rules and the sessions (whose key is the secret itself) ───────
DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY[
        'agency', 'unit', 'joint_forum', 'joint_forum_member', 'staff', 'staff_unit', 'absence',
        'case_event', 'waiting_list_event', 'inbox', 'outbox',
        'case_file', 'task', 'handover', 'handover_member', 'meeting', 'meeting_party', 'placement', 'deadline',
        'case_grant', 'case_phase', 'case_holder', 'case_waiting', 'case_income',
        'waiting_list', 'waiting_list_entry', 'coach_seat',
        'participant', 'participant_identity', 'document', 'draft', 'read_log', 'import_list', 'import_row']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        -- Its grants say what the worker may do; rows are not kept from it.
        EXECUTE format('CREATE POLICY worker ON %I TO stafett_worker USING (true) WITH CHECK (true)', name);
    END LOOP;
END $$;

-- The directory: everybody looks in it, the owner seeds it, an agency's administrator keeps its part, and a manager the absences.
DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['agency', 'unit', 'joint_forum', 'joint_forum_member', 'staff', 'staff_unit', 'absence']
    LOOP
        EXECUTE format('CREATE POLICY owner ON %I TO stafett_owner USING (true) WITH CHECK (true)', name);
        EXECUTE format('CREATE POLICY look_up ON %I FOR SELECT TO stafett_api USING (true)', name);
    END LOOP;
    FOREACH name IN ARRAY ARRAY['unit', 'staff']
    LOOP
        EXECUTE format('CREATE POLICY administrator_adds ON %I FOR INSERT TO stafett_api
            WITH CHECK (agency_id = app_agency() AND ''administrator'' = ANY (app_roles()))', name);
        EXECUTE format('CREATE POLICY administrator_changes ON %I FOR UPDATE TO stafett_api
            USING (agency_id = app_agency() AND ''administrator'' = ANY (app_roles()))', name);
    END LOOP;
END $$;
-- Somebody of any party may be staff of a unit (coaches are): the unit's agency decides.
CREATE POLICY administrator_adds ON staff_unit FOR INSERT TO stafett_api WITH CHECK (
    'administrator' = ANY (app_roles())
    AND EXISTS (SELECT 1 FROM unit u WHERE u.id = unit_id AND u.agency_id = app_agency()));
CREATE POLICY administrator_changes ON staff_unit FOR UPDATE TO stafett_api USING (
    'administrator' = ANY (app_roles())
    AND EXISTS (SELECT 1 FROM unit u WHERE u.id = unit_id AND u.agency_id = app_agency()));
CREATE POLICY administrator_removes ON staff_unit FOR DELETE TO stafett_api USING (
    'administrator' = ANY (app_roles())
    AND EXISTS (SELECT 1 FROM unit u WHERE u.id = unit_id AND u.agency_id = app_agency()));
CREATE POLICY administrator_adds ON absence FOR INSERT TO stafett_api WITH CHECK (
    app_roles() && ARRAY['administrator', 'manager']
    AND EXISTS (SELECT 1 FROM staff s WHERE s.id = staff_id AND s.agency_id = app_agency()));
CREATE POLICY administrator_changes ON absence FOR UPDATE TO stafett_api USING (
    app_roles() && ARRAY['administrator', 'manager']
    AND EXISTS (SELECT 1 FROM staff s WHERE s.id = staff_id AND s.agency_id = app_agency()));
CREATE POLICY administrator_removes ON absence FOR DELETE TO stafett_api USING (
    app_roles() && ARRAY['administrator', 'manager']
    AND EXISTS (SELECT 1 FROM staff s WHERE s.id = staff_id AND s.agency_id = app_agency()));

-- ── Cases: seen through a grant of the unit one acts for, category by category ─────────────────────────────────────
-- Each row asks for its own grant by the key of case_grant. OFFSET 0 keeps PostgreSQL from reading all of the unit's grants
-- into a hash first, which a page of fifty rows would pay for every time.
CREATE POLICY own ON case_grant FOR SELECT TO stafett_api USING (
    CASE WHEN (SELECT app_counts()) THEN agency = (SELECT app_agency()) ELSE unit = (SELECT app_unit()) END);

DO $$
DECLARE category text; name text; id text;
BEGIN
    FOR name, id, category IN VALUES ('deadline', 'case_id', 'history'), ('placement', 'case_id', 'plan'), ('case_event', 'case_id', 'history')
    LOOP
        EXECUTE format('CREATE POLICY granted ON %1$I FOR SELECT TO stafett_api USING (EXISTS (
            SELECT 1 FROM case_grant g
            WHERE g.case_id = %1$I.%2$I AND g.unit = (SELECT app_unit())
              AND g.relation = ANY ((SELECT app_relations(%3$L))::text[]) OFFSET 0))', name, id, category);
    END LOOP;

    -- Figures count the cases that the agency holds or follows, whichever unit one acts for (a förbundssamordnare and a
    -- machine act for none of the case's). They read whole tables, so here the hash is welcome.
    FOR name, id, category IN VALUES
        ('case_file', 'id', 'status'), ('case_phase', 'case_id', 'history'), ('case_holder', 'case_id', 'history'),
        ('case_waiting', 'case_id', 'history'), ('case_income', 'case_id', 'facts')
    LOOP
        EXECUTE format('CREATE POLICY granted ON %1$I FOR SELECT TO stafett_api USING (
            CASE WHEN (SELECT app_counts()) THEN EXISTS (
                SELECT 1 FROM case_grant g
                WHERE g.case_id = %1$I.%2$I AND g.agency = (SELECT app_agency())
                  AND g.relation IN (''holder'', ''coordinator''))
            ELSE EXISTS (
                SELECT 1 FROM case_grant g
                WHERE g.case_id = %1$I.%2$I AND g.unit = (SELECT app_unit())
                  AND g.relation = ANY ((SELECT app_relations(%3$L))::text[]) OFFSET 0)
            END)', name, id, category);
    END LOOP;
END $$;

-- An open task is the owner unit's (the manager's, when it is for the manager). Other tasks of a case are seen by those who
-- see all of its status; a task that is done, by its owner too while it has to do with the case.
CREATE POLICY owned_or_granted ON task FOR SELECT TO stafett_api USING (
    CASE WHEN owner_unit = (SELECT app_unit()) AND status = 'open'
        THEN 'taskOwner' = ANY ((SELECT app_relations('status'))::text[])
        ELSE EXISTS (
            SELECT 1 FROM case_grant g
            WHERE g.case_id = task.case_id AND g.unit = (SELECT app_unit())
              AND g.relation = ANY ((SELECT app_relations('status'))::text[])
              AND (task.owner_unit = g.unit OR g.relation = ANY ((SELECT app_whole('status'))::text[])) OFFSET 0)
    END
    AND (audience = 'unit' OR owner_unit <> (SELECT app_unit()) OR 'manager' = ANY ((SELECT app_roles())::text[])));

-- The domain's isPartyToHandover: the sender; those still asked, but for who said no; the one that accepted.
CREATE FUNCTION is_party_to_handover(asking uuid, h handover) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN coalesce(h.from_unit = asking OR CASE
        WHEN h.status IN ('sent', 'acknowledged', 'moreInfoRequested') THEN
            (h.to_unit = asking OR h.detail #> '{to,members}' @> jsonb_build_array(jsonb_build_object('unit', asking)))
            AND NOT coalesce(h.detail -> 'declinedBy' @> jsonb_build_array(jsonb_build_object('unit', asking)), false)
        WHEN h.status IN ('accepted', 'completed') THEN h.answered_by_unit = asking
        ELSE false END, false);
-- The domain's isPartyToMeeting: whoever called it and whoever is asked to it, unless it is cancelled.
CREATE FUNCTION is_party_to_meeting(asking uuid, m meeting) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN coalesce(m.status <> 'cancelled' AND (m.booked_by_unit = asking
        OR m.detail -> 'parties' @> jsonb_build_array(jsonb_build_object('type', 'unit', 'unit', asking))), false);

CREATE POLICY granted ON handover FOR SELECT TO stafett_api USING (EXISTS (
    SELECT 1 FROM case_grant g
    WHERE g.case_id = handover.case_id AND g.unit = (SELECT app_unit())
      AND g.relation = ANY ((SELECT app_relations('handovers'))::text[])
      AND (g.relation = ANY ((SELECT app_whole('handovers'))::text[]) OR is_party_to_handover(g.unit, handover)) OFFSET 0));
CREATE POLICY with_the_handover ON handover_member FOR SELECT TO stafett_api
    USING (EXISTS (SELECT 1 FROM handover h WHERE h.id = handover_id OFFSET 0));

CREATE POLICY granted ON meeting FOR SELECT TO stafett_api USING (EXISTS (
    SELECT 1 FROM case_grant g
    WHERE g.case_id = meeting.case_id AND g.unit = (SELECT app_unit())
      AND g.relation = ANY ((SELECT app_relations('meetings'))::text[])
      AND (g.relation = ANY ((SELECT app_whole('meetings'))::text[]) OR is_party_to_meeting(g.unit, meeting)) OFFSET 0));
CREATE POLICY with_the_meeting ON meeting_party FOR SELECT TO stafett_api
    USING (EXISTS (SELECT 1 FROM meeting m WHERE m.id = meeting_id OFFSET 0));

-- A document is read with the category of its kind by those who see all of that; by others with the handover or the meeting
-- that names it.
CREATE POLICY granted ON document FOR SELECT TO stafett_api USING (
    EXISTS (
        SELECT 1 FROM case_grant g
        WHERE g.case_id = document.case_id AND g.unit = (SELECT app_unit())
          AND g.relation = ANY (CASE document.category
              WHEN 'handovers' THEN (SELECT app_whole('handovers'))
              WHEN 'meetings' THEN (SELECT app_whole('meetings'))
              WHEN 'plan' THEN (SELECT app_relations('plan'))
              ELSE (SELECT app_relations('documents')) END) OFFSET 0)
    OR (category = 'handovers' AND EXISTS (
        SELECT 1 FROM handover h
        WHERE h.case_id = document.case_id
          AND jsonb_path_exists(h.detail, '$.**.document ? (@ == $id)', jsonb_build_object('id', document.id))))
    OR (category = 'meetings' AND EXISTS (
        SELECT 1 FROM meeting m
        WHERE m.case_id = document.case_id
          AND jsonb_path_exists(m.detail, '$.**.document ? (@ == $id)', jsonb_build_object('id', document.id)))));
CREATE POLICY author_adds ON document FOR INSERT TO stafett_api
    WITH CHECK (tenant = app_agency() AND author_staff IS NOT DISTINCT FROM app_staff());

-- Kön belongs to the place's host unit; the coordinator follows it.
CREATE POLICY host_or_coordinator ON waiting_list FOR SELECT TO stafett_api USING (
    (unit = (SELECT app_unit()) AND (SELECT app_roles()) && ARRAY['caseworker', 'coach', 'manager'])
    OR (coordinator_unit = (SELECT app_unit()) AND 'insatsCoordinator' = ANY ((SELECT app_roles())::text[])));
CREATE POLICY with_the_list ON waiting_list_entry FOR SELECT TO stafett_api
    USING (EXISTS (SELECT 1 FROM waiting_list w WHERE w.id = list_id));
CREATE POLICY with_the_list ON coach_seat FOR SELECT TO stafett_api
    USING (EXISTS (SELECT 1 FROM waiting_list w WHERE w.id = list_id));

-- ── Personal data ──────────────────────────────────────────────────────────────────────────────────────────────────
-- The agency that entered a participant may give them an identity once; from then on a grant on one of their cases rules.
CREATE POLICY entered_or_granted ON participant FOR SELECT TO stafett_api USING (
    tenant = (SELECT app_agency())
    OR EXISTS (SELECT 1 FROM case_grant g
        WHERE g.participant_id = participant.id AND g.unit = (SELECT app_unit())
          AND g.relation = ANY ((SELECT app_relations('identity'))::text[]) OFFSET 0));
CREATE POLICY agency_enters ON participant FOR INSERT TO stafett_api WITH CHECK (tenant = app_agency());

CREATE POLICY granted ON participant_identity FOR SELECT TO stafett_api USING (EXISTS (
    SELECT 1 FROM case_grant g
    WHERE g.participant_id = participant_identity.participant_id AND g.unit = (SELECT app_unit())
      AND g.relation = ANY ((SELECT app_relations('identity'))::text[]) OFFSET 0));
CREATE POLICY agency_enters ON participant_identity FOR INSERT TO stafett_api WITH CHECK (
    tenant = app_agency() AND EXISTS (SELECT 1 FROM participant p WHERE p.id = participant_id));
CREATE POLICY granted_changes ON participant_identity FOR UPDATE TO stafett_api
    USING (EXISTS (
        SELECT 1 FROM case_grant g
        WHERE g.participant_id = participant_identity.participant_id AND g.unit = (SELECT app_unit())
          AND g.relation = ANY ((SELECT app_relations('identity'))::text[]) OFFSET 0))
    WITH CHECK (tenant = app_agency());

CREATE POLICY author ON draft TO stafett_api
    USING (tenant = (SELECT app_agency()) AND author_staff = (SELECT app_staff()))
    WITH CHECK (tenant = app_agency() AND author_staff = app_staff());

CREATE POLICY own_agency ON read_log FOR INSERT TO stafett_api WITH CHECK (
    tenant = app_agency() AND unit IS NOT DISTINCT FROM app_unit() AND staff IS NOT DISTINCT FROM app_staff());

-- ── What an agency sent and imported ───────────────────────────────────────────────────────────────────────────────
CREATE POLICY own_agency ON inbox TO stafett_api
    USING (tenant = (SELECT app_agency())) WITH CHECK (tenant = app_agency());
CREATE POLICY own_agency ON import_list TO stafett_api
    USING (tenant = (SELECT app_agency())) WITH CHECK (tenant = app_agency());
CREATE POLICY own_agency ON import_row TO stafett_api
    USING (tenant = (SELECT app_agency())) WITH CHECK (tenant = app_agency());
-- Sessions carry ids alone and are found by the hash of a secret that only the cookie has. The worker has no right to them.
