-- Documents that only some insatser have: a mentor, an utvärdering, what passes between a case and its samverkansteam.
-- Rows that stand keep their category: no kind that was known changes.
CREATE OR REPLACE FUNCTION document_category(kind text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE
        WHEN kind IN ('referralMessage', 'handoverMessage', 'handoverQuestion', 'handoverAnswer', 'declineNeeded') THEN 'handovers'
        WHEN kind = 'minutes' THEN 'meetings'
        WHEN kind IN ('plan', 'followUp', 'placement', 'planReview', 'mentor') THEN 'plan'
        WHEN kind IN ('assessment', 'closureExplanation', 'taskNote', 'teamQuestion', 'recommendation', 'recommendationAnswer') THEN 'documents' END;
