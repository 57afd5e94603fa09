-- Of a case of the old system the public reads what it reads of any other: no name, and nothing that was only noted.
create view cases.open_past_case as
  select id, office_id, version, number, procedure, jurisdiction, filed_on, ended_on, ended_as, use, area, storeys, investment
  from cases.past_case;
--> statement-breakpoint
grant select on cases.open_past_case to trama_public;
--> statement-breakpoint
create index past_case_typed on cases.past_case (upper(number));
