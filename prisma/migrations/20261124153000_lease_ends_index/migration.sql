-- Leases by when they ended, for the history of a pool. Rows lie in the order in which they were made, so ranges of blocks tell
-- nearly as much as a tree would, at next to no cost for a check-out or a check-in.
CREATE INDEX "lease_ended" ON "lease" USING brin ("ended_at") WITH (pages_per_range = 16, autosummarize = on);
