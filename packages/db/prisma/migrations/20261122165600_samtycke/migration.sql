-- What a samtycke has closed stays closed beneath the api. The rows of case_grant follow from the state (the domain's grantsOf) and are
-- written in the same transaction as the withdrawal; here are the texts, and what is an agency's own to know.

-- The domain's lacksSamtycke: the giver's samtycke for that receiver is known, and none that stands names it for this.
CREATE FUNCTION lacks_samtycke(state jsonb, giver uuid, receiver uuid, category text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN giver IS DISTINCT FROM receiver
        AND state ? 'samtycken'
        AND jsonb_path_exists(state, '$.samtycken[*] ? (@.of.agency == $giver && @.receivers[*] == $receiver)',
            jsonb_build_object('giver', giver, 'receiver', receiver))
        AND NOT jsonb_path_exists(state,
            '$.samtycken[*] ? (@.of.agency == $giver && @.receivers[*] == $receiver && @.status == "standing"
                && ($category == "case" || @.terms.categories[*] == $category))',
            jsonb_build_object('giver', giver, 'receiver', receiver, 'category', category));

-- The domain's isGiven, by who wrote the text: what was given on samtycke is given for as long as that covers it.
CREATE FUNCTION is_given_text(state jsonb, text_id uuid, text_version int, author uuid, of_agency uuid, asking uuid) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN coalesce(EXISTS (
        SELECT 1 FROM (
            SELECT units_of_handover(h) AS units, 'case' AS category, h ->> 'basis' AS basis
            FROM jsonb_array_elements(state -> 'handovers') h
            WHERE jsonb_path_exists(h - 'papers', '$.** ? (@.document == $id && @.version == $version)',
                jsonb_build_object('id', text_id, 'version', text_version))
            UNION ALL
            SELECT units_of_handover(h), 'documents', h ->> 'basis' FROM jsonb_array_elements(state -> 'handovers') h
            WHERE jsonb_path_exists(h, '$.papers[*] ? (@.document == $id && @.version == $version)',
                jsonb_build_object('id', text_id, 'version', text_version))
            UNION ALL
            SELECT units_of_meeting(m), 'meetings', NULL FROM jsonb_array_elements(state -> 'meetings') m
            WHERE jsonb_path_exists(m, '$.** ? (@.document == $id && @.version >= $version)',
                jsonb_build_object('id', text_id, 'version', text_version))
            UNION ALL
            SELECT jsonb_build_array(coalesce(r -> 'askedBy', state -> 'holder')), 'case', NULL
            FROM jsonb_array_elements(state -> 'recommendations') r
            WHERE jsonb_path_exists(r, '$.document ? (@.document == $id && @.version == $version)',
                jsonb_build_object('id', text_id, 'version', text_version))
            UNION ALL
            SELECT jsonb_build_array(q -> 'from', q -> 'askedBy'), 'case', NULL FROM jsonb_array_elements(state -> 'moveRequests') q
            WHERE jsonb_path_exists(q, '$.document ? (@.document == $id && @.version == $version)',
                jsonb_build_object('id', text_id, 'version', text_version))
            UNION ALL
            SELECT jsonb_build_array(t -> 'askedBy'), 'documents', t ->> 'basis' FROM jsonb_array_elements(state -> 'textRequests') t
            WHERE jsonb_path_exists(t, '$.given ? (@.document == $id && @.version == $version)',
                jsonb_build_object('id', text_id, 'version', text_version))
            UNION ALL
            SELECT jsonb_build_array(t -> 'from', t -> 'askedBy'), 'case', NULL FROM jsonb_array_elements(state -> 'textRequests') t
            WHERE jsonb_path_exists(t, '$.why ? (@.document == $id && @.version == $version)',
                jsonb_build_object('id', text_id, 'version', text_version))
        ) given CROSS JOIN LATERAL jsonb_array_elements(given.units) party
        WHERE party ->> 'agency' = of_agency::text
          AND (party ->> 'unit' = asking::text
            OR (state #>> '{holder,agency}' = of_agency::text AND state #>> '{holder,unit}' = asking::text))
          AND (coalesce(given.basis, 'samtycke') <> 'samtycke'
            OR NOT lacks_samtycke(state, author, of_agency, given.category))), false);

DROP POLICY own_or_given ON document;
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
              AND is_given_text(f.state, document.id, document.version, document.tenant,
                  (SELECT app_agency()), (SELECT app_unit())) OFFSET 0)));
DROP FUNCTION is_given_text(jsonb, uuid, int, uuid, uuid);

-- That an agency has samtycke, and when it ends, is its own to know: also the holder sees neither its work on it nor its dates.
CREATE POLICY own_samtycke ON task AS RESTRICTIVE FOR SELECT TO stafett_api
    USING (kind <> 'renewSamtycke' OR tenant = (SELECT app_agency()));
CREATE POLICY no_samtycke ON deadline AS RESTRICTIVE FOR SELECT TO stafett_api
    USING (type NOT IN ('samtyckeNearsEnd', 'samtyckeEnds'));
CREATE POLICY own_samtycke ON case_event AS RESTRICTIVE FOR SELECT TO stafett_api
    USING (type NOT IN ('samtyckeRecorded', 'samtyckeRenewed', 'samtyckeWithdrawn', 'samtyckeEnded',
        'sekretessReviewed', 'sekretessReviewConfirmed')
        OR payload #>> '{samtycke,of,agency}' = (SELECT app_agency())::text
        OR payload #>> '{of,agency}' = (SELECT app_agency())::text
        OR payload #>> '{review,of,agency}' = (SELECT app_agency())::text
        OR actor ->> 'agency' = (SELECT app_agency())::text);
