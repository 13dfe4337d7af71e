-- How often somebody may sign in from one address, or search: counted here, so that several processes of the api give no more than one.
-- Who it is stands under a keyed hash, and nothing is kept longer than it counts. Nothing of it is worth a log of its own.
CREATE UNLOGGED TABLE allowance (
    who BYTEA NOT NULL,
    taken TIMESTAMPTZ(3)[] NOT NULL,
    -- When the last of them counts no more.
    until TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT allowance_pkey PRIMARY KEY (who)
);
CREATE INDEX allowance_until_idx ON allowance (until);

ALTER TABLE allowance ENABLE ROW LEVEL SECURITY;
ALTER TABLE allowance FORCE ROW LEVEL SECURITY;
-- No role reads or writes it but through the function.
CREATE POLICY counting ON allowance TO stafett_owner
    USING (coalesce(current_setting('app.counting', true), '') = 'on')
    WITH CHECK (coalesce(current_setting('app.counting', true), '') = 'on');

-- Takes one for `whom`, who may have `most` within the time; false, and nothing taken, when they have had them.
CREATE FUNCTION take_allowance(whom bytea, most int, within interval, at timestamptz) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE had boolean;
BEGIN
    PERFORM set_config('app.counting', 'on', true);
    -- Now and then: what counts no more. Whoever takes one just now holds nobody up.
    IF random() < 0.01 THEN
        DELETE FROM allowance WHERE who IN (
            SELECT old.who FROM allowance old WHERE old.until < at - interval '1 day' LIMIT 1000 FOR UPDATE SKIP LOCKED);
    END IF;
    INSERT INTO allowance AS a (who, taken, until) VALUES (whom, ARRAY[at], at + within)
    ON CONFLICT (who) DO UPDATE
        SET taken = ARRAY(SELECT t FROM unnest(a.taken) t WHERE t > at - within) || at, until = at + within
        WHERE (SELECT count(*) FROM unnest(a.taken) t WHERE t > at - within) < most;
    had := FOUND;
    PERFORM set_config('app.counting', '', true);
    RETURN had;
END $$;
REVOKE ALL ON FUNCTION take_allowance(bytea, int, interval, timestamptz) FROM public;
GRANT EXECUTE ON FUNCTION take_allowance(bytea, int, interval, timestamptz) TO stafett_api;
