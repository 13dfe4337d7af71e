-- A member of a samverkansteam who is answered whether a text holds a name of the case has been told a name of the case. So nobody who may
-- not know the names is answered: what a member writes is read by their own agency, a rekommendation besides by the holder of the case, and
-- the other members read of it what the holder, who knows the names, has shared.
ALTER TABLE gathering_document DROP CONSTRAINT gathering_document_part;
ALTER TABLE gathering_document ADD CONSTRAINT gathering_document_part
    CHECK (part IN ('question', 'given', 'recommendation', 'notes', 'minutes'));

-- What was written before is closed, too: no holder has looked it through. The owner sees no gathering as long as row-level security is forced.
ALTER TABLE gathering NO FORCE ROW LEVEL SECURITY;
ALTER TABLE gathering_document NO FORCE ROW LEVEL SECURITY;
UPDATE gathering_document d SET part = CASE d.part WHEN 'minutes' THEN 'notes' ELSE 'given' END
FROM gathering g WHERE g.id = d.gathering_id AND g.kind = 'samverkansteam' AND d.part IN ('minutes', 'recommendation');
ALTER TABLE gathering_document FORCE ROW LEVEL SECURITY;
ALTER TABLE gathering FORCE ROW LEVEL SECURITY;

DROP POLICY with_the_gathering ON gathering_document;
CREATE POLICY with_the_gathering ON gathering_document FOR SELECT TO stafett_api USING (
    EXISTS (SELECT 1 FROM gathering g WHERE g.id = gathering_id
        AND (part IN ('minutes', 'notes')
            OR (g.unit <> (SELECT app_unit())
                AND (SELECT app_roles()) && ARRAY['caseworker', 'coach', 'manager', 'teamMember']))));
DROP POLICY with_the_gathering ON document;
CREATE POLICY with_the_gathering ON document FOR SELECT TO stafett_api USING (
    EXISTS (SELECT 1 FROM gathering_document d WHERE d.document_id = document.id
        AND (d.part NOT IN ('given', 'notes') OR document.tenant = (SELECT app_agency()))));
