-- A secret address belongs to its account; a file that was not taken is fetched back by who sent it, or by an administrator.
alter table planning.calendar_feed enable row level security;
--> statement-breakpoint
create policy calendar_feed_own on planning.calendar_feed to trama_app
  using (identity.acting_account() is null or account_id = identity.acting_account());
--> statement-breakpoint
alter table planning.refused_import enable row level security;
--> statement-breakpoint
create policy refused_import_own on planning.refused_import to trama_app
  using (identity.acting_account() is null or account_id = identity.acting_account() or identity.acts_as('administrator'));
