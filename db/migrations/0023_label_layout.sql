-- Labels for equipment: how sheets and tapes are cut, and what is printed on each label. Lengths in millimetres.
create table label_layout (
  id           bigint generated always as identity primary key,
  name         text not null,
  paper        text not null check (paper in ('a4', 'a5', 'letter', 'tape')),
  label_width  numeric(6, 2) not null check (label_width >= 10),
  label_height numeric(6, 2) not null check (label_height >= 6),
  columns      int not null default 1 check (columns between 1 and 20),
  rows         int not null default 1 check (rows between 1 and 60),
  margin_left  numeric(6, 2) not null default 0 check (margin_left >= 0),
  margin_top   numeric(6, 2) not null default 0 check (margin_top >= 0),
  gap_x        numeric(6, 2) not null default 0 check (gap_x >= 0),
  gap_y        numeric(6, 2) not null default 0 check (gap_y >= 0),
  code         text not null check (code in ('qr', 'code128', 'none')),
  heading      text,
  fields       jsonb not null default '[]',
  comment      text,
  created_at   timestamptz not null default now(),
  updated_at   timestamptz not null default now(),
  deleted_at   timestamptz,
  version      int not null default 1
);
create unique index label_layout_name on label_layout (lower(name)) where deleted_at is null;

-- What the makers print on their boxes.
insert into label_layout (name, paper, label_width, label_height, columns, rows, margin_left, margin_top, gap_x, gap_y, code, fields) values
  ('Avery L7160 (21 × A4, 63,5 × 38,1)', 'a4', 63.5, 38.1, 3, 7, 7.25, 15.15, 2.5, 0, 'qr', '["name", "inventoryNumber", "serial", "entity"]'),
  ('Avery L7163 (14 × A4, 99,1 × 38,1)', 'a4', 99.1, 38.1, 2, 7, 4.65, 15.15, 2.5, 0, 'qr', '["name", "inventoryNumber", "serial", "model"]'),
  ('Avery L7651 (65 × A4, 38,1 × 21,2)', 'a4', 38.1, 21.2, 5, 13, 4.75, 10.7, 2.5, 0, 'qr', '["name", "inventoryNumber", "serial"]'),
  ('Avery L6009 (48 × A4, 45,7 × 21,2)', 'a4', 45.7, 21.2, 4, 12, 9.7, 21.3, 2.6, 0, 'qr', '["name", "inventoryNumber", "serial"]'),
  ('Avery L7160, Code 128', 'a4', 63.5, 38.1, 3, 7, 7.25, 15.15, 2.5, 0, 'code128', '["name", "inventoryNumber", "entity"]'),
  ('Brother TZe 24 mm', 'tape', 60, 24, 1, 1, 0, 0, 0, 0, 'qr', '["name", "inventoryNumber", "serial"]'),
  ('Brother TZe 12 mm', 'tape', 45, 12, 1, 1, 0, 0, 0, 0, 'qr', '["name", "inventoryNumber"]'),
  ('Dymo 99012 (89 × 36)', 'tape', 89, 36, 1, 1, 0, 0, 0, 0, 'qr', '["name", "inventoryNumber", "serial", "model"]'),
  ('Dymo 11352 (54 × 25)', 'tape', 54, 25, 1, 1, 0, 0, 0, 0, 'qr', '["name", "inventoryNumber", "serial"]');
