-- A text belongs to the agency that wrote it (OSL 8:1-2). Its units read it for as long as they stand in the case in any way; others read
-- what was given to them, and to hold the case gives nothing more. The domain's mayReadText and isGiven.

-- The domain's unitsOfHandover: the sender; those still asked, but for who said no; the one that accepted.
CREATE FUNCTION units_of_handover(h jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN jsonb_build_array(h -> 'from') || CASE
        WHEN h ->> 'status' IN ('sent', 'acknowledged', 'moreInfoRequested') THEN coalesce((
            SELECT jsonb_agg(asked) FROM jsonb_array_elements(
                CASE h #>> '{to,type}' WHEN 'unit' THEN jsonb_build_array(h -> 'to') ELSE h #> '{to,members}' END) asked
            WHERE NOT coalesce(h -> 'declinedBy' @> jsonb_build_array(jsonb_build_object('unit', asked -> 'unit')), false)), '[]')
        WHEN h ->> 'status' IN ('accepted', 'completed') AND h ? 'answeredBy' THEN jsonb_build_array(h -> 'answeredBy')
        ELSE '[]'::jsonb END;
-- The domain's unitsOfMeeting: whoever called it and whoever is asked to it, unless it is cancelled.
CREATE FUNCTION units_of_meeting(m jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN m ->> 'status' = 'cancelled' THEN '[]'::jsonb
        ELSE jsonb_build_array(m -> 'bookedBy') || jsonb_path_query_array(m, '$.parties[*] ? (@.type == "unit")') END;

-- The domain's isGiven: given to the unit, or to another of its agency's while this one holds the case. What may be amended is given with
-- what it was before.
CREATE FUNCTION is_given_text(state jsonb, text_id uuid, text_version int, of_agency uuid, asking uuid) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN coalesce(EXISTS (
        SELECT 1 FROM (
            SELECT units_of_handover(h) AS units FROM jsonb_array_elements(state -> 'handovers') h
            WHERE jsonb_path_exists(h, '$.** ? (@.document == $id && @.version == $version)',
                jsonb_build_object('id', text_id, 'version', text_version))
            UNION ALL
            SELECT units_of_meeting(m) FROM jsonb_array_elements(state -> 'meetings') m
            WHERE jsonb_path_exists(m, '$.** ? (@.document == $id && @.version >= $version)',
                jsonb_build_object('id', text_id, 'version', text_version))
            UNION ALL
            SELECT jsonb_build_array(coalesce(r -> 'askedBy', state -> 'holder')) FROM jsonb_array_elements(state -> 'recommendations') r
            WHERE jsonb_path_exists(r, '$.document ? (@.document == $id && @.version == $version)',
                jsonb_build_object('id', text_id, 'version', text_version))
            UNION ALL
            SELECT jsonb_build_array(q -> 'from', q -> 'askedBy') FROM jsonb_array_elements(state -> 'moveRequests') q
            WHERE jsonb_path_exists(q, '$.document ? (@.document == $id && @.version == $version)',
                jsonb_build_object('id', text_id, 'version', text_version))
        ) given CROSS JOIN LATERAL jsonb_array_elements(given.units) party
        WHERE party ->> 'agency' = of_agency::text
          AND (party ->> 'unit' = asking::text
            OR (state #>> '{holder,agency}' = of_agency::text AND state #>> '{holder,unit}' = asking::text))), false);

DROP POLICY granted ON document;
CREATE POLICY own_or_given ON document FOR SELECT TO stafett_api USING (
    (SELECT app_roles()) && ARRAY['caseworker', 'coach', 'manager']
    AND EXISTS (
        SELECT 1 FROM case_grant g
        WHERE g.case_id = document.case_id AND g.unit = (SELECT app_unit())
          AND g.relation = ANY ((SELECT app_relations('status'))::text[]) OFFSET 0)
    AND (tenant = (SELECT app_agency())
        OR EXISTS (
            SELECT 1 FROM case_file f
            WHERE f.id = document.case_id
              AND is_given_text(f.state, document.id, document.version, (SELECT app_agency()), (SELECT app_unit())) OFFSET 0)));
