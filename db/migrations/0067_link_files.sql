-- A template makes an address or a file: one of the two.
alter table link_template alter column template drop not null, add column file_name text, add column content text,
  add constraint link_or_file check (template is null or file_name is null);
