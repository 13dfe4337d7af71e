-- Nobody decides what they themselves may see: an administrator neither gives themselves a role nor changes or takes one of their own.
CREATE POLICY not_own_adds ON staff_unit AS RESTRICTIVE FOR INSERT TO stafett_api
    WITH CHECK (staff_id IS DISTINCT FROM app_staff());
CREATE POLICY not_own_changes ON staff_unit AS RESTRICTIVE FOR UPDATE TO stafett_api
    USING (staff_id IS DISTINCT FROM app_staff());
CREATE POLICY not_own_removes ON staff_unit AS RESTRICTIVE FOR DELETE TO stafett_api
    USING (staff_id IS DISTINCT FROM app_staff());
