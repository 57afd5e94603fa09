-- The history: heads and reads are only ever added; the records an entry touched are found by an index over its changes.
select trama.append_only('audit.daily_head');
--> statement-breakpoint
select trama.append_only('audit.read');
--> statement-breakpoint
grant select on audit.daily_head to trama_public;
--> statement-breakpoint
create function audit.records_of(changes jsonb) returns text[]
language sql immutable parallel safe as $$
  select coalesce(array_agg(distinct (c ->> 'kind') || ' ' || (c ->> 'id')), '{}') from jsonb_array_elements(changes) as t(c)
$$;
--> statement-breakpoint
create index entry_records on audit.entry using gin (audit.records_of(changes));
--> statement-breakpoint
-- What the public reads of an element's history: when, from which office and post, and what changed. Never who.
create function planning.public_history(element uuid)
returns table (seq bigint, at timestamptz, command text, office uuid, post jsonb, before jsonb, after jsonb)
language sql stable security definer set search_path = pg_catalog as $$
  select e.seq, e.at, e.command, e.office,
    (select p.title from identity.account a join identity.holding h on h.person_id = a.person_id
       join identity.post p on p.id = h.post_id
     where a.id::text = e.account and h.valid_from <= e.at::date and (h.valid_to is null or h.valid_to >= e.at::date)
     order by h.valid_from desc, h.id limit 1),
    t.c -> 'before', t.c -> 'after'
  from audit.entry e, jsonb_array_elements(e.changes) as t(c)
  where audit.records_of(e.changes) @> array['planning.element ' || element::text]
    and t.c ->> 'kind' = 'planning.element' and t.c ->> 'id' = element::text
  order by e.seq
$$;
--> statement-breakpoint
revoke execute on function planning.public_history(uuid) from public;
--> statement-breakpoint
grant execute on function planning.public_history(uuid) to trama_app, trama_public;
--> statement-breakpoint

-- In whose name a transaction acts (platform/database/transactions.ts). No account: the program itself.
create function identity.acting_account() returns uuid
language sql stable as $$ select nullif(current_setting('trama.account', true), '')::uuid $$;
--> statement-breakpoint
create function identity.acting_office() returns uuid
language sql stable as $$ select nullif(current_setting('trama.office', true), '')::uuid $$;
--> statement-breakpoint
create function identity.acts_as(variadic wanted text[]) returns boolean
language sql stable as $$
  select string_to_array(coalesce(current_setting('trama.roles', true), ''), ',') && wanted
