-- The index is made from the rooms' own tables: the next start fills it anew, with more.
DELETE FROM "platform"."search_document";--> statement-breakpoint
CREATE TABLE "platform"."search_filled" (
	"id" integer PRIMARY KEY NOT NULL,
	"editions" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "platform"."search_document" ALTER COLUMN "id" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "platform"."search_document" ALTER COLUMN "group_id" SET DATA TYPE text;--> statement-breakpoint
ALTER TABLE "platform"."search_document" ALTER COLUMN "title" SET DATA TYPE jsonb USING to_jsonb("title");--> statement-breakpoint
ALTER TABLE "platform"."search_document" ADD COLUMN "section" text NOT NULL;--> statement-breakpoint
ALTER TABLE "platform"."search_document" ADD COLUMN "within" jsonb;--> statement-breakpoint
ALTER TABLE "platform"."search_document" ADD COLUMN "folded_title" text NOT NULL;--> statement-breakpoint
CREATE INDEX "search_document_parts" ON "platform"."search_document" USING gin ("folded" gin_trgm_ops);