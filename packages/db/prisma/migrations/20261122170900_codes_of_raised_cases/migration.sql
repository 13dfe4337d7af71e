-- Which case is behind the code that a samverkansteam talks of it by, for the agency that raised it and nobody else: read with a reason
-- that is logged. The team's own tables say nothing of it to the api.
CREATE TABLE gathering_code (
    gathering_id TEXT NOT NULL REFERENCES gathering (id) ON DELETE CASCADE ON UPDATE CASCADE,
    code TEXT NOT NULL,
    case_id UUID NOT NULL,
    -- The agency that raised it.
    tenant UUID NOT NULL,
    -- The team has not answered yet.
    waits BOOLEAN NOT NULL,

    CONSTRAINT gathering_code_pkey PRIMARY KEY (gathering_id, code)
);
CREATE INDEX gathering_code_case_id_idx ON gathering_code (case_id);

-- What teams talk of already. The owner sees no gathering as long as row-level security is forced.
ALTER TABLE gathering NO FORCE ROW LEVEL SECURITY;
INSERT INTO gathering_code (gathering_id, code, case_id, tenant, waits)
SELECT g.id, item ->> 'code', (item ->> 'caseId')::uuid, (item -> 'raisedBy' ->> 'agency')::uuid, item ->> 'status' = 'waiting'
FROM gathering g, jsonb_array_elements(g.state -> 'agenda') item
WHERE g.kind = 'samverkansteam';
ALTER TABLE gathering FORCE ROW LEVEL SECURITY;

GRANT SELECT, INSERT, UPDATE, DELETE ON gathering_code TO stafett_worker;
GRANT SELECT ON gathering_code TO stafett_api;
ALTER TABLE gathering_code ENABLE ROW LEVEL SECURITY;
ALTER TABLE gathering_code FORCE ROW LEVEL SECURITY;
CREATE POLICY worker ON gathering_code TO stafett_worker USING (true) WITH CHECK (true);
CREATE POLICY of_who_raised_it ON gathering_code FOR SELECT TO stafett_api USING (
    tenant = (SELECT app_agency()) AND EXISTS (SELECT 1 FROM case_file f WHERE f.id = case_id));
