-- Why somebody looked, in their own words, where a code says too little: ciphertext under the key of the agency's log, for its reviewer. It
-- is sealed with its row.
ALTER TABLE read_log ADD COLUMN words TEXT CONSTRAINT read_log_words CHECK (length(words) <= 8000);
ALTER TABLE audit_entry ADD COLUMN words TEXT;
