-- What was approved is public with its cause and its decision; what is still asked for, refused or withdrawn is the staff's.
grant select on planning.reprogramming, planning.reprogramming_change to trama_public;
--> statement-breakpoint
alter table planning.reprogramming enable row level security;
--> statement-breakpoint
create policy reprogramming_staff on planning.reprogramming to trama_app using (true) with check (true);
--> statement-breakpoint
create policy reprogramming_public on planning.reprogramming for select to trama_public using (state = 'approved');
--> statement-breakpoint
alter table planning.reprogramming_change enable row level security;
--> statement-breakpoint
create policy reprogramming_change_staff on planning.reprogramming_change to trama_app using (true) with check (true);
--> statement-breakpoint
create policy reprogramming_change_public on planning.reprogramming_change for select to trama_public
  using (exists (select 1 from planning.reprogramming r where r.id = reprogramming_id and r.state = 'approved'));
