-- What happened to a case, what its clock was told and what was paid is only ever added to.
select trama.append_only('cases.case_event');
--> statement-breakpoint
select trama.append_only('cases.clock_entry');
--> statement-breakpoint
select trama.append_only('cases.payment');
--> statement-breakpoint
-- Of a case the public reads how it stands, and the fields that its definition opens: no name, no document, nothing that was said.
create view cases.open_case as
  select f.id, f.office_id, f.version, f.number, f.definition_id, f.procedure, f.jurisdiction, f.filed_on, f.flow, f.ended_as,
    f.ended_on, f.clock_state, f.due_on, f.verification_code, f.demo,
    (select coalesce(jsonb_object_agg(a.key, a.value), '{}'::jsonb) from jsonb_each(f.answers) as a
     where jsonb_exists(d.content -> 'open', a.key)) as answers
  from cases.case_file f join cases.definition d on d.id = f.definition_id;
--> statement-breakpoint
create view cases.open_case_event as
  select id, office_id, version, case_id, sequence, on_day, role, step, action, clock
  from cases.case_event where step is not null;
--> statement-breakpoint
-- The account of days is public; an outcome or a reason is a title of the definition, never what somebody wrote.
create view cases.open_clock_entry as
  select id, office_id, version, case_id, sequence, kind, on_day, at, role, rule, reason, citation, awaits, answer_within,
    extended_by, outcome
  from cases.clock_entry;
--> statement-breakpoint
grant select on cases.open_case, cases.open_case_event, cases.open_clock_entry to trama_public;
