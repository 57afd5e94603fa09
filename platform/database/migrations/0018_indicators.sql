CREATE TABLE "platform"."measure_binding" (
	"id" uuid PRIMARY KEY NOT NULL,
	"bound_kind" text NOT NULL,
	"bound_id" uuid NOT NULL,
	"measure" text NOT NULL,
	"filters" jsonb NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"ended_by" text,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "planning"."reading_evidence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"reading_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"label" text NOT NULL,
	"sha256" text,
	"url" text,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "planning"."reading_part" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"reading_id" uuid NOT NULL,
	"dimension" text NOT NULL,
	"category" text NOT NULL,
	"value" double precision,
	"numerator" double precision,
	"denominator" double precision,
	CONSTRAINT "reading_part_once" UNIQUE("reading_id","dimension","category")
);
--> statement-breakpoint
CREATE TABLE "planning"."reading_revision" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"reading_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"value" double precision,
	"missing" text,
	"numerator" double precision,
	"denominator" double precision,
	"done_on" date,
	"note" text,
	"reason" text,
	"parts" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"measure_reading_id" uuid,
	"by" uuid,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "reading_revision_number" UNIQUE("reading_id","number")
);
--> statement-breakpoint
ALTER TABLE "planning"."indicator_reading" DROP CONSTRAINT "indicator_reading_once";--> statement-breakpoint
ALTER TABLE "planning"."indicator_reading" ADD COLUMN "target" integer;--> statement-breakpoint
ALTER TABLE "planning"."indicator_reading" ADD COLUMN "done_on" date;--> statement-breakpoint
ALTER TABLE "planning"."month_report" ADD COLUMN "filed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "planning"."reading_evidence" ADD CONSTRAINT "reading_evidence_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."reading_evidence" ADD CONSTRAINT "reading_evidence_reading_id_indicator_reading_id_fk" FOREIGN KEY ("reading_id") REFERENCES "planning"."indicator_reading"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."reading_evidence" ADD CONSTRAINT "reading_evidence_sha256_file_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "platform"."file"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."reading_part" ADD CONSTRAINT "reading_part_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."reading_part" ADD CONSTRAINT "reading_part_reading_id_indicator_reading_id_fk" FOREIGN KEY ("reading_id") REFERENCES "planning"."indicator_reading"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."reading_revision" ADD CONSTRAINT "reading_revision_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."reading_revision" ADD CONSTRAINT "reading_revision_reading_id_indicator_reading_id_fk" FOREIGN KEY ("reading_id") REFERENCES "planning"."indicator_reading"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."reading_revision" ADD CONSTRAINT "reading_revision_measure_reading_id_reading_id_fk" FOREIGN KEY ("measure_reading_id") REFERENCES "platform"."reading"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."reading_revision" ADD CONSTRAINT "reading_revision_by_account_id_fk" FOREIGN KEY ("by") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "measure_binding_one" ON "platform"."measure_binding" USING btree ("bound_kind","bound_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "measure_binding_of" ON "platform"."measure_binding" USING btree ("measure");--> statement-breakpoint
CREATE INDEX "reading_evidence_reading" ON "planning"."reading_evidence" USING btree ("reading_id");--> statement-breakpoint
ALTER TABLE "planning"."indicator_reading" ADD CONSTRAINT "indicator_reading_once" UNIQUE NULLS NOT DISTINCT("indicator_id","period","target");