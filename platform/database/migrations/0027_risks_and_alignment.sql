CREATE TABLE "planning"."alignment_catalogue" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"title_en" text,
	"note" text,
	"note_en" text,
	"certainty" text NOT NULL,
	"sort" integer NOT NULL,
	CONSTRAINT "alignment_catalogue_code" UNIQUE("office_id","code")
);
--> statement-breakpoint
CREATE TABLE "planning"."alignment_item" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"catalogue_id" uuid NOT NULL,
	"parent_id" uuid,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"title_en" text,
	"sort" integer NOT NULL,
	CONSTRAINT "alignment_item_code" UNIQUE("catalogue_id","code")
);
--> statement-breakpoint
CREATE TABLE "planning"."key_process" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"code" text NOT NULL,
	"number" integer,
	"title" text NOT NULL,
	"title_en" text,
	"sort" integer NOT NULL,
	CONSTRAINT "key_process_code" UNIQUE("office_id","code")
);
--> statement-breakpoint
CREATE TABLE "planning"."risk" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"code" text NOT NULL,
	"process_id" uuid,
	"type" text NOT NULL,
	"title" text NOT NULL,
	"title_en" text,
	"cause" text,
	"effect" text,
	"owner_unit_id" uuid,
	"owner_post" text,
	"response" text,
	"mitigation" text,
	"internal_note" text,
	"status" text NOT NULL,
	"certainty" text NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"sort" integer NOT NULL,
	CONSTRAINT "risk_code" UNIQUE("office_id","code")
);
--> statement-breakpoint
CREATE TABLE "planning"."risk_assessment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"risk_id" uuid NOT NULL,
	"assessed_on" date NOT NULL,
	"likelihood" integer NOT NULL,
	"impact" integer NOT NULL,
	"likelihood_after" integer,
	"impact_after" integer,
	"note" text,
	"by_account" uuid,
	"at" timestamp with time zone NOT NULL,
	"demo" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "planning"."risk_monitoring" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"risk_id" uuid NOT NULL,
	"seen_on" date NOT NULL,
	"outlook" text NOT NULL,
	"note" text NOT NULL,
	"by_account" uuid,
	"at" timestamp with time zone NOT NULL,
	"demo" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "planning"."risk_occurrence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"risk_id" uuid NOT NULL,
	"happened_on" date NOT NULL,
	"what" text NOT NULL,
	"consequence" text NOT NULL,
	"response" text NOT NULL,
	"by_account" uuid,
	"at" timestamp with time zone NOT NULL,
	"demo" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
ALTER TABLE "platform"."link" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "planning"."alignment_catalogue" ADD CONSTRAINT "alignment_catalogue_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."alignment_item" ADD CONSTRAINT "alignment_item_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."alignment_item" ADD CONSTRAINT "alignment_item_catalogue_id_alignment_catalogue_id_fk" FOREIGN KEY ("catalogue_id") REFERENCES "planning"."alignment_catalogue"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."alignment_item" ADD CONSTRAINT "alignment_item_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "planning"."alignment_item"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."key_process" ADD CONSTRAINT "key_process_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."risk" ADD CONSTRAINT "risk_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."risk" ADD CONSTRAINT "risk_process_id_key_process_id_fk" FOREIGN KEY ("process_id") REFERENCES "planning"."key_process"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."risk" ADD CONSTRAINT "risk_owner_unit_id_unit_id_fk" FOREIGN KEY ("owner_unit_id") REFERENCES "identity"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."risk_assessment" ADD CONSTRAINT "risk_assessment_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."risk_assessment" ADD CONSTRAINT "risk_assessment_risk_id_risk_id_fk" FOREIGN KEY ("risk_id") REFERENCES "planning"."risk"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."risk_assessment" ADD CONSTRAINT "risk_assessment_by_account_account_id_fk" FOREIGN KEY ("by_account") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."risk_monitoring" ADD CONSTRAINT "risk_monitoring_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."risk_monitoring" ADD CONSTRAINT "risk_monitoring_risk_id_risk_id_fk" FOREIGN KEY ("risk_id") REFERENCES "planning"."risk"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."risk_monitoring" ADD CONSTRAINT "risk_monitoring_by_account_account_id_fk" FOREIGN KEY ("by_account") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."risk_occurrence" ADD CONSTRAINT "risk_occurrence_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."risk_occurrence" ADD CONSTRAINT "risk_occurrence_risk_id_risk_id_fk" FOREIGN KEY ("risk_id") REFERENCES "planning"."risk"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."risk_occurrence" ADD CONSTRAINT "risk_occurrence_by_account_account_id_fk" FOREIGN KEY ("by_account") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alignment_item_parent" ON "planning"."alignment_item" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "risk_assessment_risk" ON "planning"."risk_assessment" USING btree ("risk_id","assessed_on");--> statement-breakpoint
CREATE INDEX "risk_monitoring_risk" ON "planning"."risk_monitoring" USING btree ("risk_id","seen_on");--> statement-breakpoint
CREATE INDEX "risk_occurrence_risk" ON "planning"."risk_occurrence" USING btree ("risk_id","happened_on");