CREATE TABLE "observatory"."story" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"code" text NOT NULL,
	"published_on" date NOT NULL,
	"demo" boolean NOT NULL,
	"content" jsonb NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "story_of" UNIQUE("office_id","code","published_on")
);
--> statement-breakpoint
ALTER TABLE "observatory"."story" ADD CONSTRAINT "story_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;