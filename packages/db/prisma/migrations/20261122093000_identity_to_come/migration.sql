-- A name comes with an act, and the ledger has the last word on the act. Until then the name waits here, where nobody reads
-- it: what is refused leaves nothing behind.

-- CreateTable
CREATE TABLE "identity_to_come" (
    "command_id" TEXT NOT NULL,
    "participant_id" UUID NOT NULL,
    "tenant" UUID NOT NULL,
    "ciphertext" BYTEA NOT NULL,
    "lookup" BYTEA,
    "version" INTEGER NOT NULL,

    CONSTRAINT "identity_to_come_pkey" PRIMARY KEY ("command_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "identity_to_come_participant_id_version_key" ON "identity_to_come"("participant_id", "version");

ALTER TABLE identity_to_come ENABLE ROW LEVEL SECURITY;
ALTER TABLE identity_to_come FORCE ROW LEVEL SECURITY;

-- The api adds and takes away; of what waits it can read no more than the id of the act.
GRANT INSERT, DELETE, SELECT (command_id) ON identity_to_come TO stafett_api;
GRANT SELECT, DELETE ON identity_to_come TO stafett_worker;
CREATE POLICY worker ON identity_to_come TO stafett_worker USING (true);
-- The first identity, or the one after an identity that the actor may read.
CREATE POLICY agency_adds ON identity_to_come FOR INSERT TO stafett_api WITH CHECK (
    tenant = app_agency()
    AND version = 1 + coalesce((SELECT i.version FROM participant_identity i
        WHERE i.participant_id = identity_to_come.participant_id), 0));
CREATE POLICY own_agency ON identity_to_come FOR SELECT TO stafett_api USING (tenant = (SELECT app_agency()));
CREATE POLICY agency_takes_away ON identity_to_come FOR DELETE TO stafett_api USING (tenant = (SELECT app_agency()));

-- With the event in the ledger, and in its transaction, what came with the act becomes the identity of the case's participant.
-- One that comes after another of the same version is dropped, as one of somebody else would be.
CREATE FUNCTION make_identity_current() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    coming identity_to_come;
BEGIN
    DELETE FROM identity_to_come WHERE command_id = NEW.command_id RETURNING * INTO coming;
    IF NOT FOUND OR coming.participant_id IS DISTINCT FROM coalesce(
        (NEW.payload ->> 'participant')::uuid, (SELECT f.participant_id FROM case_file f WHERE f.id = NEW.case_id))
    THEN
        RETURN NULL;
    END IF;
    INSERT INTO participant (id, tenant, created_at) VALUES (coming.participant_id, coming.tenant, NEW.at)
        ON CONFLICT DO NOTHING;
    INSERT INTO participant_identity AS known (participant_id, tenant, ciphertext, lookup, version)
        VALUES (coming.participant_id, coming.tenant, coming.ciphertext, coming.lookup, coming.version)
        ON CONFLICT (participant_id) DO UPDATE
            SET tenant = excluded.tenant, ciphertext = excluded.ciphertext, lookup = excluded.lookup, version = excluded.version
            WHERE known.version = excluded.version - 1;
    RETURN NULL;
END $$;
CREATE TRIGGER identity_becomes_current AFTER INSERT ON case_event
    FOR EACH ROW WHEN (NEW.type IN ('caseReferred', 'caseImported', 'participantNamed'))
    EXECUTE FUNCTION make_identity_current();

-- With the note that the act is refused, whoever makes it, what came with the act is gone.
CREATE FUNCTION take_away_identity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM identity_to_come WHERE command_id = NEW.command_id::text;
    RETURN NULL;
END $$;
CREATE TRIGGER identity_of_refused_act_goes AFTER UPDATE OF answer ON inbox
    FOR EACH ROW WHEN (NEW.answer -> 'refusal' IS NOT NULL)
    EXECUTE FUNCTION take_away_identity();

-- No other way is left: the api writes no identity by itself any more.
DROP POLICY agency_enters ON participant;
DROP POLICY agency_enters ON participant_identity;
DROP POLICY granted_changes ON participant_identity;
REVOKE INSERT ON participant FROM stafett_api;
REVOKE INSERT, UPDATE ON participant_identity FROM stafett_api;
