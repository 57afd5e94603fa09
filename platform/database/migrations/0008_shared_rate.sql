CREATE TABLE "platform"."rate" (
	"key" text PRIMARY KEY NOT NULL,
	"until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "rate_until" ON "platform"."rate" USING btree ("until");