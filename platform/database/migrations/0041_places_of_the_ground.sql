-- Planning points to the places of the ground and keeps none of its own. What drizzle writes for it is put in order by hand, so that
-- nothing that was said is lost: first all of it by its code, then the tables, then what the ground knows already.
CREATE TABLE "planning"."unsettled_place" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"element_id" uuid NOT NULL,
	"code" text NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "unsettled_place_once" UNIQUE("element_id","code")
);
--> statement-breakpoint
ALTER TABLE "planning"."unsettled_place" ADD CONSTRAINT "unsettled_place_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."unsettled_place" ADD CONSTRAINT "unsettled_place_element_id_element_id_fk" FOREIGN KEY ("element_id") REFERENCES "planning"."element"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
insert into planning.unsettled_place (id, office_id, version, element_id, code, demo)
  select x.id, x.office_id, x.version, x.element_id, p.code, x.demo
  from planning.element_place x join planning.place p on p.id = x.place_id;
--> statement-breakpoint
delete from planning.element_place;
--> statement-breakpoint
ALTER TABLE "planning"."element_place" DROP CONSTRAINT "element_place_place_id_place_id_fk";
--> statement-breakpoint
DROP TABLE "planning"."place";--> statement-breakpoint
ALTER TABLE "planning"."element_place" ADD CONSTRAINT "element_place_place_id_place_id_fk" FOREIGN KEY ("place_id") REFERENCES "territory"."place"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- The division of a plan is the finest administrative one in force on the first day of its year, as rules/places/geography-of-year.ts
-- says. A database that has no places yet settles when its pack is loaded.
insert into planning.element_place (id, office_id, version, element_id, place_id, demo)
  select u.id, u.office_id, u.version, u.element_id, p.id, u.demo
  from planning.unsettled_place u join planning.element e on e.id = u.element_id
  join planning.instrument i on i.id = e.instrument_id
  join lateral (
    select g.id from territory.geography g
    where g.office_id = u.office_id and g.kind = 'administrative'
      and (g.valid_from is null or g.valid_from <= make_date(i.from_year, 1, 1))
      and (g.valid_until is null or g.valid_until > make_date(i.from_year, 1, 1))
    order by (select count(*) from territory.place a where a.geography_id = g.id) desc, g.code collate "C" limit 1
  ) division on true
  join territory.place p on p.geography_id = division.id and p.code = u.code;
--> statement-breakpoint
delete from planning.unsettled_place u using planning.element_place x where x.id = u.id;
