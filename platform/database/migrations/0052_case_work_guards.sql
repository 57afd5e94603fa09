-- Of a document that was issued the public reads what it takes to tell whether it is the one: no name, nothing of what was decided about whom.
create view cases.open_resolution as
  select r.id, r.office_id, r.version, r.case_id, r.number, f.number as case_number, f.procedure, d.content -> 'title' as title,
    r.outcome, r.state, r.signed_on, r.signed_as, r.development, r.sha256, r.verification_code, r.notified_on
  from cases.resolution r join cases.case_file f on f.id = r.case_id join cases.definition d on d.id = f.definition_id
  where r.state <> 'draft';
--> statement-breakpoint
grant select on cases.open_resolution to trama_public;
--> statement-breakpoint
-- What was signed is what was signed: only that it was told may be added to it.
create function cases.keep_signed() returns trigger language plpgsql as $$
begin
  if old.state <> 'draft' and (
    tg_op = 'DELETE'
    or (new.number, new.outcome, new.grounds, new.clauses, new.signed_at, new.sha256, new.verification_code)
      is distinct from (old.number, old.outcome, old.grounds, old.clauses, old.signed_at, old.sha256, old.verification_code)
    or new.state = 'draft'
    or old.state = 'notified'
  ) then
    raise exception 'A signed resolution does not change.' using errcode = 'restrict_violation';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
--> statement-breakpoint
create trigger resolution_keeps before update or delete on cases.resolution
  for each row execute function cases.keep_signed();
--> statement-breakpoint
-- The inbox: what is due first, then what has waited longest. Without a due date a case stands at the end.
create index case_file_inbox on cases.case_file (office_id, (coalesce(due_on, date '9999-12-31')), filed_on, id)
  where ended_as is null;
--> statement-breakpoint
create index case_file_inbox_of on cases.case_file (assigned_account_id, (coalesce(due_on, date '9999-12-31')), filed_on, id)
  where ended_as is null;
--> statement-breakpoint
create index case_file_ended on cases.case_file (office_id, ended_on, id) where ended_as is not null;
--> statement-breakpoint
create index case_file_authorised on cases.case_file (ended_on, id) where ended_as in ('granted', 'conditioned');
--> statement-breakpoint
create index case_document_by_file on cases.case_document (sha256);
