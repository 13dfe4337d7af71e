-- Who recommends reads the questions: the people of the team's member units, and nobody at the unit that calls it, whatever their role
-- there (lag 2003:1210 § 7). What was written of the meetings is for all of them, as before.
DROP POLICY with_the_gathering ON gathering_document;
CREATE POLICY with_the_gathering ON gathering_document FOR SELECT TO stafett_api USING (
    EXISTS (SELECT 1 FROM gathering g WHERE g.id = gathering_id
        AND (part = 'minutes'
            OR (g.unit <> (SELECT app_unit())
                AND (SELECT app_roles()) && ARRAY['caseworker', 'coach', 'manager', 'teamMember']))));
