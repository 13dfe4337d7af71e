-- Whoever holds a case asks who wrote one of its texts for it: what is given is read by the unit that asked, and what it is needed for by
-- both. The domain's isGiven.
CREATE OR REPLACE FUNCTION is_given_text(state jsonb, text_id uuid, text_version int, of_agency uuid, asking uuid) RETURNS boolean
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
            UNION ALL
            SELECT jsonb_build_array(t -> 'askedBy') FROM jsonb_array_elements(state -> 'textRequests') t
            WHERE jsonb_path_exists(t, '$.given ? (@.document == $id && @.version == $version)',
                jsonb_build_object('id', text_id, 'version', text_version))
            UNION ALL
            SELECT jsonb_build_array(t -> 'from', t -> 'askedBy') FROM jsonb_array_elements(state -> 'textRequests') t
            WHERE jsonb_path_exists(t, '$.why ? (@.document == $id && @.version == $version)',
                jsonb_build_object('id', text_id, 'version', text_version))
        ) given CROSS JOIN LATERAL jsonb_array_elements(given.units) party
        WHERE party ->> 'agency' = of_agency::text
          AND (party ->> 'unit' = asking::text
            OR (state #>> '{holder,agency}' = of_agency::text AND state #>> '{holder,unit}' = asking::text))), false);

-- Facts of a participant go on to their other cases once: was this one itself sent on?
CREATE INDEX outbox_facts_told ON outbox ((effect #>> '{command,commandId}'))
    WHERE effect #>> '{command,type}' IN ('participantDied', 'moved');

-- Who of a unit said no to a handover that its people no longer see.
CREATE INDEX inbox_handovers_declined ON inbox (target) WHERE command ->> 'type' = 'declineHandover';
