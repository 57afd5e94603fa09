-- Links that open an account are seen by the program and by who administers the account; what strangers asked for, by the
-- program alone; a substitution by the two it concerns and by who administers the absent person's account.
alter table identity.access_link enable row level security;
--> statement-breakpoint
create policy access_link_administered on identity.access_link to trama_app using (identity.administers_account(account_id));
--> statement-breakpoint
alter table identity.registration enable row level security;
--> statement-breakpoint
create policy registration_program on identity.registration to trama_app using (identity.acting_account() is null);
--> statement-breakpoint
alter table identity.recovery_request enable row level security;
--> statement-breakpoint
create policy recovery_request_program on identity.recovery_request to trama_app using (identity.acting_account() is null);
--> statement-breakpoint
alter table identity.substitution enable row level security;
--> statement-breakpoint
create policy substitution_concerns on identity.substitution to trama_app
  using (absent_account_id = identity.acting_account() or substitute_account_id = identity.acting_account()
    or identity.administers_account(absent_account_id));
--> statement-breakpoint
alter table identity.session add constraint session_acting_for_substitution_id_fk
  foreign key (acting_for) references identity.substitution (id);
--> statement-breakpoint
-- The accounts of citizens and professionals stand beside the planning office's; its staff do not thereby see who they are.
create or replace function identity.sees_person(who uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select identity.acting_account() is null
    or identity.is_self(who)
    or (identity.acts_as('administrator') and exists (
      select 1 from identity.office o where o.id = identity.acting_office() and o.kind in ('planning_office', 'council')))
    or (identity.acts_as('administrator', 'executive_director', 'unit_planner', 'reader') and (
      exists (select 1 from identity.account a
        where a.person_id = who and a.office_id = identity.acting_office() and a.kind = 'staff')
      or exists (select 1 from identity.holding h join identity.post p on p.id = h.post_id join identity.unit u on u.id = p.unit_id
        where h.person_id = who and u.office_id = identity.acting_office())))
$$;
--> statement-breakpoint
-- The name of somebody of another office is shown to who substitutes them or is substituted by them.
create function identity.name_in_substitution(which uuid) returns text
language sql stable security definer set search_path = pg_catalog as $$
  select p.name from identity.substitution s
    join identity.account a on a.id in (s.absent_account_id, s.substitute_account_id)
    join identity.person p on p.id = a.person_id
  where a.id = which and (identity.acting_account() is null
    or identity.acting_account() in (s.absent_account_id, s.substitute_account_id)) limit 1
$$;
--> statement-breakpoint
revoke execute on function identity.name_in_substitution(uuid) from public;
--> statement-breakpoint
grant execute on function identity.name_in_substitution(uuid) to trama_app;
--> statement-breakpoint
-- What somebody did for an absent person, they did from that person's post.
create or replace function planning.public_history(element uuid)
returns table (seq bigint, at timestamptz, command text, office uuid, post jsonb, before jsonb, after jsonb)
language sql stable security definer set search_path = pg_catalog as $$
  select e.seq, e.at, e.command, e.office,
    (select p.title from identity.account a join identity.holding h on h.person_id = a.person_id
       join identity.post p on p.id = h.post_id
     where a.id::text = coalesce(e.acting_for ->> 'account', e.account)
       and h.valid_from <= e.at::date and (h.valid_to is null or h.valid_to >= e.at::date)
     order by h.valid_from desc, h.id limit 1),
    t.c -> 'before', t.c -> 'after'
  from audit.entry e, jsonb_array_elements(e.changes) as t(c)
  where audit.records_of(e.changes) @> array['planning.element ' || element::text]
    and t.c ->> 'kind' = 'planning.element' and t.c ->> 'id' = element::text
  order by e.seq
$$;
