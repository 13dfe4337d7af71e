-- The days on which cases that the actor's agency has a share in were closed, but for those whose gallring is raised: what says when the next
-- falls due. For who may confirm it; days alone, and of no case. The owner looks while it asks and never else.
CREATE FUNCTION app_closings() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN coalesce(current_setting('app.closings', true), '') = 'on';
CREATE POLICY closings ON case_file FOR SELECT TO stafett_owner USING ((SELECT app_closings()) AND closed_on IS NOT NULL);
CREATE POLICY closings ON case_grant FOR SELECT TO stafett_owner
    USING ((SELECT app_closings()) AND agency = (SELECT app_agency()));
CREATE POLICY closings ON gallring FOR SELECT TO stafett_owner
    USING ((SELECT app_closings()) AND tenant = (SELECT app_agency()));

CREATE FUNCTION own_closings() RETURNS date[]
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    days date[];
BEGIN
    IF NOT app_may_gallra() OR app_agency() IS NULL THEN
        RETURN '{}';
    END IF;
    PERFORM set_config('app.closings', 'on', true);
    SELECT coalesce(array_agg(DISTINCT f.closed_on), '{}') INTO days
    FROM case_file f
    WHERE f.closed_on IS NOT NULL
      AND EXISTS (SELECT 1 FROM case_grant s WHERE s.case_id = f.id AND s.agency = app_agency())
      AND NOT EXISTS (SELECT 1 FROM gallring g WHERE g.case_id = f.id AND g.tenant = app_agency());
    PERFORM set_config('app.closings', '', true);
    RETURN days;
END $$;
REVOKE ALL ON FUNCTION own_closings() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION own_closings() TO stafett_api;
