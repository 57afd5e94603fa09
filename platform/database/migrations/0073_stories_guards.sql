-- What was published is never changed; a later edition is another row.
select trama.append_only('observatory.story');
--> statement-breakpoint
grant select on observatory.story to trama_public;
--> statement-breakpoint
-- A batch that came of a reading of another room's measure says which one: its records are public as far as the measure lets them be.
create or replace view observatory.open_batch as
  select id, office_id, version, number, title, source, citation, origin, state, demo, note, published_at,
    case when code like 'reading:%' then split_part(code, ':', 2)::uuid end as reading_id
  from observatory.batch where state = 'published';
