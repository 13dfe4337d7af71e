-- A unit that knows somebody as protected has them hidden in a new case however it stands to the two, also where it coordinates the insats.
CREATE OR REPLACE FUNCTION know_protected(of_case uuid) RETURNS void LANGUAGE sql AS $$
    WITH persons AS MATERIALIZED (
        SELECT f.id, f.participant_id FROM case_file f, case_file own
        WHERE own.id = of_case AND f.participant_id IN (SELECT same_person(own.participant_id))),
    known AS (
        SELECT new.id AS case_id, g.unit, new.participant_id, max(p.kind) AS kind, min(p.since) AS since,
            coalesce(array_agg(DISTINCT a.staff) FILTER (WHERE a.staff IS NOT NULL), '{}') AS staff
        FROM persons new
        JOIN case_grant g ON g.case_id = new.id
        JOIN persons old ON old.id <> new.id
        JOIN protected_case p ON p.case_id = old.id
        JOIN case_grant h ON h.case_id = old.id AND h.unit = g.unit
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
