-- When the change of a recurrence is carried out, and the model it is opened from.
alter table recurring_case
  add column change_model_id bigint references change_model,
  add column window_days int,
  add column window_time text,
  add column window_minutes int;
create index recurring_case_change_model on recurring_case (change_model_id) where change_model_id is not null;
