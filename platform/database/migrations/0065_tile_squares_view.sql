-- What is open says of which edition its squares are, and the public's tiles read them as the staff's do. Layers that were there before
-- have none: the job `territory.keep_squares` counts them within the hour, and until then tiles count them anew.
create or replace view territory.open_layer as
  select id, office_id, version, code, title, title_en, description, description_en, shape_kind,
    (select coalesce(jsonb_agg(field order by nr), '[]'::jsonb)
     from jsonb_array_elements(fields) with ordinality as f(field, nr) where not (field ->> 'name') = any (staff_fields)) as fields,
    style, licence, source, quality, data_date, sort, demo, feature_count, edition, changed_at, squares_edition
  from territory.layer where audience = 'public' and retired_at is null;
--> statement-breakpoint
create view territory.open_squares as
  select s.layer_id, s.z, s.x, s.y, s.squares
  from territory.tile_squares s join territory.layer l on l.id = s.layer_id
  where l.audience = 'public' and l.retired_at is null;
--> statement-breakpoint
grant select on territory.open_squares to trama_public;
