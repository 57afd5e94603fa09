CREATE TABLE "cases"."ended_month" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"month" date NOT NULL,
	CONSTRAINT "ended_month_of_office" UNIQUE("office_id","month")
);
--> statement-breakpoint
ALTER TABLE "cases"."definition" ADD COLUMN "open" jsonb GENERATED ALWAYS AS (content -> 'open') STORED;--> statement-breakpoint
ALTER TABLE "cases"."ended_month" ADD CONSTRAINT "ended_month_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_file_authorised_of" ON "cases"."case_file" USING btree ("procedure","ended_on","number") WHERE "cases"."case_file"."ended_as" in ('granted', 'conditioned');--> statement-breakpoint
CREATE INDEX "case_file_authorised_in" ON "cases"."case_file" USING btree ("jurisdiction","ended_on","number") WHERE "cases"."case_file"."ended_as" in ('granted', 'conditioned');--> statement-breakpoint
CREATE INDEX "case_file_ended_on" ON "cases"."case_file" USING btree ("ended_on") WHERE "cases"."case_file"."ended_on" is not null;