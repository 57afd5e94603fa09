-- What is budgeted, spent and said of oneself is public; who wrote it down is the staff's.
grant select (id, office_id, version, activity_id, source_id, month, cents, note, demo, set_at)
  on planning.money_planned, planning.money_spent to trama_public;
--> statement-breakpoint
grant select (id, office_id, version, element_id, period, percent, note, demo, set_at)
  on planning.self_assessment to trama_public;
--> statement-breakpoint
-- An amount is paid from a funding source of the activity's own plan, or from none; and stays where it was written: what moves
-- is written as two corrections, each of which the history keeps.
create function planning.keep_money_place() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (new.activity_id, new.source_id, new.month) is distinct from (old.activity_id, old.source_id, old.month) then
    raise exception 'An amount keeps its activity, source and month.' using errcode = 'check_violation';
  end if;
  if new.source_id is not null and not exists (
    select 1 from planning.element a join planning.element s on s.instrument_id = a.instrument_id
    where a.id = new.activity_id and s.id = new.source_id and s.kind = 'funding_source') then
    raise exception 'A source of another plan.' using errcode = 'check_violation';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger keep_money_place before insert or update on planning.money_planned
  for each row execute function planning.keep_money_place();
--> statement-breakpoint
create trigger keep_money_place before insert or update on planning.money_spent
  for each row execute function planning.keep_money_place();
