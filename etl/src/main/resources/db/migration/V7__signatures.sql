-- SHA-256 of the file that signs the manifest. No manifest lists it, so only this tells that it is
-- missing or another. `unknown` until the portal has looked at what earlier code published;
-- `unsigned` is what was published before releases were signed.
alter table release add column signature_sha256 varchar(64) default 'unknown' not null;
alter table switch_intent add column signature_sha256 varchar(64) default 'unknown' not null;
