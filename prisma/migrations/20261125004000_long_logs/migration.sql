-- Starts and stops of a server, which are few: whether one lies within a time is asked for each piece of a log, however many events lie there.
CREATE INDEX "usage_event_marks" ON "usage_event"("source_id", "at") WHERE "kind" IN ('SERVER_STARTED', 'SERVER_STOPPED', 'DAEMON_STARTED', 'DAEMON_STOPPED');
