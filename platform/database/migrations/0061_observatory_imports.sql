CREATE TABLE "observatory"."batch_finding" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"batch_id" uuid NOT NULL,
	"rule" text NOT NULL,
	"severity" text NOT NULL,
	"indicator" text NOT NULL,
	"place" text NOT NULL,
	"period" integer NOT NULL,
	"terms" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "observatory"."figure_import" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"headings" jsonb NOT NULL,
	"rows" jsonb NOT NULL,
	"mapping" jsonb,
	"rejected" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"state" text NOT NULL,
	"batch_id" uuid,
	"started_by" uuid,
	"started_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "observatory"."figure_mapping" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"headings_key" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"used_at" timestamp with time zone NOT NULL,
	CONSTRAINT "figure_mapping_headings" UNIQUE("office_id","headings_key")
);
--> statement-breakpoint
ALTER TABLE "observatory"."batch_finding" ADD CONSTRAINT "batch_finding_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."batch_finding" ADD CONSTRAINT "batch_finding_batch_id_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "observatory"."batch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."figure_import" ADD CONSTRAINT "figure_import_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."figure_import" ADD CONSTRAINT "figure_import_batch_id_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "observatory"."batch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."figure_import" ADD CONSTRAINT "figure_import_started_by_account_id_fk" FOREIGN KEY ("started_by") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."figure_mapping" ADD CONSTRAINT "figure_mapping_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "batch_finding_of" ON "observatory"."batch_finding" USING btree ("batch_id","rule");--> statement-breakpoint
CREATE INDEX "figure_import_state" ON "observatory"."figure_import" USING btree ("state","started_at");