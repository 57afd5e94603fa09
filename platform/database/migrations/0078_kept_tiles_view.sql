-- What is open says of which edition its kept tiles are, and the public's map reads them as the staff's does.
create or replace view territory.open_layer as
  select id, office_id, version, code, title, title_en, description, description_en, shape_kind,
    (select coalesce(jsonb_agg(field order by nr), '[]'::jsonb)
     from jsonb_array_elements(fields) with ordinality as f(field, nr) where not (field ->> 'name') = any (staff_fields)) as fields,
    style, licence, source, quality, data_date, sort, demo, feature_count, edition, changed_at, squares_edition, tiles_edition
  from territory.layer where audience = 'public' and retired_at is null;
--> statement-breakpoint
create view territory.open_tile as
  select t.layer_id, t.z, t.x, t.y, t.content, t.shown, t.limited, t.grouped
  from territory.kept_tile t join territory.layer l on l.id = t.layer_id
  where l.audience = 'public' and l.retired_at is null and l.tiles_edition = l.edition;
--> statement-breakpoint
grant select on territory.open_tile to trama_public;
