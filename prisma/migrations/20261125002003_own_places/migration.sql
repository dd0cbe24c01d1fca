-- Where a person waits is looked up by each view of their floating seats: of 50,000 who wait, and all who ever did, their own.
CREATE INDEX "queue_ticket_waiting_person" ON "queue_ticket" ("organization_id", ("claimed" ->> 'personId')) WHERE "status" = 'WAITING';
