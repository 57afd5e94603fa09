-- What is open now says its size too, so that the public's tiles choose by it as the staff's do.
create or replace view territory.open_feature as
  select f.id, f.version, f.layer_id, f.number, f.code, f.shape, f.web_shape, f.attributes - l.staff_fields as attributes, f.recorded_at,
    f.web_size
  from territory.feature f join territory.layer l on l.id = f.layer_id
  where l.audience = 'public' and l.retired_at is null;
