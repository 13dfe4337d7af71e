-- What an agency has written at the meetings of a samverkansteam or a group belongs to no case, and has a term of its own, by year. It is raised,
-- confirmed by two people and destroyed as a share of a case is; what it is of stands where a share has the case.
ALTER TABLE gallring ADD COLUMN gathering TEXT;
GRANT INSERT (gathering) ON gallring TO stafett_worker;

-- As gallra(): what two people have confirmed, whose day has come, and never but the key of such texts. The rows stay, as texts of a case do
-- whose key is destroyed: the meeting's page says that they are gone.
CREATE FUNCTION gallra_meetings(asked uuid, at timestamptz) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    g gallring;
    gone_texts integer;
    gone_keys integer;
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
    IF g.gathering IS NULL OR EXISTS (SELECT 1 FROM case_file WHERE id = g.case_id) THEN
        RAISE EXCEPTION 'it is of a case' USING errcode = 'restrict_violation';
    END IF;
    SELECT count(DISTINCT d.id) INTO gone_texts FROM document d WHERE d.case_id = g.case_id AND d.tenant = g.tenant;
    gone_keys := vault.destroy_key('case:' || g.case_id || ':' || g.tenant, at);
    UPDATE gallring SET status = 'carriedOut', carried_out_at = at, texts = gone_texts, keys = gone_keys, version = version + 1
        WHERE id = asked;
    INSERT INTO read_log (id, at, tenant, kind, action, case_ids, participant_ids)
        VALUES (gen_random_uuid(), at, g.tenant, 'act', 'gallring.carriedOut', ARRAY[g.case_id], '{}'::uuid[]);
    PERFORM set_config('app.gallring', '', true), set_config('app.gallring_case', '', true);
    RETURN true;
END $$;
REVOKE ALL ON FUNCTION gallra_meetings(uuid, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gallra_meetings(uuid, timestamptz) TO stafett_worker;
