-- The codec server decodes what Temporal's pages show, for an operator. A role of its own: it reads the keys of workflows alone, no table,
-- and says in the log of reading whose journeys it is about to decode. The role exists, as the others do.
GRANT USAGE ON SCHEMA vault TO stafett_codec;
GRANT SELECT ON vault.data_key TO stafett_codec;
ALTER TABLE vault.data_key ENABLE ROW LEVEL SECURITY;
CREATE POLICY apps ON vault.data_key TO stafett_api, stafett_worker USING (true) WITH CHECK (true);
CREATE POLICY decodes ON vault.data_key FOR SELECT TO stafett_codec USING (scope LIKE 'journey:%' OR scope LIKE 'workflow:%');

CREATE POLICY decoding ON case_file FOR SELECT TO stafett_owner
    USING (coalesce(current_setting('app.decoding', true), '') = 'on');
CREATE POLICY decoding ON read_log FOR INSERT TO stafett_owner
    WITH CHECK (coalesce(current_setting('app.decoding', true), '') = 'on' AND action = 'codec.decoded');

-- One row in the log of each agency that holds one of the cases. Who decodes is none of its staff: the operator's name stands as the reason.
CREATE FUNCTION log_decoding(cases uuid[], operator text, at timestamptz) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    PERFORM set_config('app.decoding', 'on', true);
    INSERT INTO read_log (id, at, tenant, action, reason, case_ids, participant_ids)
    SELECT gen_random_uuid(), log_decoding.at, f.holder_agency, 'codec.decoded', left(operator, 100), array_agg(f.id), '{}'
    FROM case_file f WHERE f.id = ANY (cases) GROUP BY f.holder_agency;
    PERFORM set_config('app.decoding', '', true);
END $$;
REVOKE ALL ON FUNCTION log_decoding(uuid[], text, timestamptz) FROM public;
GRANT EXECUTE ON FUNCTION log_decoding(uuid[], text, timestamptz) TO stafett_codec;
GRANT USAGE ON SCHEMA public TO stafett_codec;
