CREATE TABLE "territory"."tile_squares" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"layer_id" uuid NOT NULL,
	"z" integer NOT NULL,
	"x" integer NOT NULL,
	"y" integer NOT NULL,
	"squares" jsonb NOT NULL,
	CONSTRAINT "tile_squares_tile" UNIQUE("layer_id","z","x","y")
);
--> statement-breakpoint
ALTER TABLE "territory"."layer" ADD COLUMN "squares_edition" bigint;--> statement-breakpoint
ALTER TABLE "territory"."tile_squares" ADD CONSTRAINT "tile_squares_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "territory"."tile_squares" ADD CONSTRAINT "tile_squares_layer_id_layer_id_fk" FOREIGN KEY ("layer_id") REFERENCES "territory"."layer"("id") ON DELETE no action ON UPDATE no action;