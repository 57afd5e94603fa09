CREATE TABLE "cases"."authorised_place" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"case_id" uuid NOT NULL,
	"ended_on" date NOT NULL,
	"longitude" double precision NOT NULL,
	"latitude" double precision NOT NULL,
	"metres" integer NOT NULL,
	CONSTRAINT "authorised_place_case_id_unique" UNIQUE("case_id"),
	CONSTRAINT "authorised_place_near" CHECK ("cases"."authorised_place"."metres" = 0 or "cases"."authorised_place"."metres" >= 100)
);
--> statement-breakpoint
ALTER TABLE "cases"."authorised_place" ADD CONSTRAINT "authorised_place_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."authorised_place" ADD CONSTRAINT "authorised_place_case_id_case_file_id_fk" FOREIGN KEY ("case_id") REFERENCES "cases"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "authorised_place_ended" ON "cases"."authorised_place" USING btree ("ended_on");