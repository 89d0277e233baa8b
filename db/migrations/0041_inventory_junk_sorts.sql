-- Machine names, IP addresses and e-mail addresses join the values that say nothing.
alter table inventory_junk drop constraint inventory_junk_sort_check;
alter table inventory_junk add constraint inventory_junk_sort_check
  check (sort in ('serial', 'uuid', 'mac', 'model', 'manufacturer', 'name', 'ip', 'email'));
