-- What a party holds against the minutes is read by those who read the minutes; the participant's own words in a wish by those who read
-- the case's documents. Rows that stand keep their category: no kind that was known changes.
CREATE OR REPLACE FUNCTION document_category(kind text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE
        WHEN kind IN ('referralMessage', 'handoverMessage', 'handoverQuestion', 'handoverAnswer', 'declineNeeded') THEN 'handovers'
        WHEN kind IN ('minutes', 'minutesObjection') THEN 'meetings'
        WHEN kind IN ('plan', 'followUp', 'placement', 'planReview', 'mentor') THEN 'plan'
        WHEN kind IN ('assessment', 'closureExplanation', 'taskNote', 'teamQuestion', 'recommendation', 'recommendationAnswer', 'meetingWish') THEN 'documents' END;
