-- Notices of what happens in a samverkansteam or a group that meets without a case: each notice is of one case or of one gathering.
ALTER TABLE notification ALTER COLUMN case_id DROP NOT NULL;
ALTER TABLE notification ADD COLUMN gathering_id TEXT;
ALTER TABLE notification ADD CONSTRAINT notification_of CHECK ((case_id IS NULL) <> (gathering_id IS NULL));
-- What an answer or a held meeting settles is found among what is unread of the gathering.
CREATE INDEX notification_of_gathering ON notification (gathering_id) WHERE gathering_id IS NOT NULL AND read_at IS NULL;

-- As before for a case's notices; a gathering's are for whoever may know of the gathering itself (its own policy says who).
DROP POLICY addressed ON notification;
CREATE POLICY addressed ON notification TO stafett_api USING (
    unit = (SELECT app_unit())
    AND (audience = 'unit' OR 'manager' = ANY ((SELECT app_roles())::text[]))
    AND (staff IS NULL OR staff = ANY ((SELECT app_stands_in_for())::uuid[]))
    AND CASE WHEN case_id IS NULL
        THEN EXISTS (SELECT 1 FROM gathering g WHERE g.id = notification.gathering_id OFFSET 0)
        ELSE EXISTS (
            SELECT 1 FROM case_grant g
            WHERE g.case_id = notification.case_id AND g.unit = (SELECT app_unit())
              AND g.relation = ANY ((SELECT app_relations('status'))::text[]) OFFSET 0)
        END);
