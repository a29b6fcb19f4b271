-- All that finishing a switch needs, so that it needs neither the run nor its descriptor.
alter table switch_intent add column title_ko        varchar(500) default '-' not null;
alter table switch_intent add column title_en        varchar(500) default '-' not null;
alter table switch_intent add column fingerprint     varchar(64)  default '' not null;
alter table switch_intent add column manifest_sha256 varchar(64)  default '' not null;
alter table switch_intent add column report_sha256   varchar(64)  default '' not null;

-- Versions that some door has shown but that could not be finished; no other release gets them.
create table abandoned_switch (
  dataset varchar(63) not null,
  version varchar(20) not null,
  primary key (dataset, version)
);
