-- What releases have spent of the privacy of the people they are about. Rows are only ever added:
-- each hash covers its row and the hash before it, so a row that was changed or removed is seen.
create table budget_entry (
  number      bigint      primary key,
  domain      varchar(63) not null,
  dataset     varchar(63) not null,
  version     varchar(20) not null,
  -- stands for the fingerprint of the release; keyed, so that it tells nobody what the source was
  release_key char(64)    not null,
  mechanism   varchar(63) not null,
  -- decimals and times as texts, exactly as they were hashed
  epsilon     varchar(40) not null,
  delta       varchar(40) not null,
  budget_window varchar(40) not null,
  reserved_at varchar(40) not null,
  previous    char(64)    not null,
  hash        char(64)    not null,
  unique (domain, dataset, release_key)
);

-- Its one row is locked by whoever spends, and tells how long the chain is.
create table budget_head (
  id      integer  primary key,
  entries bigint   not null,
  hash    char(64) not null
);

insert into budget_head (id, entries, hash)
values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
