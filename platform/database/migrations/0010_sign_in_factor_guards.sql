-- What proves who somebody is belongs to the account; administrators of the person may take it away, nobody else sees it.
alter table identity.totp enable row level security;
--> statement-breakpoint
create policy totp_own on identity.totp to trama_app
  using (account_id = identity.acting_account() or identity.administers_account(account_id));
--> statement-breakpoint
alter table identity.recovery_code enable row level security;
--> statement-breakpoint
create policy recovery_code_own on identity.recovery_code to trama_app
  using (account_id = identity.acting_account() or identity.administers_account(account_id));
--> statement-breakpoint
alter table identity.passkey enable row level security;
--> statement-breakpoint
create policy passkey_own on identity.passkey to trama_app
  using (account_id = identity.acting_account() or identity.administers_account(account_id));
--> statement-breakpoint
alter table identity.provider_identity enable row level security;
--> statement-breakpoint
create policy provider_identity_own on identity.provider_identity to trama_app
  using (account_id = identity.acting_account() or identity.administers_account(account_id));
--> statement-breakpoint
alter table identity.known_device enable row level security;
--> statement-breakpoint
create policy known_device_own on identity.known_device to trama_app
  using (account_id = identity.acting_account() or identity.administers_account(account_id));
--> statement-breakpoint
-- Between two requests of who is proving it there is no account yet: the program alone reads and writes it.
alter table identity.pending_step enable row level security;
--> statement-breakpoint
create policy pending_step_program on identity.pending_step to trama_app using (identity.acting_account() is null);
