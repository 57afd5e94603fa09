-- What was signed off and the steps of a review are only ever added to; who runs the database cannot alter them either.
select trama.append_only('planning.snapshot');
--> statement-breakpoint
select trama.append_only('planning.review_step');
--> statement-breakpoint
select trama.append_only('planning.review_reminder');
--> statement-breakpoint
-- The public reads that a quarter was reviewed and how the year stood then.
grant select on planning.review, planning.review_step, planning.snapshot to trama_public;
--> statement-breakpoint
-- Of meetings and agreements it reads how many and whether in time, not what was said.
grant select (id, office_id, version, review_id, held_on, demo) on planning.review_meeting to trama_public;
--> statement-breakpoint
grant select (id, office_id, version, review_id, year, number, unit_id, due_on, closed_on, withdrawn_on, demo)
  on planning.agreement to trama_public;
