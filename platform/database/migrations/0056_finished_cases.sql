CREATE TABLE "cases"."finished_case" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"case_id" uuid NOT NULL,
	"ended_on" date NOT NULL,
	"unit" text,
	"use" text,
	"resolved" boolean NOT NULL,
	"authorised" boolean NOT NULL,
	"entries" integer NOT NULL,
	"office_days" integer,
	"applicant_days" integer,
	"other_days" integer,
	"in_term" boolean,
	"in_law" boolean NOT NULL,
	"area" double precision,
	"investment" double precision,
	"steps" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"counted_with" text NOT NULL,
	CONSTRAINT "finished_case_case_id_unique" UNIQUE("case_id"),
	CONSTRAINT "finished_case_days" CHECK (("cases"."finished_case"."office_days" is null) = ("cases"."finished_case"."applicant_days" is null) and ("cases"."finished_case"."office_days" is null) = ("cases"."finished_case"."other_days" is null))
);
--> statement-breakpoint
ALTER TABLE "cases"."finished_case" ADD CONSTRAINT "finished_case_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."finished_case" ADD CONSTRAINT "finished_case_case_id_case_file_id_fk" FOREIGN KEY ("case_id") REFERENCES "cases"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "finished_case_ended" ON "cases"."finished_case" USING btree ("ended_on");