-- What a definition opens is read from beside its content: unpacking the whole of it for each answer of each case took longer than
-- all the rest of the register.
create or replace view cases.open_case as
  select f.id, f.office_id, f.version, f.number, f.definition_id, f.procedure, f.jurisdiction, f.filed_on, f.flow, f.ended_as,
    f.ended_on, f.clock_state, f.due_on, f.verification_code, f.demo,
    (select coalesce(jsonb_object_agg(a.key, a.value), '{}'::jsonb) from jsonb_each(f.answers) as a
     where jsonb_exists(d.open, a.key)) as answers
  from cases.case_file f join cases.definition d on d.id = f.definition_id;
--> statement-breakpoint
-- A month and how often what ended in it changed: nothing that says who.
grant select on cases.ended_month to trama_public;
--> statement-breakpoint
-- In the order of offices and months, so that two who end cases of two months do not wait for each other. Each change gives the month
-- a new id: a number alone would come again after a transaction that was taken back, or in a copy of the database.
create function cases.note_ended_months() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    insert into cases.ended_month (id, office_id, month)
    select gen_random_uuid(), office_id, month from (
      select distinct office_id, date_trunc('month', ended_on)::date as month from after where ended_on is not null) m
    order by office_id, month
    on conflict (office_id, month) do update set id = excluded.id, version = ended_month.version + 1;
  elsif tg_op = 'DELETE' then
    insert into cases.ended_month (id, office_id, month)
    select gen_random_uuid(), office_id, month from (
      select distinct office_id, date_trunc('month', ended_on)::date as month from before where ended_on is not null) m
    order by office_id, month
    on conflict (office_id, month) do update set id = excluded.id, version = ended_month.version + 1;
  else
    insert into cases.ended_month (id, office_id, month)
    select gen_random_uuid(), office_id, month from (
      select office_id, date_trunc('month', ended_on)::date as month from before where ended_on is not null
      union
      select office_id, date_trunc('month', ended_on)::date from after where ended_on is not null) m
    order by office_id, month
    on conflict (office_id, month) do update set id = excluded.id, version = ended_month.version + 1;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger case_file_ended_in after insert on cases.case_file
  referencing new table as after for each statement execute function cases.note_ended_months();
--> statement-breakpoint
create trigger case_file_ended_on after update on cases.case_file
  referencing old table as before new table as after for each statement execute function cases.note_ended_months();
--> statement-breakpoint
create trigger case_file_ended_out after delete on cases.case_file
  referencing old table as before for each statement execute function cases.note_ended_months();
--> statement-breakpoint
create trigger finished_case_in after insert on cases.finished_case
  referencing new table as after for each statement execute function cases.note_ended_months();
--> statement-breakpoint
create trigger finished_case_on after update on cases.finished_case
  referencing old table as before new table as after for each statement execute function cases.note_ended_months();
--> statement-breakpoint
create trigger finished_case_out after delete on cases.finished_case
  referencing old table as before for each statement execute function cases.note_ended_months();
--> statement-breakpoint
create trigger past_case_in after insert on cases.past_case
  referencing new table as after for each statement execute function cases.note_ended_months();
--> statement-breakpoint
create trigger past_case_on after update on cases.past_case
  referencing old table as before new table as after for each statement execute function cases.note_ended_months();
--> statement-breakpoint
create trigger past_case_out after delete on cases.past_case
  referencing old table as before for each statement execute function cases.note_ended_months();
--> statement-breakpoint
insert into cases.ended_month (id, office_id, month)
select gen_random_uuid(), office_id, month from (
  select office_id, date_trunc('month', ended_on)::date as month from cases.case_file where ended_on is not null
  union
  select office_id, date_trunc('month', ended_on)::date from cases.past_case where ended_on is not null) m;
