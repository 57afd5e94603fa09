CREATE TABLE "planning"."element_place" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"element_id" uuid NOT NULL,
	"place_id" uuid NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "element_place_once" UNIQUE("element_id","place_id")
);
--> statement-breakpoint
CREATE TABLE "planning"."place" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"sort_key" text NOT NULL,
	CONSTRAINT "place_code" UNIQUE("office_id","code")
);
--> statement-breakpoint
ALTER TABLE "planning"."element_place" ADD CONSTRAINT "element_place_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."element_place" ADD CONSTRAINT "element_place_element_id_element_id_fk" FOREIGN KEY ("element_id") REFERENCES "planning"."element"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."element_place" ADD CONSTRAINT "element_place_place_id_place_id_fk" FOREIGN KEY ("place_id") REFERENCES "planning"."place"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."place" ADD CONSTRAINT "place_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "element_place_place" ON "planning"."element_place" USING btree ("place_id");