-- The protocols of gallring are kept outside of the database too, each sealed. After a restore from a backup that is older than a gallring its
-- protocol comes back from there; never for a share that the key store does not say is destroyed. Gives whether it was lacking.
CREATE FUNCTION put_back_protocol(protocol jsonb) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    lacking integer;
    p gallring := jsonb_populate_record(NULL::gallring, protocol);
BEGIN
    IF p.status IS DISTINCT FROM 'carriedOut' OR p.carried_out_at IS NULL OR p.first_by IS NULL OR p.second_by IS NULL THEN
        RAISE EXCEPTION 'not a protocol' USING errcode = 'restrict_violation';
    END IF;
    IF NOT is_gallrad(p.case_id, p.tenant) THEN
        RAISE EXCEPTION 'the key store knows of no such gallring' USING errcode = 'restrict_violation';
    END IF;
    PERFORM set_config('app.gallring', p.id::text, true), set_config('app.gallring_case', p.case_id::text, true);
    -- What the backup knew of it was that it was to be done.
    DELETE FROM gallring WHERE case_id = p.case_id AND tenant = p.tenant AND carried_out_at IS NULL;
    INSERT INTO gallring SELECT p.* ON CONFLICT DO NOTHING;
    GET DIAGNOSTICS lacking = ROW_COUNT;
    PERFORM set_config('app.gallring', '', true), set_config('app.gallring_case', '', true);
    RETURN lacking > 0;
END $$;
REVOKE ALL ON FUNCTION put_back_protocol(jsonb) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION put_back_protocol(jsonb) TO stafett_worker;
