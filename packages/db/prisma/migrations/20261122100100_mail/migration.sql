-- Where somebody wants their notices by e-mail. An administrator enters the address; the person may say no.
CREATE TABLE staff_mail (
    staff_id UUID NOT NULL,
    agency_id UUID NOT NULL,
    address TEXT NOT NULL,
    wanted BOOLEAN NOT NULL DEFAULT true,
    -- A server said that the address does not exist: nothing more is sent there until it is changed.
    refused_at TIMESTAMPTZ(3),

    CONSTRAINT staff_mail_pkey PRIMARY KEY (staff_id),
    CONSTRAINT staff_mail_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff (id) ON DELETE CASCADE ON UPDATE CASCADE
);

-- Letters to carry: at least once, each under one Message-ID for ever. They say nothing of a case; who has read what they
-- are about needs none.
CREATE TABLE mail (
    -- Also the Message-ID; derived from the notice and the person.
    id UUID NOT NULL,
    staff UUID NOT NULL,
    -- The notice that it was made for; later ones wait for it and are told by it too.
    notification UUID NOT NULL,
    state TEXT NOT NULL,
    due_at TIMESTAMPTZ(3) NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    created_at TIMESTAMPTZ(3) NOT NULL,
    -- When it was last handed to the server, or tried.
    tried_at TIMESTAMPTZ(3),
    ended_at TIMESTAMPTZ(3),
    -- The server's code when it was given up.
    reason TEXT,

    CONSTRAINT mail_pkey PRIMARY KEY (id),
    CONSTRAINT mail_state CHECK (state IN ('waiting', 'sending', 'sent', 'unneeded', 'refused', 'givenUp'))
);
-- One letter waits for a person at a time: the notices that come meanwhile are in it.
CREATE UNIQUE INDEX mail_waiting ON mail (staff) WHERE state = 'waiting';
CREATE INDEX mail_due ON mail (due_at) WHERE state IN ('waiting', 'sending');
CREATE INDEX mail_of_staff ON mail (staff, tried_at);

GRANT SELECT ON staff_mail TO stafett_api, stafett_worker;
GRANT INSERT ON staff_mail TO stafett_api;
GRANT UPDATE (address, wanted, refused_at) ON staff_mail TO stafett_api;
GRANT DELETE ON staff_mail TO stafett_api;
GRANT UPDATE (refused_at) ON staff_mail TO stafett_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON mail TO stafett_worker;

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['staff_mail', 'mail']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY worker ON %I TO stafett_worker USING (true) WITH CHECK (true)', name);
    END LOOP;
END $$;
CREATE POLICY owner ON staff_mail TO stafett_owner USING (true) WITH CHECK (true);
CREATE POLICY own_or_administrator ON staff_mail FOR SELECT TO stafett_api USING (
    staff_id = (SELECT app_staff())
    OR (agency_id = (SELECT app_agency()) AND 'administrator' = ANY ((SELECT app_roles())::text[])));
CREATE POLICY own_or_administrator_changes ON staff_mail FOR UPDATE TO stafett_api USING (
    staff_id = (SELECT app_staff())
    OR (agency_id = (SELECT app_agency()) AND 'administrator' = ANY ((SELECT app_roles())::text[])));
CREATE POLICY administrator_adds ON staff_mail FOR INSERT TO stafett_api WITH CHECK (
    agency_id = app_agency() AND 'administrator' = ANY (app_roles())
    AND EXISTS (SELECT 1 FROM staff s WHERE s.id = staff_id AND s.agency_id = app_agency()));
CREATE POLICY administrator_removes ON staff_mail FOR DELETE TO stafett_api USING (
    agency_id = (SELECT app_agency()) AND 'administrator' = ANY ((SELECT app_roles())::text[]));
