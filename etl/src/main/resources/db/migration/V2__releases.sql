-- A release exists here only once it has been verified; files, graph and index are kept elsewhere.
create table release (
  dataset         varchar(63)  not null,
  version         varchar(20)  not null,
  title_ko        varchar(500) not null,
  title_en        varchar(500) not null,
  published_at    timestamp with time zone not null,
  fingerprint     char(64)     not null,
  manifest_sha256 char(64)     not null,
  -- of the passing privacy report; empty only for a dataset without people
  report_sha256   varchar(64)  not null,
  primary key (dataset, version)
);

create table current_release (
  dataset varchar(63) primary key,
  version varchar(20) not null,
  foreign key (dataset, version) references release (dataset, version)
);

-- A switch that has begun and must be finished, whatever happens.
create table switch_intent (
  dataset varchar(63) primary key,
  version varchar(20) not null
);
