CREATE TABLE "observatory"."index_draft" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"code" text NOT NULL,
	"content" jsonb NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "index_draft_of" UNIQUE("office_id","code")
);
--> statement-breakpoint
CREATE TABLE "observatory"."story_draft" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"code" text NOT NULL,
	"content" jsonb NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "story_draft_of" UNIQUE("office_id","code")
);
--> statement-breakpoint
ALTER TABLE "observatory"."story" DROP CONSTRAINT "story_of";--> statement-breakpoint
ALTER TABLE "observatory"."index_edition" ADD COLUMN "note" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "observatory"."story" ADD COLUMN "number" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "observatory"."story" ADD COLUMN "note" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "observatory"."index_draft" ADD CONSTRAINT "index_draft_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."story_draft" ADD CONSTRAINT "story_draft_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Stories are only added to; what was published before editions had numbers is numbered by its days.
ALTER TABLE "observatory"."story" DISABLE TRIGGER USER;--> statement-breakpoint
UPDATE "observatory"."story" SET "number" = counted.number FROM (
	SELECT "id", row_number() OVER (PARTITION BY "office_id", "code" ORDER BY "published_on", "recorded_at", "id") AS number FROM "observatory"."story"
) AS counted WHERE counted."id" = "story"."id";--> statement-breakpoint
ALTER TABLE "observatory"."story" ENABLE TRIGGER USER;--> statement-breakpoint
ALTER TABLE "observatory"."story" ADD CONSTRAINT "story_edition" UNIQUE("office_id","code","number");