-- What tables alone do not say: the history is only ever added to, and what the public may read without an account.
select trama.append_only('audit.entry');
--> statement-breakpoint
select trama.append_only('platform.reading');
--> statement-breakpoint
-- Plans, the chart of units and posts, links, figures and the search index are public; people and accounts are not.
grant select on identity.office, identity.unit, identity.unit_year, identity.post to trama_public;
--> statement-breakpoint
grant select on planning.instrument, planning.element, planning.sub_plan, planning.section, planning.section_heading,
  planning.line, planning.placement, planning.schedule, planning.indicator_reading, planning.method, planning.plan_year
  to trama_public;
--> statement-breakpoint
-- Of a report the public reads the figure and the note, not who wrote it; of evidence, that it exists.
grant select (id, office_id, version, activity_id, year, month, executed, note, demo, reported_at)
  on planning.month_report to trama_public;
--> statement-breakpoint
grant select (id, office_id, version, report_id, sha256, name, at) on planning.evidence to trama_public;
--> statement-breakpoint
grant select on platform.link, platform.file, platform.reading, platform.search_document to trama_public;
--> statement-breakpoint
create index element_folded_code on planning.element (instrument_id, kind) where retired_at is null;
