-- What was written since the index was last put in order is read whole at every search: keep that short.
alter index ticket_search set (gin_pending_list_limit = 256);
alter index ticket_entry_search set (gin_pending_list_limit = 256);
alter index asset_search set (gin_pending_list_limit = 256);
