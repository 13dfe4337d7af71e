-- Whose texts a case has, and no text: to raise gallring, and to know which share is the last.
GRANT SELECT (case_id, tenant) ON document TO stafett_worker;

-- Tables that came since, and name a case or a participant.
DO $$
DECLARE name text; named text;
BEGIN
    FOR name, named IN
        SELECT c.relname, min(a.attname::text) FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attname IN ('case_id', 'participant_id') AND NOT a.attisdropped
          AND NOT EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname LIKE 'gallring%')
        GROUP BY c.oid, c.relname
    LOOP
        EXECUTE format('CREATE POLICY gallring ON %I TO stafett_owner USING (%I::text = (SELECT %s()))', name, named,
            CASE named WHEN 'case_id' THEN 'app_gallring_case' ELSE 'app_gallring_participant' END);
    END LOOP;
END $$;
