-- Whoever has work left about a meeting sees it until that is done, also when it is off: the domain's isPartyToMeeting. Its texts stay
-- with those they were given to.
DROP POLICY granted ON meeting;
CREATE POLICY granted ON meeting FOR SELECT TO stafett_api USING (EXISTS (
    SELECT 1 FROM case_grant g
    WHERE g.case_id = meeting.case_id AND g.unit = (SELECT app_unit())
      AND g.relation = ANY ((SELECT app_relations('meetings'))::text[])
      AND (g.relation = ANY ((SELECT app_whole('meetings'))::text[])
        OR is_party_to_meeting(g.unit, meeting)
        OR EXISTS (
            SELECT 1 FROM task t
            WHERE t.case_id = meeting.case_id AND t.owner_unit = g.unit AND t.status = 'open'
              AND t.subject @> jsonb_build_object('type', 'meeting', 'id', meeting.id) OFFSET 0)) OFFSET 0));
