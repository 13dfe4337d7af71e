-- That an agency asks a participant for samtycke, and what the answer was, is its own to know too: the domain's isSamtyckeWork.
DROP POLICY own_samtycke ON task;
CREATE POLICY own_samtycke ON task AS RESTRICTIVE FOR SELECT TO stafett_api
    USING (kind NOT IN ('renewSamtycke', 'followUpSamtycke') OR tenant = (SELECT app_agency()));
CREATE POLICY own_samtycke_asked_for ON case_event AS RESTRICTIVE FOR SELECT TO stafett_api
    USING (type NOT IN ('samtyckeAskedFor', 'samtyckeAnswered')
        OR payload #>> '{request,of,agency}' = (SELECT app_agency())::text
        OR payload #>> '{of,agency}' = (SELECT app_agency())::text);
