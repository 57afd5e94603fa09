CREATE TABLE "observatory"."index_edition" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"code" text NOT NULL,
	"edition" text NOT NULL,
	"content" jsonb NOT NULL,
	"valid_from" date NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "index_edition_of" UNIQUE("office_id","code","edition")
);
--> statement-breakpoint
ALTER TABLE "observatory"."index_edition" ADD CONSTRAINT "index_edition_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;