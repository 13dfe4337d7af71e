-- Skyddade personuppgifter. What says that somebody is protected, and who may know who it is all the same, lies beside the case; row-level
-- security asks it for the identity, for what waits to become one, and for the texts, which may name or locate.

-- CreateTable
CREATE TABLE "protected_case" (
    "case_id" UUID NOT NULL,
    "participant_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "protected_case_pkey" PRIMARY KEY ("case_id")
);

-- CreateTable
CREATE TABLE "identity_access" (
    "case_id" UUID NOT NULL,
    "unit" UUID NOT NULL,
    "staff" UUID NOT NULL,
    "agency" UUID NOT NULL,
    "participant_id" UUID NOT NULL,

    CONSTRAINT "identity_access_pkey" PRIMARY KEY ("case_id","unit","staff")
);

-- CreateIndex
CREATE INDEX "protected_case_participant_id_idx" ON "protected_case"("participant_id");

-- CreateIndex
CREATE INDEX "identity_access_participant_id_idx" ON "identity_access"("participant_id");

-- AddForeignKey
ALTER TABLE "protected_case" ADD CONSTRAINT "protected_case_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "identity_access" ADD CONSTRAINT "identity_access_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "protected_case" ADD CONSTRAINT "protected_case_kind" CHECK (kind IN ('sekretessmarkering', 'skyddadFolkbokforing'));

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['protected_case', 'identity_access']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY worker ON %I TO stafett_worker USING (true) WITH CHECK (true)', name);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO stafett_worker', name);
        EXECUTE format('GRANT SELECT ON %I TO stafett_api', name);
    END LOOP;
END $$;

-- That somebody is protected, whoever sees the case is told; who is on a list, the unit whose list it is.
CREATE POLICY granted ON protected_case FOR SELECT TO stafett_api USING (EXISTS (
    SELECT 1 FROM case_grant g
    WHERE g.case_id = protected_case.case_id AND g.unit = (SELECT app_unit())
      AND g.relation = ANY ((SELECT app_relations('status'))::text[]) OFFSET 0));
CREATE POLICY own_list ON identity_access FOR SELECT TO stafett_api USING (
    unit = (SELECT app_unit()) AND EXISTS (
        SELECT 1 FROM case_grant g
        WHERE g.case_id = identity_access.case_id AND g.unit = (SELECT app_unit())
          AND g.relation = ANY ((SELECT app_relations('status'))::text[]) OFFSET 0));

-- The domain's isHiddenFrom, by the case. It reads as the actor: of cases that they may not see it knows nothing.
CREATE FUNCTION hides_case(asked uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN EXISTS (SELECT 1 FROM protected_case p WHERE p.case_id = asked)
        AND NOT 'manager' = ANY (app_roles())
        AND NOT (app_roles() && ARRAY['caseworker', 'coach'] AND EXISTS (
            SELECT 1 FROM identity_access a WHERE a.case_id = asked AND a.unit = app_unit() AND a.staff = app_staff()));
-- And by the person, who has one name in all their cases: protected in one of them, they are hidden from whoever is on no list of theirs.
CREATE FUNCTION hides_participant(asked uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN EXISTS (SELECT 1 FROM protected_case p WHERE p.participant_id = asked)
        AND NOT 'manager' = ANY (app_roles())
        AND NOT (app_roles() && ARRAY['caseworker', 'coach'] AND EXISTS (
            SELECT 1 FROM identity_access a
            WHERE a.participant_id = asked AND a.unit = app_unit() AND a.staff = app_staff()));

-- hides_participant, written out: a list reads thousands, and PostgreSQL calls a function with a query in it for each of them.
CREATE POLICY not_protected ON participant_identity AS RESTRICTIVE FOR SELECT TO stafett_api USING (
    NOT EXISTS (SELECT 1 FROM protected_case p WHERE p.participant_id = participant_identity.participant_id OFFSET 0)
    OR 'manager' = ANY ((SELECT app_roles())::text[])
    OR ((SELECT app_roles()) && ARRAY['caseworker', 'coach'] AND EXISTS (
        SELECT 1 FROM identity_access a
        WHERE a.participant_id = participant_identity.participant_id
          AND a.unit = (SELECT app_unit()) AND a.staff = (SELECT app_staff()) OFFSET 0)));
CREATE POLICY not_protected ON identity_to_come AS RESTRICTIVE FOR SELECT TO stafett_api
    USING (NOT hides_participant(participant_id));
CREATE POLICY not_protected_adds ON identity_to_come AS RESTRICTIVE FOR INSERT TO stafett_api
    WITH CHECK (NOT hides_participant(participant_id));
CREATE POLICY not_protected ON document AS RESTRICTIVE FOR SELECT TO stafett_api
    USING (NOT hides_case(case_id));
-- A list's changes are its own agency's to read.
CREATE POLICY own_list ON case_event AS RESTRICTIVE FOR SELECT TO stafett_api
    USING (type <> 'identityAccessChanged' OR payload #>> '{of,agency}' = (SELECT app_agency())::text);

-- ── At once, in every case ─────────────────────────────────────────────────────────────────────────────────────────
-- A person is known by their number: other agencies have them under keys, and so under ids, of their own.
CREATE FUNCTION same_person(asked uuid) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
    SELECT asked
    UNION SELECT other.participant_id FROM participant_identity own
        JOIN participant_identity other ON other.lookup = own.lookup
        WHERE own.participant_id = asked
$$;
-- Marks the person's other cases, open and closed, whoever has them. The open ones are told by a message too and write it into their
-- ledgers; a closed one has nobody left to tell.
CREATE FUNCTION protect_other_cases(asked uuid, mark text, at timestamptz) RETURNS void LANGUAGE sql AS $$
    INSERT INTO protected_case AS known (case_id, participant_id, kind, since)
        SELECT f.id, f.participant_id, mark, at FROM case_file f, case_file own
        WHERE own.id = asked AND f.id <> asked AND f.participant_id IN (SELECT same_person(own.participant_id))
        ON CONFLICT (case_id) DO UPDATE SET kind = excluded.kind
$$;
-- With the event in the ledger, and in its transaction. Lifted, it is lifted from the closed cases in which whoever lifted it has a part.
CREATE FUNCTION follow_protection() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.type = 'identityProtected' THEN
        PERFORM protect_other_cases(NEW.case_id, NEW.payload ->> 'kind', NEW.at);
    ELSE
        DELETE FROM protected_case p USING case_file f, case_file own
            WHERE own.id = NEW.case_id AND p.case_id = f.id AND f.id <> own.id AND f.phase = 'closed'
              AND f.participant_id IN (SELECT same_person(own.participant_id))
              AND EXISTS (SELECT 1 FROM case_grant g
                  WHERE g.case_id = f.id AND g.agency::text = NEW.actor ->> 'agency' AND g.relation <> 'coordinator');
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER protection_reaches_every_case AFTER INSERT ON case_event
    FOR EACH ROW WHEN (NEW.type IN ('identityProtected', 'identityProtectionLifted'))
    EXECUTE FUNCTION follow_protection();

-- A showing of somebody protected is put before the reviewer, each time.
ALTER TABLE access_review DROP CONSTRAINT access_review_kind;
ALTER TABLE access_review ADD CONSTRAINT access_review_kind
    CHECK (kind IN ('protectedIdentity', 'spotCheck', 'manyLookUps', 'outsideOwnCases'));
