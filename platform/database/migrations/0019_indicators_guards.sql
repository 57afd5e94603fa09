-- What a reading said is only ever added to; every reading that there is has its first revision.
insert into planning.reading_revision (id, office_id, reading_id, number, value, missing, numerator, denominator, note, at)
  select gen_random_uuid(), r.office_id, r.id, r.version, r.value, r.missing, r.numerator, r.denominator, r.note, r.at
  from planning.indicator_reading r;
--> statement-breakpoint
select trama.append_only('planning.reading_revision');
--> statement-breakpoint
-- Of a revision the public reads what it said and why, not who wrote it nor its parts, which are published by a rule.
grant select (id, office_id, version, reading_id, number, value, missing, numerator, denominator, done_on, note, reason,
  measure_reading_id, at) on planning.reading_revision to trama_public;
--> statement-breakpoint
grant select on planning.reading_evidence, planning.reading_part, platform.measure_binding to trama_public;
--> statement-breakpoint
-- From which office and post a revision came: what is published in place of a person.
create function planning.revision_posts(indicator uuid)
returns table (revision uuid, office jsonb, post jsonb)
language sql stable security definer set search_path = pg_catalog as $$
  select v.id, o.title,
    (select p.title from identity.account a join identity.holding h on h.person_id = a.person_id
       join identity.post p on p.id = h.post_id
     where a.id = v.by and h.valid_from <= v.at::date and (h.valid_to is null or h.valid_to >= v.at::date)
     order by h.valid_from desc, h.id limit 1)
  from planning.indicator_reading r join planning.reading_revision v on v.reading_id = r.id
  left join identity.account a on a.id = v.by left join identity.office o on o.id = a.office_id
  where r.indicator_id = indicator
$$;
--> statement-breakpoint
revoke execute on function planning.revision_posts(uuid) from public;
--> statement-breakpoint
grant execute on function planning.revision_posts(uuid) to trama_app, trama_public;
--> statement-breakpoint
-- When a month was told of first: what the measures of punctuality ask. A correction leaves it, whoever writes it.
update planning.month_report set filed_at = reported_at where filed_at is null;
--> statement-breakpoint
create function planning.keep_filed_at() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then new.filed_at := coalesce(new.filed_at, new.reported_at); else new.filed_at := old.filed_at; end if;
  return new;
end $$;
--> statement-breakpoint
create trigger keep_filed_at before insert or update on planning.month_report
  for each row execute function planning.keep_filed_at();
--> statement-breakpoint
grant select (filed_at) on planning.month_report to trama_public;
