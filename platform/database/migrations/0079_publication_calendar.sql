CREATE TABLE "observatory"."announced_date" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"indicator_id" uuid NOT NULL,
	"period" integer NOT NULL,
	"number" integer NOT NULL,
	"announced_for" date,
	"reason" text NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "announced_date_number" UNIQUE("indicator_id","period","number")
);
--> statement-breakpoint
ALTER TABLE "observatory"."announced_date" ADD CONSTRAINT "announced_date_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."announced_date" ADD CONSTRAINT "announced_date_indicator_id_indicator_id_fk" FOREIGN KEY ("indicator_id") REFERENCES "observatory"."indicator"("id") ON DELETE no action ON UPDATE no action;