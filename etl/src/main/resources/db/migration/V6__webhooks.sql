-- Who is told of releases. The secret must be readable here, because each message is signed with it.
create table webhook (
  id         varchar(40)   primary key,
  url        varchar(2000) not null,
  secret     varchar(100)  not null,
  -- false once its receiver has answered 410 Gone
  active     boolean       not null,
  created_at timestamp with time zone not null
);

-- The datasets that a webhook is told of; one without any is told of all.
create table webhook_dataset (
  webhook varchar(40) not null references webhook (id) on delete cascade,
  dataset varchar(63) not null,
  primary key (webhook, dataset)
);

-- What must be told, written in the transaction that makes the release current. The id comes of
-- webhook and release: nobody is told of one release by two messages.
create table webhook_delivery (
  id           varchar(150) primary key,
  webhook      varchar(40)  not null references webhook (id) on delete cascade,
  dataset      varchar(63)  not null,
  version      varchar(20)  not null,
  -- empty for the first release
  previous     varchar(20)  not null,
  published_at timestamp with time zone not null,
  -- waiting, delivered or failed
  state        varchar(10)  not null,
  attempts     integer      not null,
  due_at       timestamp with time zone not null,
  reason       varchar(300) not null
);

create index webhook_delivery_due on webhook_delivery (state, due_at);
