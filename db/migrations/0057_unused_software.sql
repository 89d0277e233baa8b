-- Since when nobody has a program or version any more: what is cleaned up after inventory's setting software.cleanDays.
alter table software add column unused_since timestamptz;
alter table software_version add column unused_since timestamptz;
create index software_version_unused on software_version (unused_since) where unused_since is not null;
create index software_unused on software (unused_since) where unused_since is not null;
