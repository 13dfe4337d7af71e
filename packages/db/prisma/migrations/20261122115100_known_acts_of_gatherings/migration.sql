-- Whoever is in a gathering may learn that an act of theirs is known already: its id, never what it said.
GRANT SELECT (gathering_id, seq, command_id) ON gathering_event TO stafett_api;
CREATE POLICY with_the_gathering ON gathering_event FOR SELECT TO stafett_api
    USING (EXISTS (SELECT 1 FROM gathering g WHERE g.id = gathering_id));
