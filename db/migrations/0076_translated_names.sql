-- What people call the values of dictionaries, in each language of the house; where nothing is said, the name stands.
alter table asset_state add column name_fr text, add column name_en text;
alter table state_transition add column name_fr text, add column name_en text;
alter table asset_template add column name_fr text, add column name_en text;
alter table supplier_type add column name_fr text, add column name_en text;
alter table contract_type add column name_fr text, add column name_en text;
alter table budget_type add column name_fr text, add column name_en text;
alter table document_heading add column name_fr text, add column name_en text, add column complete_name_fr text, add column complete_name_en text;
alter table link_template add column name_fr text, add column name_en text;
alter table label_layout add column name_fr text, add column name_en text;
alter table article_category add column name_fr text, add column name_en text, add column complete_name_fr text, add column complete_name_en text;
alter table text_template add column name_fr text, add column name_en text;
alter table ticket_template add column name_fr text, add column name_en text;
alter table ticket_category add column name_fr text, add column name_en text, add column complete_name_fr text, add column complete_name_en text;
alter table ticket_sub_status add column name_fr text, add column name_en text;
alter table link_type add column name_fr text, add column name_en text, add column reverse_name_fr text, add column reverse_name_en text;
alter table cable_strand add column name_fr text, add column name_en text;
alter table appliance_type add column name_fr text, add column name_en text;

-- The meanings of links that the house brings, where nobody has renamed them.
update link_type t set name_en = v.name_en, reverse_name_en = v.reverse_name_en
from (values ('connected', 'a pour équipement connecté', 'has connected', 'is connected to'), ('contains', 'contient', 'contains', 'is in'),
  ('runs-on', 'fonctionne sur', 'runs on', 'hosts'), ('depends-on', 'dépend de', 'depends on', 'is needed by'),
  ('powers', 'alimente', 'powers', 'is powered by'), ('backs-up', 'sauvegarde', 'backs up', 'is backed up by'),
  ('uses', 'utilise', 'uses', 'is used by')) v(code, name, name_en, reverse_name_en)
where t.code = v.code and t.name = v.name;
