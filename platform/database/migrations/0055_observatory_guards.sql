-- What was brought is only ever added to, and so are the sheets: a correction is a row of a later batch, another meaning a later sheet.
select trama.append_only('observatory.observation');
--> statement-breakpoint
select trama.append_only('observatory.sheet');
--> statement-breakpoint
-- There is a value or a reason why there is none.
alter table observatory.observation add constraint observation_value_or_reason check ((value is null) <> (missing is null));
--> statement-breakpoint
alter table observatory.observation_now add constraint observation_now_value_or_reason check ((value is null) <> (missing is null));
--> statement-breakpoint
-- Figures come into a batch while it is in draft; what was reviewed is what is published.
create function observatory.only_into_drafts() returns trigger language plpgsql as $$
begin
  if exists (select 1 from added join observatory.batch b on b.number = added.batch where b.state <> 'draft') then
    raise exception 'Figures are added to a draft only.' using errcode = 'restrict_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger observation_into_drafts after insert on observatory.observation
  referencing new table as added for each statement execute function observatory.only_into_drafts();
--> statement-breakpoint
-- Themes, indicators, sheets and what is published now are for everybody; of batches and of all that was ever brought, what was published.
grant select on observatory.theme, observatory.indicator, observatory.sheet, observatory.series, observatory.observation_now to trama_public;
--> statement-breakpoint
create view observatory.open_batch as
  select id, office_id, version, number, title, source, citation, origin, state, demo, note, published_at
  from observatory.batch where state = 'published';
--> statement-breakpoint
create view observatory.open_observation as
  select o.series, o.period, o.batch, o.value, o.numerator, o.denominator, o.missing, o.status, b.published_at
  from observatory.observation o join observatory.batch b on b.number = o.batch where b.state = 'published';
--> statement-breakpoint
grant select on observatory.open_batch, observatory.open_observation to trama_public;
