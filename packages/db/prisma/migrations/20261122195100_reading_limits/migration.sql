-- How many different cases whoever acts has opened at their agency, by their own rows of its log: those that are sealed, and those that
-- wait to be (a case that stands among both counts twice, for some seconds). The api may read neither; it is told the two numbers alone.
CREATE FUNCTION cases_opened(actions text[], at timestamptz, OUT last_hour int, OUT last_day int)
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    PERFORM set_config('app.audit', 'on', true);
    SELECT count(DISTINCT o.opened) FILTER (WHERE o.opened_at > cases_opened.at - interval '1 hour'), count(DISTINCT o.opened)
    INTO last_hour, last_day
    FROM (
        SELECT e.at AS opened_at, c AS opened FROM audit_entry e, unnest(e.cases) AS c
        WHERE e.tenant = app_agency() AND e.staff = app_staff() AND e.at > cases_opened.at - interval '1 day' AND e.kind = 'read'
            AND (e.action = ANY (actions) OR (e.action = 'cases.search' AND cardinality(e.cases) = 1))
        UNION ALL
        SELECT r.at, c::text FROM read_log r, unnest(r.case_ids) AS c
        WHERE r.tenant = app_agency() AND r.staff = app_staff() AND r.at > cases_opened.at - interval '1 day' AND r.kind = 'read'
            AND (r.action = ANY (actions) OR (r.action = 'cases.search' AND cardinality(r.case_ids) = 1))) o;
    PERFORM set_config('app.audit', '', true);
END $$;
REVOKE ALL ON FUNCTION cases_opened(text[], timestamptz) FROM public;
GRANT EXECUTE ON FUNCTION cases_opened(text[], timestamptz) TO stafett_api;
