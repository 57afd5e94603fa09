CREATE SCHEMA "observatory";
--> statement-breakpoint
CREATE TABLE "observatory"."batch" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"number" integer GENERATED ALWAYS AS IDENTITY (sequence name "observatory"."batch_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"code" text,
	"title" text NOT NULL,
	"source" text NOT NULL,
	"citation" text DEFAULT '' NOT NULL,
	"origin" text NOT NULL,
	"state" text NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"made_by" uuid,
	"made_at" timestamp with time zone NOT NULL,
	"reviewed_by" uuid,
	"reviewed_at" timestamp with time zone,
	"published_by" uuid,
	"published_at" timestamp with time zone,
	CONSTRAINT "batch_number" UNIQUE("number"),
	CONSTRAINT "batch_code" UNIQUE("office_id","code")
);
--> statement-breakpoint
CREATE TABLE "observatory"."indicator" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"code" text NOT NULL,
	"theme_id" uuid NOT NULL,
	"sort" integer NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "indicator_code" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "observatory"."observation" (
	"series" integer NOT NULL,
	"period" integer NOT NULL,
	"batch" integer NOT NULL,
	"value" double precision,
	"numerator" double precision,
	"denominator" double precision,
	"missing" smallint,
	"status" smallint NOT NULL,
	CONSTRAINT "observation_series_period_batch_pk" PRIMARY KEY("series","period","batch")
);
--> statement-breakpoint
CREATE TABLE "observatory"."observation_now" (
	"series" integer NOT NULL,
	"period" integer NOT NULL,
	"batch" integer NOT NULL,
	"value" double precision,
	"numerator" double precision,
	"denominator" double precision,
	"missing" smallint,
	"status" smallint NOT NULL,
	"revision" smallint NOT NULL,
	CONSTRAINT "observation_now_series_period_pk" PRIMARY KEY("series","period")
);
--> statement-breakpoint
CREATE TABLE "observatory"."series" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"number" integer GENERATED ALWAYS AS IDENTITY (sequence name "observatory"."series_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"indicator_id" uuid NOT NULL,
	"place_id" uuid NOT NULL,
	"breakdown" text NOT NULL,
	CONSTRAINT "series_number" UNIQUE("number"),
	CONSTRAINT "series_of" UNIQUE("indicator_id","place_id","breakdown")
);
--> statement-breakpoint
CREATE TABLE "observatory"."sheet" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"indicator_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"in_force_from" date NOT NULL,
	"title" jsonb NOT NULL,
	"content" jsonb NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sheet_number" UNIQUE("indicator_id","number")
);
--> statement-breakpoint
CREATE TABLE "observatory"."theme" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"code" text NOT NULL,
	"title" jsonb NOT NULL,
	"description" jsonb NOT NULL,
	"sort" integer NOT NULL,
	CONSTRAINT "theme_code" UNIQUE("office_id","code")
);
--> statement-breakpoint
ALTER TABLE "observatory"."batch" ADD CONSTRAINT "batch_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."batch" ADD CONSTRAINT "batch_made_by_account_id_fk" FOREIGN KEY ("made_by") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."batch" ADD CONSTRAINT "batch_reviewed_by_account_id_fk" FOREIGN KEY ("reviewed_by") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."batch" ADD CONSTRAINT "batch_published_by_account_id_fk" FOREIGN KEY ("published_by") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."indicator" ADD CONSTRAINT "indicator_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."indicator" ADD CONSTRAINT "indicator_theme_id_theme_id_fk" FOREIGN KEY ("theme_id") REFERENCES "observatory"."theme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."observation" ADD CONSTRAINT "observation_series_series_number_fk" FOREIGN KEY ("series") REFERENCES "observatory"."series"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."observation" ADD CONSTRAINT "observation_batch_batch_number_fk" FOREIGN KEY ("batch") REFERENCES "observatory"."batch"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."observation_now" ADD CONSTRAINT "observation_now_series_series_number_fk" FOREIGN KEY ("series") REFERENCES "observatory"."series"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."observation_now" ADD CONSTRAINT "observation_now_batch_batch_number_fk" FOREIGN KEY ("batch") REFERENCES "observatory"."batch"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."series" ADD CONSTRAINT "series_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."series" ADD CONSTRAINT "series_indicator_id_indicator_id_fk" FOREIGN KEY ("indicator_id") REFERENCES "observatory"."indicator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."series" ADD CONSTRAINT "series_place_id_place_id_fk" FOREIGN KEY ("place_id") REFERENCES "territory"."place"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."sheet" ADD CONSTRAINT "sheet_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."sheet" ADD CONSTRAINT "sheet_indicator_id_indicator_id_fk" FOREIGN KEY ("indicator_id") REFERENCES "observatory"."indicator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."theme" ADD CONSTRAINT "theme_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "batch_state" ON "observatory"."batch" USING btree ("state","published_at");--> statement-breakpoint
CREATE INDEX "indicator_theme" ON "observatory"."indicator" USING btree ("theme_id","sort");--> statement-breakpoint
CREATE INDEX "observation_batch" ON "observatory"."observation" USING btree ("batch");--> statement-breakpoint
CREATE INDEX "series_place" ON "observatory"."series" USING btree ("place_id");