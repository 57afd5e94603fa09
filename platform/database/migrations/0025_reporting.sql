CREATE TABLE "planning"."evidence_place" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"evidence_id" uuid NOT NULL,
	"latitude" double precision NOT NULL,
	"longitude" double precision NOT NULL,
	"taken_on" date,
	"published_by" uuid,
	CONSTRAINT "evidence_place_evidence_id_unique" UNIQUE("evidence_id")
);
--> statement-breakpoint
ALTER TABLE "planning"."evidence" ALTER COLUMN "sha256" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "planning"."evidence" ADD COLUMN "url" text;--> statement-breakpoint
ALTER TABLE "planning"."evidence" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "planning"."evidence" ADD COLUMN "withdrawn_by" uuid;--> statement-breakpoint
ALTER TABLE "planning"."evidence" ADD COLUMN "withdrawn_reason" text;--> statement-breakpoint
ALTER TABLE "planning"."evidence_place" ADD CONSTRAINT "evidence_place_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."evidence_place" ADD CONSTRAINT "evidence_place_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "planning"."evidence"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."evidence_place" ADD CONSTRAINT "evidence_place_published_by_account_id_fk" FOREIGN KEY ("published_by") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."evidence" ADD CONSTRAINT "evidence_withdrawn_by_account_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."evidence" ADD CONSTRAINT "evidence_file_or_link" CHECK (("planning"."evidence"."sha256" is null) <> ("planning"."evidence"."url" is null));--> statement-breakpoint
ALTER TABLE "planning"."evidence" ADD CONSTRAINT "evidence_withdrawn_why" CHECK (("planning"."evidence"."withdrawn_at" is null) = ("planning"."evidence"."withdrawn_reason" is null));