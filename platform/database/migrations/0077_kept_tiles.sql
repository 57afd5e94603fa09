CREATE TABLE "territory"."kept_tile" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"layer_id" uuid NOT NULL,
	"z" integer NOT NULL,
	"x" integer NOT NULL,
	"y" integer NOT NULL,
	"content" "bytea" NOT NULL,
	"shown" integer NOT NULL,
	"limited" boolean NOT NULL,
	"grouped" integer NOT NULL,
	CONSTRAINT "kept_tile_address" UNIQUE("layer_id","z","x","y")
);
--> statement-breakpoint
ALTER TABLE "territory"."layer" ADD COLUMN "tiles_edition" bigint;--> statement-breakpoint
ALTER TABLE "territory"."kept_tile" ADD CONSTRAINT "kept_tile_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "territory"."kept_tile" ADD CONSTRAINT "kept_tile_layer_id_layer_id_fk" FOREIGN KEY ("layer_id") REFERENCES "territory"."layer"("id") ON DELETE no action ON UPDATE no action;