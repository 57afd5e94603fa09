-- What every room stands on: extensions, the application's roles, and tables to which rows are only ever added.
-- Written for PostgreSQL 15; the embedded database is PostgreSQL 18.

-- postgis is not a "trusted" extension: on a server an administrator may have created it already.
create extension if not exists postgis;
create extension if not exists pg_trgm;
create extension if not exists unaccent;
--> statement-breakpoint

-- Roles belong to the whole server, so another database may have made them, even at this very moment.
do $$
declare
  wanted text;
begin
  foreach wanted in array array['trama_app', 'trama_public'] loop
    begin
      if not exists (select 1 from pg_roles where rolname = wanted) then
        execute format('create role %I nologin', wanted);
      end if;
    exception when duplicate_object or unique_violation then
      null;
    end;
    -- Migrating as an owner who is no superuser: being able to act as the role is what counts. (A role's creator gets
    -- a membership without it since PostgreSQL 16, so asking for membership alone would mislead.)
    begin
      execute format('set local role %I', wanted);
      execute 'reset role';
    exception when insufficient_privilege then
      execute format('grant %I to current_user', wanted);
    end;
  end loop;
end $$;
--> statement-breakpoint

-- Tables to come are usable by the application as soon as they exist; `privileges.ts` settles the exceptions.
alter default privileges grant select, insert, update, delete on tables to trama_app;
alter default privileges grant usage, select on sequences to trama_app;
alter default privileges grant usage on schemas to trama_app, trama_public;
grant usage on schema trama to trama_app, trama_public;
--> statement-breakpoint

create function trama.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of %.% are only ever added', tg_table_schema, tg_table_name
    using errcode = 'insufficient_privilege';
end $$;
--> statement-breakpoint

-- Makes a table append-only: the application may INSERT and SELECT, and even the owner is stopped by the trigger.
-- Used by the migration that creates the table: select trama.append_only('audit.entry');
create function trama.append_only(target regclass) returns void language plpgsql as $$
begin
  execute format(
    'create trigger append_only before update or delete or truncate on %s for each statement execute function trama.refuse_change()',
    target
  );
  execute format('revoke update, delete, truncate on %s from trama_app', target);
end $$;
