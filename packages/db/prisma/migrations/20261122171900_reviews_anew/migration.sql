-- A day that has been gone through is gone through again when it goes on: what was decided of it stands beside.
DROP INDEX access_review_tenant_kind_staff_day_key;
CREATE UNIQUE INDEX access_review_open_key ON access_review (tenant, kind, staff, day) WHERE decision IS NULL;
CREATE INDEX access_review_tenant_staff_day_idx ON access_review (tenant, staff, day);
