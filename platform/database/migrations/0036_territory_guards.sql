-- What a feature was is only ever added to.
select trama.append_only('territory.feature_past');
--> statement-breakpoint
-- Places and their history are public whole.
grant select on territory.geography, territory.place, territory.place_state, territory.correspondence to trama_public;
--> statement-breakpoint
-- Of layers, the public reads what is open and no more, whatever a query asks: the tables themselves are the staff's. Plain views
-- run with their owner's rights. No security barrier: it would keep the search by place from the index.
create view territory.open_layer as
  select id, office_id, version, code, title, title_en, description, description_en, shape_kind,
    (select coalesce(jsonb_agg(field order by nr), '[]'::jsonb)
     from jsonb_array_elements(fields) with ordinality as f(field, nr) where not (field ->> 'name') = any (staff_fields)) as fields,
    style, licence, source, quality, data_date, sort, demo, feature_count, edition, changed_at
  from territory.layer where audience = 'public' and retired_at is null;
--> statement-breakpoint
create view territory.open_feature as
  select f.id, f.version, f.layer_id, f.number, f.code, f.shape, f.web_shape, f.attributes - l.staff_fields as attributes, f.recorded_at
  from territory.feature f join territory.layer l on l.id = f.layer_id
  where l.audience = 'public' and l.retired_at is null;
--> statement-breakpoint
grant select on territory.open_layer, territory.open_feature to trama_public;
