CREATE TABLE "planning"."agreement" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"review_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"number" integer NOT NULL,
	"text" text NOT NULL,
	"unit_id" uuid NOT NULL,
	"post" text,
	"due_on" date NOT NULL,
	"closed_on" date,
	"withdrawn_on" date,
	"closing_note" text,
	"evidence_links" text[] DEFAULT '{}' NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "agreement_number" UNIQUE("office_id","year","number")
);
--> statement-breakpoint
CREATE TABLE "planning"."review" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"year" integer NOT NULL,
	"quarter" integer NOT NULL,
	"state" text NOT NULL,
	"phases" jsonb NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"signed_on" date,
	"demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "review_once" UNIQUE("office_id","year","quarter")
);
--> statement-breakpoint
CREATE TABLE "planning"."review_delivery" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"review_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"note" text,
	"delivered_at" timestamp with time zone NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "review_delivery_once" UNIQUE("review_id","unit_id")
);
--> statement-breakpoint
CREATE TABLE "planning"."review_meeting" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"review_id" uuid NOT NULL,
	"held_on" date NOT NULL,
	"place" text NOT NULL,
	"attendees" text[] DEFAULT '{}' NOT NULL,
	"agenda" text[] DEFAULT '{}' NOT NULL,
	"notes" text,
	"demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "review_meeting_once" UNIQUE("review_id")
);
--> statement-breakpoint
CREATE TABLE "planning"."review_reminder" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"what" text NOT NULL,
	"due_on" date NOT NULL,
	"days_from" integer NOT NULL,
	"account_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "review_reminder_once" UNIQUE("subject_id","what","due_on","days_from","account_id")
);
--> statement-breakpoint
CREATE TABLE "planning"."review_step" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"review_id" uuid NOT NULL,
	"action" text NOT NULL,
	"from_state" text NOT NULL,
	"to_state" text NOT NULL,
	"reason" text,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "planning"."snapshot" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"review_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"quarter" integer NOT NULL,
	"number" integer NOT NULL,
	"cut_off" date NOT NULL,
	"schema_version" integer NOT NULL,
	"sha256" text NOT NULL,
	"content" text NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	CONSTRAINT "snapshot_number" UNIQUE("office_id","year","quarter","number")
);
--> statement-breakpoint
ALTER TABLE "planning"."agreement" ADD CONSTRAINT "agreement_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."agreement" ADD CONSTRAINT "agreement_review_id_review_id_fk" FOREIGN KEY ("review_id") REFERENCES "planning"."review"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."agreement" ADD CONSTRAINT "agreement_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "identity"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."review" ADD CONSTRAINT "review_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."review_delivery" ADD CONSTRAINT "review_delivery_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."review_delivery" ADD CONSTRAINT "review_delivery_review_id_review_id_fk" FOREIGN KEY ("review_id") REFERENCES "planning"."review"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."review_delivery" ADD CONSTRAINT "review_delivery_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "identity"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."review_meeting" ADD CONSTRAINT "review_meeting_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."review_meeting" ADD CONSTRAINT "review_meeting_review_id_review_id_fk" FOREIGN KEY ("review_id") REFERENCES "planning"."review"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."review_reminder" ADD CONSTRAINT "review_reminder_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."review_reminder" ADD CONSTRAINT "review_reminder_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."review_step" ADD CONSTRAINT "review_step_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."review_step" ADD CONSTRAINT "review_step_review_id_review_id_fk" FOREIGN KEY ("review_id") REFERENCES "planning"."review"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."snapshot" ADD CONSTRAINT "snapshot_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."snapshot" ADD CONSTRAINT "snapshot_review_id_review_id_fk" FOREIGN KEY ("review_id") REFERENCES "planning"."review"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "agreement_unit" ON "planning"."agreement" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "review_step_review" ON "planning"."review_step" USING btree ("review_id");--> statement-breakpoint
CREATE INDEX "snapshot_sha256" ON "planning"."snapshot" USING btree ("sha256");