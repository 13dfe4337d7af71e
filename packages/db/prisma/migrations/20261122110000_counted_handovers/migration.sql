-- How long agencies take to confirm and to answer is counted over the same cases as the figures, whichever unit one acts for.
CREATE POLICY counted ON handover FOR SELECT TO stafett_api USING (
    (SELECT app_counts()) AND EXISTS (
        SELECT 1 FROM case_grant g
        WHERE g.case_id = handover.case_id AND g.agency = (SELECT app_agency())
          AND g.relation IN ('holder', 'coordinator')));
