-- Whoever coordinates an insats works in its cases where a samtycke names that, and else follows how they go without being told who it is
-- (the domain's `isCoordinationNamed`). Figures count the cases that they follow either way.
INSERT INTO access_rule (relation, role, category, scope) VALUES
    ('processFollower', 'insatsCoordinator', 'status', 'whole'),
    ('processFollower', 'forbundCoordinator', 'status', 'whole');
-- A task of theirs tells of the case what its own relation tells.
DELETE FROM access_rule WHERE relation = 'taskOwner' AND role = 'insatsCoordinator' AND category = 'identity';

DO $$
DECLARE category text; name text; id text;
BEGIN
    FOR name, id, category IN VALUES
        ('case_file', 'id', 'status'), ('case_phase', 'case_id', 'history'), ('case_holder', 'case_id', 'history'),
        ('case_waiting', 'case_id', 'history'), ('case_income', 'case_id', 'facts')
    LOOP
        EXECUTE format('ALTER POLICY granted ON %1$I USING (
            CASE WHEN (SELECT app_counts()) THEN EXISTS (
                SELECT 1 FROM case_grant g
                WHERE g.case_id = %1$I.%2$I AND g.agency = (SELECT app_agency())
                  AND g.relation IN (''holder'', ''coordinator'', ''processFollower''))
            ELSE EXISTS (
                SELECT 1 FROM case_grant g
                WHERE g.case_id = %1$I.%2$I AND g.unit = (SELECT app_unit())
                  AND g.relation = ANY ((SELECT app_relations(%3$L))::text[]) OFFSET 0)
            END)', name, id, category);
    END LOOP;
END $$;

ALTER POLICY counted ON handover USING (
    (SELECT app_counts()) AND EXISTS (
        SELECT 1 FROM case_grant g
        WHERE g.case_id = handover.case_id AND g.agency = (SELECT app_agency())
          AND g.relation IN ('holder', 'coordinator', 'processFollower')));

CREATE OR REPLACE FUNCTION follow_protection() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.type = 'identityProtected' THEN
        PERFORM protect_other_cases(NEW.case_id, NEW.payload ->> 'kind', NEW.at);
    ELSE
        DELETE FROM protected_case p USING case_file f, case_file own
            WHERE own.id = NEW.case_id AND p.case_id = f.id AND f.id <> own.id AND f.phase = 'closed'
              AND f.participant_id IN (SELECT same_person(own.participant_id))
              AND EXISTS (SELECT 1 FROM case_grant g
                  WHERE g.case_id = f.id AND g.agency::text = NEW.actor ->> 'agency'
                    AND g.relation NOT IN ('coordinator', 'processFollower'));
    END IF;
    RETURN NULL;
END $$;

-- Until now nothing named it: of what a list brought in, the list's word holds until the participant takes something back.
UPDATE case_grant g SET relation = 'processFollower' FROM case_file f
    WHERE f.id = g.case_id AND g.relation = 'coordinator'
      AND (f.state ->> 'origin' = 'referred'
        OR EXISTS (SELECT 1 FROM jsonb_array_elements(coalesce(f.state -> 'samtycken', '[]')) s
            WHERE s ->> 'status' <> 'standing' AND s -> 'terms' IS NULL));
