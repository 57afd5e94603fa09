CREATE TABLE "territory"."measured_pair" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"from_geography_id" uuid NOT NULL,
	"to_geography_id" uuid NOT NULL,
	"measured_at" timestamp with time zone NOT NULL,
	"source" text NOT NULL,
	"pairs" integer NOT NULL,
	"slivers" integer NOT NULL,
	"findings" jsonb NOT NULL,
	CONSTRAINT "measured_pair_once" UNIQUE("from_geography_id","to_geography_id")
);
--> statement-breakpoint
ALTER TABLE "territory"."correspondence" DROP CONSTRAINT "correspondence_once";--> statement-breakpoint
ALTER TABLE "territory"."geography" ADD COLUMN "made" jsonb;--> statement-breakpoint
ALTER TABLE "territory"."geography" ADD COLUMN "demo" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "territory"."measured_pair" ADD CONSTRAINT "measured_pair_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "territory"."measured_pair" ADD CONSTRAINT "measured_pair_from_geography_id_geography_id_fk" FOREIGN KEY ("from_geography_id") REFERENCES "territory"."geography"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "territory"."measured_pair" ADD CONSTRAINT "measured_pair_to_geography_id_geography_id_fk" FOREIGN KEY ("to_geography_id") REFERENCES "territory"."geography"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "territory"."correspondence" ADD CONSTRAINT "correspondence_once" UNIQUE("from_place_id","to_place_id","basis","rule");