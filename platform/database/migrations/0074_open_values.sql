-- Of registers of which a surface is drawn the points are open, and what the plan counts of them leads to each; the rest of a record
-- (who gave it, what was noted) is not shown.
create view observatory.open_value as
  select r.id, r.office_id, r.version, r.register_id, r.number, r."on", r.place_id
  from observatory.register_record r join observatory.register g on g.id = r.register_id
  where g.kind ? 'surface' and r.withdrawn_at is null and r.amount is not null and r.longitude is not null;
--> statement-breakpoint
grant select on observatory.open_value to trama_public;
