CREATE SCHEMA "cases";
--> statement-breakpoint
CREATE TABLE "cases"."definition" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"code" text NOT NULL,
	"edition" text NOT NULL,
	"content" jsonb NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	CONSTRAINT "definition_edition" UNIQUE("office_id","code","edition")
);
--> statement-breakpoint
ALTER TABLE "cases"."definition" ADD CONSTRAINT "definition_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;