$$;
--> statement-breakpoint
create function identity.is_self(who uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select 1 from identity.account a where a.id = identity.acting_account() and a.person_id = who)
$$;
--> statement-breakpoint
-- Who sees that a person exists and the person's name: the person; the staff of the same office; administrators of the
-- planning office, everybody. Not other offices, and not professionals or citizens.
create function identity.sees_person(who uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select identity.acting_account() is null
    or identity.is_self(who)
    or (identity.acts_as('administrator') and exists (
      select 1 from identity.office o where o.id = identity.acting_office() and o.kind in ('planning_office', 'council')))
    or (identity.acts_as('administrator', 'executive_director', 'unit_planner', 'reader') and (
      exists (select 1 from identity.account a where a.person_id = who and a.office_id = identity.acting_office())
      or exists (select 1 from identity.holding h join identity.post p on p.id = h.post_id join identity.unit u on u.id = p.unit_id
        where h.person_id = who and u.office_id = identity.acting_office())))
$$;
--> statement-breakpoint
create function identity.administers_person(who uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select identity.acting_account() is null or (identity.acts_as('administrator') and identity.sees_person(who))
$$;
--> statement-breakpoint
create function identity.administers_account(which uuid) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select identity.acting_account() is null
    or exists (select 1 from identity.account a where a.id = which and identity.administers_person(a.person_id))
$$;
--> statement-breakpoint

alter table identity.person enable row level security;
--> statement-breakpoint
create policy person_seen on identity.person for select to trama_app using (identity.sees_person(id));
--> statement-breakpoint
create policy person_added on identity.person for insert to trama_app
  with check (identity.acting_account() is null or identity.acts_as('administrator'));
--> statement-breakpoint
create policy person_changed on identity.person for update to trama_app
  using (identity.is_self(id) or identity.administers_person(id));
--> statement-breakpoint
create policy person_removed on identity.person for delete to trama_app using (identity.administers_person(id));
--> statement-breakpoint

alter table identity.session enable row level security;
--> statement-breakpoint
create policy session_own on identity.session to trama_app
  using (account_id = identity.acting_account() or identity.administers_account(account_id));
--> statement-breakpoint
alter table identity.sign_in_failure enable row level security;
--> statement-breakpoint
create policy sign_in_failure_watched on identity.sign_in_failure to trama_app
  using (identity.acting_account() is null or identity.acts_as('administrator'));
--> statement-breakpoint

-- Anybody may cause a letter or a notice; only who it is for, and the program, reads it.
alter table platform.notification enable row level security;
--> statement-breakpoint
create policy notification_written on platform.notification for insert to trama_app with check (true);
--> statement-breakpoint
create policy notification_own on platform.notification to trama_app
  using (identity.acting_account() is null or account_id = identity.acting_account());
--> statement-breakpoint
create function platform.refresh_notice(account uuid, notice_kind text, notice_link text, new_title jsonb, new_body jsonb, instant timestamptz)
returns boolean language plpgsql security definer set search_path = pg_catalog as $$
begin
  update platform.notification n set title = new_title, body = new_body, at = instant
    where n.account_id = account and n.kind = notice_kind and n.link is not distinct from notice_link and n.listed and n.read_at is null;
  return found;
end $$;
--> statement-breakpoint
revoke execute on function platform.refresh_notice(uuid, text, text, jsonb, jsonb, timestamptz) from public;
--> statement-breakpoint
grant execute on function platform.refresh_notice(uuid, text, text, jsonb, jsonb, timestamptz) to trama_app;
--> statement-breakpoint
alter table platform.letter enable row level security;
--> statement-breakpoint
create policy letter_written on platform.letter for insert to trama_app with check (true);
--> statement-breakpoint
create policy letter_watched on platform.letter to trama_app
  using (identity.acting_account() is null or account_id = identity.acting_account() or identity.acts_as('administrator'));
--> statement-breakpoint

alter table audit.read enable row level security;
--> statement-breakpoint
create policy read_noted on audit.read for insert to trama_app with check (account = identity.acting_account());
--> statement-breakpoint
create policy read_shown on audit.read for select to trama_app
  using (identity.is_self(subject) or identity.administers_person(subject));
--> statement-breakpoint
alter table personal.correction_request enable row level security;
--> statement-breakpoint
create policy correction_own on personal.correction_request to trama_app
  using (identity.is_self(person_id) or identity.administers_person(person_id));
--> statement-breakpoint

-- A sensitive column is one that the application's role may write and never select; platform/database/privileges.ts
-- settles it after every migration. Its values are had through the functions below.
create function trama.sensitive_column(target regclass, name text) returns void language plpgsql as $$
begin
  execute format('comment on column %s.%I is %L', target, name, 'sensitive');
end $$;
--> statement-breakpoint
select trama.sensitive_column('identity.person', 'email');
--> statement-breakpoint
create function identity.is_sensitive(field text) returns boolean
language sql stable security definer set search_path = pg_catalog as $$
  select exists (select 1 from pg_attribute a where a.attrelid = 'identity.person'::regclass and a.attname = field
    and a.attnum > 0 and not a.attisdropped and col_description(a.attrelid, a.attnum) = 'sensitive')
$$;
--> statement-breakpoint
-- For the program itself (letters, signing in) and for the person; NULL for anybody else.
create function identity.sensitive_of(who uuid, field text) returns text
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  found_value text;
begin
  if not identity.is_sensitive(field) then raise exception 'no sensitive column %', field using errcode = 'undefined_column'; end if;
  if identity.acting_account() is not null and not identity.is_self(who) then return null; end if;
  execute format('select %I::text from identity.person where id = $1', field) into found_value using who;
  return found_value;
end $$;
--> statement-breakpoint
create function identity.email_of(who uuid) returns text
language sql stable as $$ select identity.sensitive_of(who, 'email') $$;
--> statement-breakpoint
-- m•••@example.org and •••1234: what a screen shows of somebody one sees, before a reason is given.
create function identity.masked_of(who uuid, field text) returns text
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  found_value text;
begin
  if not identity.is_sensitive(field) or not identity.sees_person(who) then return null; end if;
  execute format('select %I::text from identity.person where id = $1', field) into found_value using who;
  if found_value is null or found_value = '' then return null; end if;
  if position('@' in found_value) > 1 then return left(found_value, 1) || '•••@' || split_part(found_value, '@', 2); end if;
  return '•••' || case when length(found_value) > 6 then right(found_value, 2) else '' end;
end $$;
--> statement-breakpoint
-- Whose address it is, for signing in, recovery and invitations; only the program and administrators may ask.
create function identity.persons_with_email(address text) returns setof uuid
language sql stable security definer set search_path = pg_catalog as $$
  select p.id from identity.person p where lower(p.email) = lower(btrim(address))
    and (identity.acting_account() is null or identity.acts_as('administrator'))
$$;
--> statement-breakpoint
-- The value of another person, with its reason, noted in the same step: there is no reading without the note.
create function identity.reveal(who uuid, field text, why text, note uuid, instant timestamptz, request text) returns text
language plpgsql security definer set search_path = pg_catalog as $$
declare
  found_value text;
begin
  if not identity.is_sensitive(field) then raise exception 'no sensitive column %', field using errcode = 'undefined_column'; end if;
  if identity.acting_account() is null or not identity.administers_person(who) then
    raise exception 'reading %.% takes an administrator who sees the person', 'identity.person', field using errcode = 'insufficient_privilege';
  end if;
  if length(btrim(coalesce(why, ''))) < 10 then
    raise exception 'reading a sensitive value takes a reason' using errcode = 'check_violation';
  end if;
  insert into audit.read (id, at, account, office, subject, field, reason, request)
    values (note, instant, identity.acting_account(), identity.acting_office(), who, field, btrim(why), request);
  execute format('select %I::text from identity.person where id = $1', field) into found_value using who;
  return found_value;
end $$;
--> statement-breakpoint
do $$
declare
  item text;
begin
  foreach item in array array['acting_account()', 'acting_office()', 'acts_as(text[])', 'is_self(uuid)', 'sees_person(uuid)',
    'administers_person(uuid)', 'administers_account(uuid)', 'is_sensitive(text)', 'sensitive_of(uuid, text)', 'email_of(uuid)',
    'masked_of(uuid, text)', 'persons_with_email(text)', 'reveal(uuid, text, text, uuid, timestamptz, text)']
  loop
    execute 'revoke execute on function identity.' || item || ' from public';
    execute 'grant execute on function identity.' || item || ' to trama_app';
  end loop;
end $$;
