-- Whoever a samtycke keeps from a meeting is no party to it: the domain's isPartyToMeeting. Which units those are follows from the samtycken
-- of the holder and of whoever called the meeting, and stands in the row (`shutOut`); whose invitation was taken back, with the party.
CREATE OR REPLACE FUNCTION is_party_to_meeting(asking uuid, m meeting) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN coalesce(m.status <> 'cancelled'
        AND NOT coalesce(m.detail -> 'shutOut' ? asking::text, false)
        AND (m.booked_by_unit = asking
            OR jsonb_path_exists(m.detail, '$.parties[*] ? (@.type == "unit" && @.unit == $unit && !exists(@.withdrawn))',
                jsonb_build_object('unit', asking))), false);

-- The domain's unitsOfMeeting.
CREATE OR REPLACE FUNCTION units_of_meeting(m jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN m ->> 'status' = 'cancelled' THEN '[]'::jsonb
        ELSE jsonb_build_array(m -> 'bookedBy')
            || jsonb_path_query_array(m, '$.parties[*] ? (@.type == "unit" && !exists(@.withdrawn))') END;
