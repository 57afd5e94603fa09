CREATE TABLE "cases"."definition_draft" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"code" text NOT NULL,
	"content" jsonb NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"tried_version" integer,
	CONSTRAINT "definition_draft_code" UNIQUE("office_id","code")
);
--> statement-breakpoint
ALTER TABLE "cases"."definition_draft" ADD CONSTRAINT "definition_draft_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;