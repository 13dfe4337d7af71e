-- The unit that somebody chose last, to begin in when they sign in again. Their own, and nobody else's to read.
CREATE TABLE "last_unit" (
    "staff" UUID NOT NULL,
    "unit" UUID NOT NULL,

    CONSTRAINT "last_unit_pkey" PRIMARY KEY ("staff")
);

ALTER TABLE last_unit ENABLE ROW LEVEL SECURITY;
ALTER TABLE last_unit FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON last_unit TO stafett_api;
CREATE POLICY own ON last_unit TO stafett_api USING (staff = (SELECT app_staff())) WITH CHECK (staff = app_staff());
