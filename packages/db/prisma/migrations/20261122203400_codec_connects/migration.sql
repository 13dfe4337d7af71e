-- A database that was made before the role may be connected to by the roles that there were then.
DO $$
BEGIN
    EXECUTE format('GRANT CONNECT ON DATABASE %I TO stafett_codec', current_database());
END $$;
