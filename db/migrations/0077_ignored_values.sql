-- Values by which no two records are duplicates, a line each.
alter table unique_rule add column ignored text;
