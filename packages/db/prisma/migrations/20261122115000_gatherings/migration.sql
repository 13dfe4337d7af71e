-- Samverkansteam and groups that meet without a case: their events, and the read model that `rebuild` makes anew.
CREATE TABLE gathering_event (
    gathering_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    command_id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    type TEXT NOT NULL,
    version INTEGER NOT NULL,
    at TIMESTAMPTZ(3) NOT NULL,
    tenant UUID NOT NULL,
    payload JSONB NOT NULL,

    CONSTRAINT gathering_event_pkey PRIMARY KEY (gathering_id, seq)
);
CREATE UNIQUE INDEX gathering_event_gathering_id_command_id_ordinal_key ON gathering_event (gathering_id, command_id, ordinal);

CREATE TABLE gathering (
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    tenant UUID NOT NULL,
    unit UUID NOT NULL,
    seq INTEGER NOT NULL,
    state JSONB NOT NULL,
    shown JSONB NOT NULL,

    CONSTRAINT gathering_pkey PRIMARY KEY (id),
    CONSTRAINT gathering_kind CHECK (kind IN ('samverkansteam', 'groupMeeting'))
);
CREATE TABLE gathering_member (
    gathering_id TEXT NOT NULL REFERENCES gathering (id) ON DELETE CASCADE ON UPDATE CASCADE,
    unit UUID NOT NULL,
    agency UUID NOT NULL,

    CONSTRAINT gathering_member_pkey PRIMARY KEY (gathering_id, unit)
);
CREATE INDEX gathering_member_unit_idx ON gathering_member (unit);
CREATE TABLE gathering_document (
    gathering_id TEXT NOT NULL REFERENCES gathering (id) ON DELETE CASCADE ON UPDATE CASCADE,
    document_id UUID NOT NULL,
    part TEXT NOT NULL,

    CONSTRAINT gathering_document_pkey PRIMARY KEY (gathering_id, document_id),
    CONSTRAINT gathering_document_part CHECK (part IN ('question', 'recommendation', 'minutes'))
);
CREATE INDEX gathering_document_document_id_idx ON gathering_document (document_id);

ALTER TABLE outbox ADD COLUMN gathering_id TEXT;

-- Events are added, never changed. What a case asks of its team names the case, so the api reads neither the events nor `state`.
GRANT SELECT, INSERT ON gathering_event TO stafett_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON gathering, gathering_member, gathering_document TO stafett_worker;
GRANT SELECT (id, kind, tenant, unit, seq, shown) ON gathering TO stafett_api;
GRANT SELECT ON gathering_member, gathering_document TO stafett_api;

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['gathering_event', 'gathering', 'gathering_member', 'gathering_document']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY worker ON %I TO stafett_worker USING (true) WITH CHECK (true)', name);
    END LOOP;
END $$;

-- The units that are in it, the one that calls it among them.
CREATE POLICY of_ones_unit ON gathering_member FOR SELECT TO stafett_api USING (unit = (SELECT app_unit()));
CREATE POLICY members ON gathering FOR SELECT TO stafett_api USING (
    (SELECT app_roles()) && ARRAY['caseworker', 'coach', 'manager', 'teamMember', 'insatsCoordinator', 'forbundCoordinator']
    AND EXISTS (SELECT 1 FROM gathering_member m WHERE m.gathering_id = gathering.id));
-- Who recommends reads the questions; whoever supports the team reads what it wrote of its meetings (lag 2003:1210 § 7).
CREATE POLICY with_the_gathering ON gathering_document FOR SELECT TO stafett_api USING (
    EXISTS (SELECT 1 FROM gathering g WHERE g.id = gathering_id)
    AND (part = 'minutes' OR (SELECT app_roles()) && ARRAY['caseworker', 'coach', 'manager', 'teamMember']));
CREATE POLICY with_the_gathering ON document FOR SELECT TO stafett_api USING (
    EXISTS (SELECT 1 FROM gathering_document d WHERE d.document_id = document.id));
