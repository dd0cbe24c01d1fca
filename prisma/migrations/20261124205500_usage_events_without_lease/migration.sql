-- Whom a licence server turned away or kept waiting, by name: who never had a licence is known by these alone. They are few among the events.
CREATE INDEX "usage_event_without_lease" ON "usage_event"("source_id", lower("user")) WHERE "kind" IN ('DENIED', 'QUEUED', 'DEQUEUED', 'UNSUPPORTED');
