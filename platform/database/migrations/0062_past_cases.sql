CREATE TABLE "cases"."past_case" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"import_id" uuid NOT NULL,
	"row" integer NOT NULL,
	"procedure" text NOT NULL,
	"number" text NOT NULL,
	"filed_on" date,
	"ended_on" date,
	"ended_as" text,
	"outcome" text,
	"applicant_name" text,
	"jurisdiction" text,
	"municipality" text,
	"use" text,
	"area" double precision,
	"storeys" integer,
	"investment" double precision,
	"others" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "past_case_number" UNIQUE("office_id","number")
);
--> statement-breakpoint
CREATE TABLE "cases"."past_import" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"procedure" text NOT NULL,
	"name" text NOT NULL,
	"sha256" text NOT NULL,
	"content" jsonb NOT NULL,
	"mapping" jsonb NOT NULL,
	"brought_at" timestamp with time zone NOT NULL,
	"account_id" uuid,
	"taken_at" timestamp with time zone,
	"counts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "past_import_of_file" UNIQUE("office_id","procedure","sha256")
);
--> statement-breakpoint
ALTER TABLE "cases"."past_case" ADD CONSTRAINT "past_case_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."past_case" ADD CONSTRAINT "past_case_import_id_past_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "cases"."past_import"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."past_import" ADD CONSTRAINT "past_import_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."past_import" ADD CONSTRAINT "past_import_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "past_case_ended" ON "cases"."past_case" USING btree ("ended_on");--> statement-breakpoint
CREATE INDEX "past_case_of_import" ON "cases"."past_case" USING btree ("import_id");