-- Who has the participant at which unit. Of whoever is outside, the name, phone and e-mail lie in an encrypted document.
CREATE TABLE case_contact (
    id UUID NOT NULL,
    case_id UUID NOT NULL REFERENCES case_file (id) ON DELETE CASCADE ON UPDATE CASCADE,
    tenant UUID NOT NULL,
    unit UUID NOT NULL,
    role TEXT NOT NULL,
    status TEXT NOT NULL,
    staff UUID,
    document_id UUID,
    document_version INTEGER,
    since TIMESTAMPTZ(3) NOT NULL,
    told UUID[] NOT NULL,

    CONSTRAINT case_contact_pkey PRIMARY KEY (id),
    CONSTRAINT case_contact_status CHECK (status IN ('sought', 'named', 'ended')),
    CONSTRAINT case_contact_person CHECK (
        (staff IS NULL OR document_id IS NULL) AND (document_id IS NULL) = (document_version IS NULL)
        AND (status <> 'named' OR staff IS NOT NULL OR document_id IS NOT NULL)
        AND (status <> 'sought' OR (staff IS NULL AND document_id IS NULL)))
);
CREATE INDEX case_contact_case_id_idx ON case_contact (case_id);
CREATE INDEX case_contact_unit_staff_idx ON case_contact (unit, staff) WHERE status = 'named';
CREATE INDEX case_contact_document_id_idx ON case_contact (document_id) WHERE document_id IS NOT NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON case_contact TO stafett_worker;
GRANT SELECT ON case_contact TO stafett_api;
ALTER TABLE case_contact ENABLE ROW LEVEL SECURITY;
ALTER TABLE case_contact FORCE ROW LEVEL SECURITY;
CREATE POLICY worker ON case_contact TO stafett_worker USING (true) WITH CHECK (true);

-- The domain's mayReadContact: with who the participant is goes who has them; the whole of it to those who see the whole, else what is of
-- one's own agency and what one's unit is told of.
CREATE POLICY told ON case_contact FOR SELECT TO stafett_api USING (
    status <> 'ended' AND EXISTS (
        SELECT 1 FROM case_grant g
        WHERE g.case_id = case_contact.case_id AND g.unit = (SELECT app_unit())
          AND g.relation = ANY ((SELECT app_relations('identity'))::text[])
          AND (g.relation = ANY ((SELECT app_whole('identity'))::text[])
            OR case_contact.tenant = (SELECT app_agency())
            OR g.unit = ANY (case_contact.told)) OFFSET 0));

-- The card of somebody outside is given to the units that are told of the contact; the domain's isGiven.
CREATE POLICY of_a_contact ON document FOR SELECT TO stafett_api USING (
    kind = 'contact'
    AND (SELECT app_roles()) && ARRAY['caseworker', 'coach', 'manager']
    AND EXISTS (
        SELECT 1 FROM case_contact k
        WHERE k.document_id = document.id AND k.document_version = document.version
          AND (SELECT app_unit()) = ANY (k.told) OFFSET 0));

-- Rows that stand keep their category: no kind that was known changes.
CREATE OR REPLACE FUNCTION document_category(kind text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE
        WHEN kind IN ('referralMessage', 'handoverMessage', 'handoverQuestion', 'handoverAnswer', 'declineNeeded') THEN 'handovers'
        WHEN kind IN ('minutes', 'minutesObjection', 'meetingPlace') THEN 'meetings'
        WHEN kind IN ('plan', 'followUp', 'placement', 'planReview', 'mentor') THEN 'plan'
        WHEN kind = 'contact' THEN 'identity'
        WHEN kind IN ('assessment', 'closureExplanation', 'taskNote', 'teamQuestion', 'recommendation', 'recommendationAnswer', 'meetingWish', 'moveReason') THEN 'documents' END;
