-- Where a meeting is held, or the link to it, is read by those it is between; why work is to move, by the agency that asks and the one asked.
-- Rows that stand keep their category: no kind that was known changes.
CREATE OR REPLACE FUNCTION document_category(kind text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE
        WHEN kind IN ('referralMessage', 'handoverMessage', 'handoverQuestion', 'handoverAnswer', 'declineNeeded') THEN 'handovers'
        WHEN kind IN ('minutes', 'minutesObjection', 'meetingPlace') THEN 'meetings'
        WHEN kind IN ('plan', 'followUp', 'placement', 'planReview', 'mentor') THEN 'plan'
        WHEN kind IN ('assessment', 'closureExplanation', 'taskNote', 'teamQuestion', 'recommendation', 'recommendationAnswer', 'meetingWish', 'moveReason') THEN 'documents' END;
