-- More of what decides who reads what, and who has done what: whose absence somebody keeps (a stand-in sees the colleague's work), who may
-- sign in as whom, and where a colleague's notices are sent. By the database itself, whatever program does it.
CREATE FUNCTION log_staff_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE concerned uuid;
BEGIN
    -- The table's column with the colleague is the trigger's second argument.
    IF TG_OP = 'DELETE' THEN
        concerned := (to_jsonb(old) ->> TG_ARGV[1])::uuid;
    ELSE
        concerned := (to_jsonb(new) ->> TG_ARGV[1])::uuid;
    END IF;
    INSERT INTO read_log (id, at, tenant, unit, staff, kind, action, about, case_ids, participant_ids)
    VALUES (gen_random_uuid(), coalesce(nullif(current_setting('app.now', true), '')::timestamptz, statement_timestamp()), app_agency(),
        app_unit(), app_staff(), 'act', TG_ARGV[0], concerned, '{}'::uuid[], '{}'::uuid[]);
    RETURN NULL;
END $$;

CREATE TRIGGER logged AFTER INSERT OR UPDATE OR DELETE ON absence FOR EACH ROW
    WHEN (app_agency() IS NOT NULL) EXECUTE FUNCTION log_staff_change('organisation.absenceKept', 'staff_id');
CREATE TRIGGER logged AFTER INSERT OR UPDATE ON staff FOR EACH ROW
    WHEN (app_agency() IS NOT NULL) EXECUTE FUNCTION log_staff_change('organisation.staffSaved', 'id');
-- Whether one wants letters is one's own affair; where they go is not.
CREATE TRIGGER logged AFTER INSERT OR DELETE OR UPDATE OF address ON staff_mail FOR EACH ROW
    WHEN (app_agency() IS NOT NULL) EXECUTE FUNCTION log_staff_change('organisation.mailAddressSet', 'staff_id');
