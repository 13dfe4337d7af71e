-- The archive's file holds the agency's own texts, which may name or locate. Of who is protected it is given to who may know who it is alone: on
-- the unit's list, or the manager of a unit with the case. To others only that it is so.
CREATE OR REPLACE FUNCTION gallring_archive(asked uuid) RETURNS jsonb
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    g gallring;
    content jsonb;
    lives text;
    is_protected boolean;
BEGIN
    IF NOT app_may_gallra() OR app_agency() IS NULL THEN
        RETURN NULL;
    END IF;
    PERFORM set_config('app.gallring', asked::text, true);
    SELECT * INTO g FROM gallring WHERE id = asked AND tenant = app_agency() AND carried_out_at IS NULL;
    PERFORM set_config('app.gallring', '', true);
    IF NOT FOUND THEN
        RETURN NULL;
    END IF;
    PERFORM set_config('app.gallring_case', g.case_id::text, true);
    is_protected := EXISTS (SELECT 1 FROM protected_case p WHERE p.case_id = g.case_id);
    -- Also where a unit of the agency alone knows it, from another case.
    IF (is_protected OR EXISTS (SELECT 1 FROM protected_for k JOIN case_grant g2 ON g2.case_id = k.case_id AND g2.unit = k.unit
                WHERE k.case_id = g.case_id AND g2.agency = g.tenant))
        AND NOT ('manager' = ANY (app_roles()) AND EXISTS (
            SELECT 1 FROM case_grant h WHERE h.case_id = g.case_id AND h.unit = app_unit()))
        AND NOT EXISTS (SELECT 1 FROM identity_access a
            WHERE a.case_id = g.case_id AND a.unit = app_unit() AND a.staff = app_staff()) THEN
        PERFORM set_config('app.gallring_case', '', true);
        RETURN '{"hidden": true}';
    END IF;
    SELECT k.kommun INTO lives FROM case_kommun k WHERE k.case_id = g.case_id AND NOT is_protected;
    SELECT jsonb_build_object(
        'state', CASE WHEN lives IS NULL THEN f.state ELSE jsonb_set(f.state, '{facts,kommun}', to_jsonb(lives)) END
            - 'samtycken' - 'sekretessReviews',
        'events', coalesce((SELECT jsonb_agg(
                CASE WHEN is_protected THEN (e.payload - 'kommun') #- '{facts,kommun}' ELSE e.payload END ORDER BY e.seq)
            FROM case_event e
            WHERE e.case_id = f.id
              AND (e.type NOT IN ('samtyckeRecorded', 'samtyckeRenewed', 'samtyckeWithdrawn', 'samtyckeEnded',
                  'sekretessReviewed', 'sekretessReviewConfirmed') OR e.actor ->> 'agency' = g.tenant::text)), '[]'),
        'documents', coalesce((SELECT jsonb_agg(jsonb_build_object('id', d.id, 'version', d.version, 'kind', d.kind,
                'ciphertext', encode(d.ciphertext, 'base64'), 'createdAt', d.created_at, 'authorStaff', d.author_staff)
                ORDER BY d.created_at, d.id, d.version)
            FROM document d WHERE d.case_id = f.id AND d.tenant = g.tenant), '[]'))
    INTO content FROM case_file f WHERE f.id = g.case_id;
    PERFORM set_config('app.gallring_case', '', true);
    RETURN content;
END $$;
