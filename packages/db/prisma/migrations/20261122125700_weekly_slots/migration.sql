-- Weekly times that a unit keeps for meetings, as three of Arbetsförmedlingen's caseworkers do for flerpartssamtal in Kävlinge.
CREATE TABLE slot_rule (
    id UUID NOT NULL,
    unit_id UUID NOT NULL,
    staff_id UUID NOT NULL,
    weekday INTEGER NOT NULL,
    from_clock TEXT NOT NULL,
    minutes_long INTEGER NOT NULL,
    kinds TEXT[] NOT NULL,
    modes TEXT[] NOT NULL,
    valid_from DATE NOT NULL,
    valid_until DATE,

    CONSTRAINT slot_rule_pkey PRIMARY KEY (id),
    CONSTRAINT slot_rule_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT slot_rule_staff_id_fkey FOREIGN KEY (staff_id) REFERENCES staff (id) ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT slot_rule_weekday CHECK (weekday BETWEEN 1 AND 5),
    CONSTRAINT slot_rule_from_clock CHECK (from_clock ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
    CONSTRAINT slot_rule_minutes_long CHECK (minutes_long BETWEEN 5 AND 480),
    CONSTRAINT slot_rule_for_some CHECK (cardinality(kinds) > 0 AND cardinality(modes) > 0),
    CONSTRAINT slot_rule_dates CHECK (valid_until IS NULL OR valid_until >= valid_from)
);
CREATE INDEX slot_rule_unit_id_idx ON slot_rule (unit_id);
CREATE INDEX slot_rule_staff_id_idx ON slot_rule (staff_id);

-- The days of a rule that meetings hold: of the read model, so `rebuild` makes them anew. Two who book the same one at once can't both be
-- stored: the second statement fails as a whole, its meeting with it.
CREATE TABLE slot_booking (
    meeting_id UUID NOT NULL,
    rule_id UUID NOT NULL,
    on_day DATE NOT NULL,
    case_id UUID NOT NULL REFERENCES case_file (id) ON DELETE CASCADE ON UPDATE CASCADE,

    CONSTRAINT slot_booking_pkey PRIMARY KEY (rule_id, on_day)
);
-- What an act puts there is told by its meeting, so that no other meeting's row is ever written over.
CREATE UNIQUE INDEX slot_booking_meeting_id_rule_id_on_day_key ON slot_booking (meeting_id, rule_id, on_day);
CREATE INDEX slot_booking_case_id_idx ON slot_booking (case_id);

GRANT SELECT ON slot_rule TO stafett_worker;
GRANT SELECT, INSERT, DELETE ON slot_rule TO stafett_api;
GRANT UPDATE (valid_until) ON slot_rule TO stafett_api;
GRANT SELECT, INSERT, UPDATE, DELETE ON slot_booking TO stafett_worker;
-- Which meeting, and so which case, has taken a slot is nobody's to know who only looks for a free one.
GRANT SELECT (rule_id, on_day) ON slot_booking TO stafett_api;

DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['slot_rule', 'slot_booking']
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY worker ON %I TO stafett_worker USING (true) WITH CHECK (true)', name);
    END LOOP;
END $$;

-- The rules hold no case data: they are looked up like the directory, by those who work in cases, and kept by the manager of the unit.
CREATE POLICY owner ON slot_rule TO stafett_owner USING (true) WITH CHECK (true);
CREATE POLICY look_up ON slot_rule FOR SELECT TO stafett_api
    USING ((SELECT app_roles()) && ARRAY['caseworker', 'coach', 'manager']);
CREATE POLICY manager_adds ON slot_rule FOR INSERT TO stafett_api WITH CHECK (
    'manager' = ANY (app_roles()) AND unit_id = app_unit()
    AND EXISTS (SELECT 1 FROM staff_unit s WHERE s.staff_id = slot_rule.staff_id AND s.unit_id = slot_rule.unit_id));
CREATE POLICY manager_ends ON slot_rule FOR UPDATE TO stafett_api
    USING ('manager' = ANY (app_roles()) AND unit_id = app_unit());
CREATE POLICY manager_removes ON slot_rule FOR DELETE TO stafett_api
    USING ('manager' = ANY (app_roles()) AND unit_id = app_unit());
CREATE POLICY look_up ON slot_booking FOR SELECT TO stafett_api
    USING ((SELECT app_roles()) && ARRAY['caseworker', 'coach', 'manager']);
