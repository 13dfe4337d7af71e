-- In which kommun a participant lives lies in a row of its own beside the case, as who they are does: for who may not know who it is there is
-- none. The case's state says it no more, and is put together with it where it is read.
CREATE TABLE "case_kommun" (
    "case_id" UUID NOT NULL,
    "kommun" TEXT NOT NULL,

    CONSTRAINT "case_kommun_pkey" PRIMARY KEY ("case_id")
);
ALTER TABLE "case_kommun" ADD CONSTRAINT "case_kommun_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The owner sees no case as long as row-level security is forced.
ALTER TABLE case_file NO FORCE ROW LEVEL SECURITY;
INSERT INTO case_kommun (case_id, kommun) SELECT id, kommun FROM case_file;
UPDATE case_file SET state = state #- '{facts,kommun}';
ALTER TABLE case_file DROP COLUMN kommun;
ALTER TABLE case_file FORCE ROW LEVEL SECURITY;

ALTER TABLE case_kommun ENABLE ROW LEVEL SECURITY;
ALTER TABLE case_kommun FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE, DELETE ON case_kommun TO stafett_worker;
GRANT SELECT ON case_kommun TO stafett_api;
CREATE POLICY worker ON case_kommun TO stafett_worker USING (true) WITH CHECK (true);
CREATE POLICY gallring ON case_kommun TO stafett_owner USING (case_id::text = (SELECT app_gallring_case()));
CREATE POLICY granted ON case_kommun FOR SELECT TO stafett_api USING (EXISTS (
    SELECT 1 FROM case_grant g
    WHERE g.case_id = case_kommun.case_id AND g.unit = (SELECT app_unit())
      AND g.relation = ANY ((SELECT app_relations('facts'))::text[]) OFFSET 0));
CREATE POLICY not_protected ON case_kommun AS RESTRICTIVE FOR SELECT TO stafett_api
    USING (NOT hides_case(case_id));

-- The events that tell it: how the case began, and that somebody has moved.
CREATE POLICY not_where_they_live ON case_event AS RESTRICTIVE FOR SELECT TO stafett_api
    USING (type NOT IN ('caseReferred', 'caseImported', 'participantMoved') OR NOT hides_case(case_id));
-- And the acts that did, as they were sent: who sent one knows what they said.
CREATE POLICY not_where_they_live ON inbox AS RESTRICTIVE FOR SELECT TO stafett_api
    USING (NOT (command ? 'kommun' OR coalesce(command -> 'facts' ? 'kommun', false))
        OR command #>> '{actor,staff}' = (SELECT app_staff())::text
        OR CASE WHEN target LIKE 'journey-%' THEN NOT hides_case(substr(target, 9)::uuid) ELSE true END);

-- Nor does it go to the archive, of who is protected.
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
