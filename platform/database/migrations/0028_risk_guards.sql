-- What was judged, seen and what happened of a risk is only ever added to; grades go from 1 to 5.
select trama.append_only('planning.risk_assessment');
--> statement-breakpoint
select trama.append_only('planning.risk_monitoring');
--> statement-breakpoint
select trama.append_only('planning.risk_occurrence');
--> statement-breakpoint
alter table planning.risk_assessment add constraint risk_assessment_grades check (
  likelihood between 1 and 5 and impact between 1 and 5
  and coalesce(likelihood_after, 1) between 1 and 5 and coalesce(impact_after, 1) between 1 and 5
  and (likelihood_after is null) = (impact_after is null));
--> statement-breakpoint
-- The public reads the catalogue and its levels; what the staff notes of it, and what happened, stays inside.
grant select on planning.key_process, planning.alignment_catalogue, planning.alignment_item to trama_public;
--> statement-breakpoint
grant select (id, office_id, version, code, process_id, type, title, title_en, cause, effect, owner_unit_id, response,
  mitigation, status, certainty, demo, sort) on planning.risk to trama_public;
--> statement-breakpoint
grant select (id, office_id, version, risk_id, assessed_on, likelihood, impact, likelihood_after, impact_after, at, demo)
  on planning.risk_assessment to trama_public;
