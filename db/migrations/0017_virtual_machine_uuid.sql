-- Which hosts list a machine of this UUID.
create index asset_part_machine_uuid on asset_part (lower(data ->> 'uuid')) where section = 'virtualMachine';
