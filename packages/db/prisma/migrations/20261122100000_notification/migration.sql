-- Notices: what somebody is told of without having asked. `commit` writes them with the events that they tell of. They are no
-- part of the read model: a rebuild leaves them, and with them who has read what.
CREATE TABLE notification (
    id UUID NOT NULL,
    case_id UUID NOT NULL,
    seq INTEGER NOT NULL,
    tenant UUID NOT NULL,
    unit UUID NOT NULL,
    staff UUID,
    audience TEXT NOT NULL,
    kind TEXT NOT NULL,
    task UUID,
    task_kind TEXT,
    handover UUID,
    meeting UUID,
    at TIMESTAMPTZ(3) NOT NULL,
    read_at TIMESTAMPTZ(3),
    read_by UUID,
    mail_planned_at TIMESTAMPTZ(3),

    CONSTRAINT notification_pkey PRIMARY KEY (id),
    CONSTRAINT notification_audience CHECK (audience IN ('unit', 'manager'))
);
-- The bell counts what is unread; the page reads unread ones first, then the others, newest first.
CREATE INDEX notification_unread ON notification (unit, at DESC, id DESC) INCLUDE (case_id, staff, audience) WHERE read_at IS NULL;
CREATE INDEX notification_of_unit ON notification (unit, at DESC, id DESC);
CREATE INDEX notification_of_task ON notification (task) WHERE task IS NOT NULL AND read_at IS NULL;
CREATE INDEX notification_case_id_idx ON notification (case_id);
CREATE INDEX notification_unplanned ON notification (at) WHERE mail_planned_at IS NULL;

GRANT SELECT, INSERT, DELETE ON notification TO stafett_worker;
GRANT UPDATE (read_at, read_by, mail_planned_at) ON notification TO stafett_worker;
GRANT SELECT ON notification TO stafett_api;
GRANT UPDATE (read_at, read_by) ON notification TO stafett_api;

ALTER TABLE notification ENABLE ROW LEVEL SECURITY;
ALTER TABLE notification FORCE ROW LEVEL SECURITY;
CREATE POLICY worker ON notification TO stafett_worker USING (true) WITH CHECK (true);

-- Whom the actor stands in for on the day of app.now, themselves included.
CREATE FUNCTION app_stands_in_for() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
    RETURN ARRAY(SELECT app_staff() UNION SELECT a.staff_id FROM absence a
        WHERE a.stand_in_id = app_staff()
          AND (nullif(current_setting('app.now', true), '')::timestamptz AT TIME ZONE 'Europe/Stockholm')::date
              BETWEEN a.from_on AND a.to_on);

-- To whom it is addressed, for as long as their unit may know of the case at all: whoever loses the case loses its notices.
-- They read them and note that they have; they may do no more (see the grants).
CREATE POLICY addressed ON notification TO stafett_api USING (
    unit = (SELECT app_unit())
    AND (audience = 'unit' OR 'manager' = ANY ((SELECT app_roles())::text[]))
    AND (staff IS NULL OR staff = ANY ((SELECT app_stands_in_for())::uuid[]))
    AND EXISTS (
        SELECT 1 FROM case_grant g
        WHERE g.case_id = notification.case_id AND g.unit = (SELECT app_unit())
          AND g.relation = ANY ((SELECT app_relations('status'))::text[]) OFFSET 0));
