-- Somebody protected in one case may be aktualiserad anew by who does not know. That new case begins unmarked: the sender is not told that there is
-- another. But a unit that knows it from a case of its own has them hidden in the new one too, from the moment that it sees it.
CREATE TABLE "protected_for" (
    "case_id" UUID NOT NULL,
    "unit" UUID NOT NULL,
    "participant_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    -- Whom the unit's lists of the person's other cases name.
    "staff" UUID[] NOT NULL,

    CONSTRAINT "protected_for_pkey" PRIMARY KEY ("case_id","unit")
);
CREATE INDEX "protected_for_participant_id_idx" ON "protected_for"("participant_id");
ALTER TABLE "protected_for" ADD CONSTRAINT "protected_for_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE protected_for ENABLE ROW LEVEL SECURITY;
ALTER TABLE protected_for FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON protected_for TO stafett_worker;
GRANT SELECT ON protected_for TO stafett_api;
CREATE POLICY worker ON protected_for TO stafett_worker USING (true) WITH CHECK (true);
CREATE POLICY gallring ON protected_for TO stafett_owner USING (case_id::text = (SELECT app_gallring_case()));
-- A unit's knowledge is its own.
CREATE POLICY own_unit ON protected_for FOR SELECT TO stafett_api USING (
    unit = (SELECT app_unit()) AND EXISTS (
        SELECT 1 FROM case_grant g
        WHERE g.case_id = protected_for.case_id AND g.unit = (SELECT app_unit())
          AND g.relation = ANY ((SELECT app_relations('status'))::text[]) OFFSET 0));

CREATE OR REPLACE FUNCTION hides_case(asked uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN NOT 'manager' = ANY (app_roles()) AND (
        (EXISTS (SELECT 1 FROM protected_case p WHERE p.case_id = asked)
            AND NOT (app_roles() && ARRAY['caseworker', 'coach'] AND EXISTS (
                SELECT 1 FROM identity_access a WHERE a.case_id = asked AND a.unit = app_unit() AND a.staff = app_staff())))
        OR EXISTS (SELECT 1 FROM protected_for k WHERE k.case_id = asked AND k.unit = app_unit()
            AND NOT (app_roles() && ARRAY['caseworker', 'coach'] AND app_staff() = ANY (k.staff))));
CREATE OR REPLACE FUNCTION hides_participant(asked uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN NOT 'manager' = ANY (app_roles()) AND (
        (EXISTS (SELECT 1 FROM protected_case p WHERE p.participant_id = asked)
            AND NOT (app_roles() && ARRAY['caseworker', 'coach'] AND EXISTS (
                SELECT 1 FROM identity_access a
                WHERE a.participant_id = asked AND a.unit = app_unit() AND a.staff = app_staff())))
        OR EXISTS (SELECT 1 FROM protected_for k WHERE k.participant_id = asked AND k.unit = app_unit()
            AND NOT (app_roles() && ARRAY['caseworker', 'coach'] AND app_staff() = ANY (k.staff))));
-- The same written out, as of protected_case.
CREATE POLICY not_known_as_protected ON participant_identity AS RESTRICTIVE FOR SELECT TO stafett_api USING (
    'manager' = ANY ((SELECT app_roles())::text[])
    OR NOT EXISTS (SELECT 1 FROM protected_for k
        WHERE k.participant_id = participant_identity.participant_id AND k.unit = (SELECT app_unit())
          AND NOT ((SELECT app_roles()) && ARRAY['caseworker', 'coach'] AND (SELECT app_staff()) = ANY (k.staff)) OFFSET 0));

-- Which units know of whom, in all the cases of a case's participant that are not marked themselves. Whoever aktualiserade is left out: by a
-- number that they give they would else be told that it is a protected one.
CREATE FUNCTION know_protected(of_case uuid) RETURNS void LANGUAGE sql AS $$
    WITH persons AS MATERIALIZED (
        SELECT f.id, f.participant_id FROM case_file f, case_file own
        WHERE own.id = of_case AND f.participant_id IN (SELECT same_person(own.participant_id))),
    known AS (
        SELECT new.id AS case_id, g.unit, new.participant_id, max(p.kind) AS kind, min(p.since) AS since,
            coalesce(array_agg(DISTINCT a.staff) FILTER (WHERE a.staff IS NOT NULL), '{}') AS staff
        FROM persons new
        JOIN case_grant g ON g.case_id = new.id AND g.relation <> 'coordinator'
        JOIN persons old ON old.id <> new.id
        JOIN protected_case p ON p.case_id = old.id
        JOIN case_grant h ON h.case_id = old.id AND h.unit = g.unit AND h.relation <> 'coordinator'
        LEFT JOIN identity_access a ON a.case_id = old.id AND a.unit = g.unit
        WHERE NOT EXISTS (SELECT 1 FROM protected_case m WHERE m.case_id = new.id)
          -- That it was lifted there, two people or a system have said of that case.
          AND NOT EXISTS (SELECT 1 FROM case_event l WHERE l.case_id = new.id AND l.type = 'identityProtectionLifted')
          AND g.unit::text IS DISTINCT FROM (
              SELECT e.payload #>> '{referrer,unit}' FROM case_event e WHERE e.case_id = new.id AND e.seq = 1)
        GROUP BY new.id, g.unit, new.participant_id),
    gone AS (
        DELETE FROM protected_for k USING persons
        WHERE k.case_id = persons.id
          AND NOT EXISTS (SELECT 1 FROM known WHERE known.case_id = k.case_id AND known.unit = k.unit))
    INSERT INTO protected_for AS before (case_id, unit, participant_id, kind, since, staff)
        SELECT case_id, unit, participant_id, kind, since, staff FROM known
        ON CONFLICT (case_id, unit) DO UPDATE SET kind = excluded.kind, staff = excluded.staff
$$;
CREATE FUNCTION units_that_know() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM know_protected(NEW.case_id);
    RETURN NULL;
END $$;
-- After the others of the table, by its name: who it is, and whom a mark reaches, stands by then.
CREATE TRIGGER units_that_know AFTER INSERT ON case_event
    FOR EACH ROW WHEN (NEW.type IN ('caseReferred', 'caseImported', 'participantNamed', 'handoverSent', 'holderChanged',
        'meetingBooked', 'meetingProposed', 'identityProtected', 'identityAccessChanged', 'identityProtectionLifted'))
    EXECUTE FUNCTION units_that_know();
