-- The tables as Prisma writes them from schema.prisma; what its schema can't say follows at the end.

-- CreateTable
CREATE TABLE "agency" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,

    CONSTRAINT "agency_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit" (
    "id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "joint_forum" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "joint_forum_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "joint_forum_member" (
    "forum_id" TEXT NOT NULL,
    "unit_id" UUID NOT NULL,

    CONSTRAINT "joint_forum_member_pkey" PRIMARY KEY ("forum_id","unit_id")
);

-- CreateTable
CREATE TABLE "staff" (
    "id" UUID NOT NULL,
    "agency_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_unit" (
    "staff_id" UUID NOT NULL,
    "unit_id" UUID NOT NULL,
    "roles" TEXT[],

    CONSTRAINT "staff_unit_pkey" PRIMARY KEY ("staff_id","unit_id")
);

-- CreateTable
CREATE TABLE "absence" (
    "id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE NOT NULL,
    "stand_in_id" UUID NOT NULL,

    CONSTRAINT "absence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_rule" (
    "relation" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "category" TEXT NOT NULL,
    "scope" TEXT NOT NULL,

    CONSTRAINT "access_rule_pkey" PRIMARY KEY ("category","role","relation")
);

-- CreateTable
CREATE TABLE "case_event" (
    "case_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "command_id" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "tenant" UUID NOT NULL,
    "actor" JSONB NOT NULL,
    "payload" JSONB NOT NULL,

    CONSTRAINT "case_event_pkey" PRIMARY KEY ("case_id","seq")
);

-- CreateTable
CREATE TABLE "waiting_list_event" (
    "list_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "command_id" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "tenant" UUID NOT NULL,
    "payload" JSONB NOT NULL,

    CONSTRAINT "waiting_list_event_pkey" PRIMARY KEY ("list_id","seq")
);

-- CreateTable
CREATE TABLE "inbox" (
    "command_id" UUID NOT NULL,
    "target" TEXT NOT NULL,
    "tenant" UUID NOT NULL,
    "command" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "answered_at" TIMESTAMPTZ(3),
    "answer" JSONB,
    "attempts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "inbox_pkey" PRIMARY KEY ("command_id")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" UUID NOT NULL,
    "case_id" UUID,
    "list_id" TEXT,
    "seq" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "effect" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "relayed_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_file" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "participant_id" UUID NOT NULL,
    "tenant" UUID NOT NULL,
    "insats" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "model_hash" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "phase" TEXT NOT NULL,
    "phase_since" TIMESTAMPTZ(3) NOT NULL,
    "referred_on" DATE NOT NULL,
    "started_on" DATE,
    "closed_on" DATE,
    "closure_reason" TEXT,
    "closure_meeting" UUID,
    "imported_closed" BOOLEAN NOT NULL DEFAULT false,
    "sex" TEXT NOT NULL,
    "birth_year" INTEGER NOT NULL,
    "kommun" TEXT NOT NULL,
    "referred_by" TEXT NOT NULL,
    "income_at_start" TEXT NOT NULL,
    "income_now" TEXT NOT NULL,
    "holder_agency" UUID NOT NULL,
    "holder_unit" UUID NOT NULL,
    "holder_staff" UUID,
    "holder_since" TIMESTAMPTZ(3) NOT NULL,
    "coach" UUID,
    "waiting_agency" UUID,
    "waiting_unit" UUID,
    "waiting_staff" UUID,
    "waiting_since" TIMESTAMPTZ(3),
    "waiting_reason" TEXT,
    "next_step" TEXT,
    "next_on" DATE,
    "stalls_on" DATE,
    "stall_cause" TEXT,
    "name_missing" BOOLEAN NOT NULL DEFAULT false,
    "seq" INTEGER NOT NULL,
    "state" JSONB NOT NULL,

    CONSTRAINT "case_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "tenant" UUID NOT NULL,
    "owner_agency" UUID NOT NULL,
    "owner_unit" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "claimed_by" UUID,
    "due_on" DATE NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL,
    "subject" JSONB NOT NULL,
    "case_code" TEXT NOT NULL,
    "participant_id" UUID NOT NULL,
    "insats" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "phase" TEXT NOT NULL,
    "name_missing" BOOLEAN NOT NULL DEFAULT false,
    "holder_agency" UUID NOT NULL,
    "holder_unit" UUID NOT NULL,
    "waiting_agency" UUID,
    "waiting_unit" UUID,
    "waiting_staff" UUID,
    "waiting_since" TIMESTAMPTZ(3),
    "waiting_reason" TEXT,
    "next_step" TEXT,
    "next_on" DATE,

    CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "handover" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "tenant" UUID NOT NULL,
    "from_agency" UUID NOT NULL,
    "from_unit" UUID NOT NULL,
    "route" TEXT NOT NULL,
    "to_type" TEXT NOT NULL,
    "to_agency" UUID,
    "to_unit" UUID,
    "forum" TEXT,
    "action" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "acknowledge_by" DATE NOT NULL,
    "answer_by" DATE NOT NULL,
    "parallel_support_until" DATE,
    "acknowledged_at" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),
    "answered_by_agency" UUID,
    "answered_by_unit" UUID,
    "outcome" TEXT,
    "detail" JSONB NOT NULL,

    CONSTRAINT "handover_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "handover_member" (
    "handover_id" UUID NOT NULL,
    "unit" UUID NOT NULL,
    "agency" UUID NOT NULL,
    "case_id" UUID NOT NULL,

    CONSTRAINT "handover_member_pkey" PRIMARY KEY ("handover_id","unit")
);

-- CreateTable
CREATE TABLE "meeting" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "tenant" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "minutes_long" INTEGER NOT NULL,
    "mode" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "booked_by_unit" UUID NOT NULL,
    "handover_id" UUID,
    "held_at" TIMESTAMPTZ(3),
    "detail" JSONB NOT NULL,

    CONSTRAINT "meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting_party" (
    "meeting_id" UUID NOT NULL,
    "party_id" TEXT NOT NULL,
    "case_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "agency" UUID,
    "unit" UUID,
    "role" TEXT,
    "required" BOOLEAN NOT NULL,
    "reply" TEXT,
    "replied_at" TIMESTAMPTZ(3),
    "attended" BOOLEAN,
    "confirmed_at" TIMESTAMPTZ(3),
    "starts_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "meeting_party_pkey" PRIMARY KEY ("meeting_id","party_id")
);

-- CreateTable
CREATE TABLE "placement" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "tenant" UUID NOT NULL,
    "from_on" DATE NOT NULL,
    "to_on" DATE,
    "status" TEXT NOT NULL,
    "document_id" UUID,

    CONSTRAINT "placement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "deadline" (
    "case_id" UUID NOT NULL,
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "rung" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "deadline_pkey" PRIMARY KEY ("case_id","id")
);

-- CreateTable
CREATE TABLE "case_grant" (
    "case_id" UUID NOT NULL,
    "unit" UUID NOT NULL,
    "relation" TEXT NOT NULL,
    "agency" UUID NOT NULL,
    "participant_id" UUID NOT NULL,

    CONSTRAINT "case_grant_pkey" PRIMARY KEY ("case_id","unit","relation")
);

-- CreateTable
CREATE TABLE "case_phase" (
    "case_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_to" TIMESTAMPTZ(3),
    "phase" TEXT NOT NULL,
    "tenant" UUID NOT NULL,

    CONSTRAINT "case_phase_pkey" PRIMARY KEY ("case_id","seq")
);

-- CreateTable
CREATE TABLE "case_holder" (
    "case_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_to" TIMESTAMPTZ(3),
    "agency" UUID NOT NULL,
    "unit" UUID NOT NULL,
    "staff" UUID,
    "tenant" UUID NOT NULL,

    CONSTRAINT "case_holder_pkey" PRIMARY KEY ("case_id","seq")
);

-- CreateTable
CREATE TABLE "case_waiting" (
    "case_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_to" TIMESTAMPTZ(3),
    "agency" UUID NOT NULL,
    "unit" UUID NOT NULL,
    "staff" UUID,
    "reason" TEXT NOT NULL,
    "tenant" UUID NOT NULL,

    CONSTRAINT "case_waiting_pkey" PRIMARY KEY ("case_id","seq")
);

-- CreateTable
CREATE TABLE "case_income" (
    "case_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_to" TIMESTAMPTZ(3),
    "income" TEXT NOT NULL,
    "tenant" UUID NOT NULL,

    CONSTRAINT "case_income_pkey" PRIMARY KEY ("case_id","seq")
);

-- CreateTable
CREATE TABLE "waiting_list" (
    "id" TEXT NOT NULL,
    "insats" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "tenant" UUID NOT NULL,
    "unit" UUID NOT NULL,
    "coordinator_unit" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "state" JSONB NOT NULL,

    CONSTRAINT "waiting_list_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "waiting_list_entry" (
    "list_id" TEXT NOT NULL,
    "case_id" UUID NOT NULL,
    "referred_on" DATE NOT NULL,
    "entered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "waiting_list_entry_pkey" PRIMARY KEY ("list_id","case_id")
);

-- CreateTable
CREATE TABLE "coach_seat" (
    "list_id" TEXT NOT NULL,
    "coach" UUID NOT NULL,
    "seats" INTEGER NOT NULL,
    "taken" INTEGER NOT NULL,

    CONSTRAINT "coach_seat_pkey" PRIMARY KEY ("list_id","coach")
);

-- CreateTable
CREATE TABLE "participant" (
    "id" UUID NOT NULL,
    "tenant" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "participant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "participant_identity" (
    "participant_id" UUID NOT NULL,
    "tenant" UUID NOT NULL,
    "ciphertext" BYTEA NOT NULL,
    "lookup" BYTEA,
    "version" INTEGER NOT NULL,

    CONSTRAINT "participant_identity_pkey" PRIMARY KEY ("participant_id")
);

-- CreateTable
CREATE TABLE "document" (
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "case_id" UUID NOT NULL,
    "tenant" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "ciphertext" BYTEA NOT NULL,
    "hash" TEXT NOT NULL,
    "author_staff" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "document_pkey" PRIMARY KEY ("id","version")
);

-- CreateTable
CREATE TABLE "draft" (
    "id" UUID NOT NULL,
    "tenant" UUID NOT NULL,
    "author_staff" UUID NOT NULL,
    "case_id" UUID,
    "form" TEXT NOT NULL,
    "subject" TEXT NOT NULL DEFAULT '',
    "ciphertext" BYTEA NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "read_log" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "tenant" UUID NOT NULL,
    "unit" UUID,
    "staff" UUID,
    "action" TEXT NOT NULL,
    "case_ids" UUID[],
    "participant_ids" UUID[],

    CONSTRAINT "read_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" BYTEA NOT NULL,
    "staff" UUID,
    "agency" UUID,
    "unit" UUID,
    "data" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "absolute_expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_list" (
    "id" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "file_hash" TEXT NOT NULL,
    "as_of" DATE NOT NULL,
    "tenant" UUID NOT NULL,
    "imported_by" UUID,
    "row_count" INTEGER NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "completed_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_list_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_row" (
    "list" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "import_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "content_hash" TEXT NOT NULL,
    "case_id" UUID NOT NULL,
    "tenant" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "refusal" TEXT,

    CONSTRAINT "import_row_pkey" PRIMARY KEY ("list","ref")
);

-- CreateIndex
CREATE UNIQUE INDEX "agency_slug_key" ON "agency"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "unit_agency_id_name_key" ON "unit"("agency_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "staff_subject_key" ON "staff"("subject");

-- CreateIndex
CREATE INDEX "staff_agency_id_idx" ON "staff"("agency_id");

-- CreateIndex
CREATE INDEX "staff_unit_unit_id_idx" ON "staff_unit"("unit_id");

-- CreateIndex
CREATE INDEX "absence_staff_id_to_on_idx" ON "absence"("staff_id", "to_on");

-- CreateIndex
CREATE INDEX "absence_stand_in_id_to_on_idx" ON "absence"("stand_in_id", "to_on");

-- CreateIndex
CREATE UNIQUE INDEX "case_event_case_id_command_id_ordinal_key" ON "case_event"("case_id", "command_id", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "waiting_list_event_list_id_command_id_ordinal_key" ON "waiting_list_event"("list_id", "command_id", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "case_file_code_key" ON "case_file"("code");

-- CreateIndex
CREATE INDEX "case_file_participant_id_idx" ON "case_file"("participant_id");

-- CreateIndex
CREATE INDEX "task_case_id_idx" ON "task"("case_id");

-- CreateIndex
CREATE INDEX "handover_case_id_idx" ON "handover"("case_id");

-- CreateIndex
CREATE INDEX "handover_to_unit_status_answer_by_idx" ON "handover"("to_unit", "status", "answer_by");

-- CreateIndex
CREATE INDEX "handover_from_unit_status_answer_by_idx" ON "handover"("from_unit", "status", "answer_by");

-- CreateIndex
CREATE INDEX "handover_member_unit_idx" ON "handover_member"("unit");

-- CreateIndex
CREATE INDEX "handover_member_case_id_idx" ON "handover_member"("case_id");

-- CreateIndex
CREATE INDEX "meeting_case_id_idx" ON "meeting"("case_id");

-- CreateIndex
CREATE INDEX "meeting_party_unit_starts_at_idx" ON "meeting_party"("unit", "starts_at");

-- CreateIndex
CREATE INDEX "meeting_party_case_id_idx" ON "meeting_party"("case_id");

-- CreateIndex
CREATE INDEX "placement_case_id_idx" ON "placement"("case_id");

-- CreateIndex
CREATE INDEX "deadline_at_idx" ON "deadline"("at");

-- CreateIndex
CREATE INDEX "case_grant_unit_case_id_relation_idx" ON "case_grant"("unit", "case_id", "relation");

-- CreateIndex
CREATE INDEX "case_grant_participant_id_unit_relation_idx" ON "case_grant"("participant_id", "unit", "relation");

-- CreateIndex
CREATE UNIQUE INDEX "waiting_list_insats_place_key" ON "waiting_list"("insats", "place");

-- CreateIndex
CREATE INDEX "waiting_list_entry_list_id_referred_on_entered_at_case_id_idx" ON "waiting_list_entry"("list_id", "referred_on", "entered_at", "case_id");

-- CreateIndex
CREATE INDEX "participant_identity_lookup_idx" ON "participant_identity"("lookup");

-- CreateIndex
CREATE INDEX "document_case_id_idx" ON "document"("case_id");

-- CreateIndex
CREATE UNIQUE INDEX "draft_author_staff_form_subject_key" ON "draft"("author_staff", "form", "subject");

-- CreateIndex
CREATE INDEX "read_log_tenant_at_idx" ON "read_log"("tenant", "at");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

-- CreateIndex
CREATE INDEX "session_staff_idx" ON "session"("staff");

-- CreateIndex
CREATE UNIQUE INDEX "import_list_list_file_hash_key" ON "import_list"("list", "file_hash");

-- CreateIndex
CREATE INDEX "import_row_import_id_state_idx" ON "import_row"("import_id", "state");

-- AddForeignKey
ALTER TABLE "unit" ADD CONSTRAINT "unit_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "joint_forum_member" ADD CONSTRAINT "joint_forum_member_forum_id_fkey" FOREIGN KEY ("forum_id") REFERENCES "joint_forum"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "joint_forum_member" ADD CONSTRAINT "joint_forum_member_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff" ADD CONSTRAINT "staff_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_unit" ADD CONSTRAINT "staff_unit_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_unit" ADD CONSTRAINT "staff_unit_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "absence" ADD CONSTRAINT "absence_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "absence" ADD CONSTRAINT "absence_stand_in_id_fkey" FOREIGN KEY ("stand_in_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handover" ADD CONSTRAINT "handover_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handover_member" ADD CONSTRAINT "handover_member_handover_id_fkey" FOREIGN KEY ("handover_id") REFERENCES "handover"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handover_member" ADD CONSTRAINT "handover_member_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_party" ADD CONSTRAINT "meeting_party_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_party" ADD CONSTRAINT "meeting_party_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "placement" ADD CONSTRAINT "placement_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deadline" ADD CONSTRAINT "deadline_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_grant" ADD CONSTRAINT "case_grant_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_phase" ADD CONSTRAINT "case_phase_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_holder" ADD CONSTRAINT "case_holder_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_waiting" ADD CONSTRAINT "case_waiting_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_income" ADD CONSTRAINT "case_income_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case_file"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waiting_list_entry" ADD CONSTRAINT "waiting_list_entry_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "waiting_list"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "coach_seat" ADD CONSTRAINT "coach_seat_list_id_fkey" FOREIGN KEY ("list_id") REFERENCES "waiting_list"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "participant_identity" ADD CONSTRAINT "participant_identity_participant_id_fkey" FOREIGN KEY ("participant_id") REFERENCES "participant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "import_list"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What Prisma's schema can't say.

-- Promise 2: an open case always waits on somebody, since a time, for a reason, with a dated next step.
ALTER TABLE case_file ADD CONSTRAINT case_file_waits_on_somebody CHECK (
    closed_on IS NOT NULL
    OR (waiting_agency IS NOT NULL AND waiting_unit IS NOT NULL AND waiting_since IS NOT NULL
        AND waiting_reason IS NOT NULL AND next_step IS NOT NULL AND next_on IS NOT NULL));
-- Promise 4: nothing closes without a reason.
ALTER TABLE case_file ADD CONSTRAINT case_file_closes_with_a_reason CHECK (
    (phase = 'closed') = (closed_on IS NOT NULL) AND (closed_on IS NULL) = (closure_reason IS NULL));
ALTER TABLE task ADD CONSTRAINT task_audience CHECK (audience IN ('unit', 'manager'));
ALTER TABLE task ADD CONSTRAINT task_status CHECK (status IN ('open', 'done', 'cancelled'));
ALTER TABLE handover ADD CONSTRAINT handover_has_an_address CHECK (
    (to_type = 'unit' AND to_agency IS NOT NULL AND to_unit IS NOT NULL) OR (to_type = 'jointForum' AND forum IS NOT NULL));

-- Under which access category a document is read; a kind that is not here is refused.
CREATE FUNCTION document_category(kind text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE
        WHEN kind IN ('referralMessage', 'handoverMessage', 'handoverQuestion', 'handoverAnswer', 'declineNeeded') THEN 'handovers'
        WHEN kind = 'minutes' THEN 'meetings'
        WHEN kind IN ('plan', 'followUp', 'placement') THEN 'plan'
        WHEN kind IN ('assessment', 'closureExplanation', 'taskNote') THEN 'documents' END;
ALTER TABLE document ADD COLUMN category text NOT NULL GENERATED ALWAYS AS (document_category(kind)) STORED;

ALTER TABLE access_rule ADD CONSTRAINT access_rule_scope CHECK (scope IN ('whole', 'own'));
ALTER TABLE import_row ADD CONSTRAINT import_row_state CHECK (state IN ('accepted', 'done', 'refused'));
ALTER TABLE absence ADD CONSTRAINT absence_dates CHECK (from_on <= to_on);
ALTER TABLE absence ADD CONSTRAINT absence_stand_in_is_another CHECK (stand_in_id <> staff_id);

-- One interval of each kind is open at a time: for the holder that is promise 1.
CREATE UNIQUE INDEX case_phase_open ON case_phase (case_id) WHERE valid_to IS NULL;
CREATE UNIQUE INDEX case_holder_open ON case_holder (case_id) WHERE valid_to IS NULL;
CREATE UNIQUE INDEX case_waiting_open ON case_waiting (case_id) WHERE valid_to IS NULL;
CREATE UNIQUE INDEX case_income_open ON case_income (case_id) WHERE valid_to IS NULL;
ALTER TABLE case_phase ADD CONSTRAINT case_phase_not_empty CHECK (valid_from < valid_to);
ALTER TABLE case_holder ADD CONSTRAINT case_holder_not_empty CHECK (valid_from < valid_to);
ALTER TABLE case_waiting ADD CONSTRAINT case_waiting_not_empty CHECK (valid_from < valid_to);
ALTER TABLE case_income ADD CONSTRAINT case_income_not_empty CHECK (valid_from < valid_to);

-- Enhetens inkorg and Mina uppgifter in due order; the included columns let the counts in the menu stay in the index.
CREATE INDEX task_of_unit ON task (owner_unit, status, due_on, id) INCLUDE (audience, claimed_by, case_id);
CREATE INDEX task_of_staff ON task (claimed_by, status, due_on, id) INCLUDE (audience, owner_unit, case_id) WHERE claimed_by IS NOT NULL;
-- Ärenden of a unit, of a coach; Stannade ärenden of a place.
CREATE INDEX case_file_of_unit ON case_file (holder_unit, next_on, id) WHERE closed_on IS NULL;
CREATE INDEX case_file_of_coach ON case_file (coach, next_on, id) WHERE closed_on IS NULL AND coach IS NOT NULL;
CREATE INDEX case_file_waiting_on_unit ON case_file (waiting_unit, waiting_since, id) WHERE closed_on IS NULL;
CREATE INDEX case_file_open_at_place ON case_file (insats, place, waiting_since, id) WHERE closed_on IS NULL;
CREATE INDEX case_file_stalled ON case_file (insats, place, stalls_on, id) WHERE closed_on IS NULL AND stalls_on IS NOT NULL;
-- Figures of an insats over a span of days.
CREATE INDEX case_file_closed ON case_file (insats, closed_on) WHERE closed_on IS NOT NULL;
-- What the sweep and the relay look for.
CREATE INDEX inbox_unanswered ON inbox (received_at) WHERE answered_at IS NULL;
CREATE INDEX outbox_waiting ON outbox (created_at) WHERE relayed_at IS NULL;
