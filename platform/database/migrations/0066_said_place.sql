CREATE TABLE "planning"."evidence_said_place" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"evidence_id" uuid NOT NULL,
	"latitude" double precision NOT NULL,
	"longitude" double precision NOT NULL,
	"said_by" uuid,
	CONSTRAINT "evidence_said_place_evidence_id_unique" UNIQUE("evidence_id")
);
--> statement-breakpoint
ALTER TABLE "planning"."evidence_said_place" ADD CONSTRAINT "evidence_said_place_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."evidence_said_place" ADD CONSTRAINT "evidence_said_place_evidence_id_evidence_id_fk" FOREIGN KEY ("evidence_id") REFERENCES "planning"."evidence"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."evidence_said_place" ADD CONSTRAINT "evidence_said_place_said_by_account_id_fk" FOREIGN KEY ("said_by") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;