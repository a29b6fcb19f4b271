-- A release that is withdrawn or retired keeps its row: it tells why, and its version is never given again.
alter table release add column withdrawn_at timestamp with time zone;
alter table release add column withdrawn_why varchar(500);
alter table release add column retired_at timestamp with time zone;
-- the rule of the descriptor that retired it, such as `keep 12, for P365D`
alter table release add column retired_by varchar(100);
-- when its files, graph and index were gone; until then whoever starts goes on deleting them
alter table release add column deleted_at timestamp with time zone;
