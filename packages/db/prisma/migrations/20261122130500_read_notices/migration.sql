-- Read notices are removed after a while: the sweep finds them by when they were read.
CREATE INDEX notification_read ON notification (read_at) WHERE read_at IS NOT NULL;
