-- The totals that a dataset declared when it spent: the strictest ones hold for all who share its domain.
-- Entries from before have none; the hash of an entry covers them where they are.
alter table budget_entry add column total_epsilon varchar(40);
alter table budget_entry add column total_delta varchar(40);
