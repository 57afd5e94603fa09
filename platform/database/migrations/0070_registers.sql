CREATE TABLE "observatory"."register" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"code" text NOT NULL,
	"kind" jsonb NOT NULL,
	"sort" integer NOT NULL,
	CONSTRAINT "register_code" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "observatory"."register_lot" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"register_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"headings" jsonb NOT NULL,
	"rows" jsonb NOT NULL,
	"mapping" jsonb,
	"rejected" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"outcome" jsonb,
	"source" text DEFAULT '' NOT NULL,
	"state" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"brought_by" uuid,
	"brought_at" timestamp with time zone NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "observatory"."register_mapping" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"register_id" uuid NOT NULL,
	"headings_key" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"used_at" timestamp with time zone NOT NULL,
	CONSTRAINT "register_mapping_headings" UNIQUE("register_id","headings_key")
);
--> statement-breakpoint
CREATE TABLE "observatory"."register_record" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"register_id" uuid NOT NULL,
	"number" integer GENERATED ALWAYS AS IDENTITY (sequence name "observatory"."register_record_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"on" date NOT NULL,
	"place_id" uuid NOT NULL,
	"category" text DEFAULT '' NOT NULL,
	"site" text DEFAULT '' NOT NULL,
	"amount" double precision,
	"longitude" double precision,
	"latitude" double precision,
	"outside" boolean DEFAULT false NOT NULL,
	"source" text DEFAULT '' NOT NULL,
	"external" text DEFAULT '' NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"lot_id" uuid,
	"recorded_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "register_record_number" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "observatory"."register_secret" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"register_id" uuid NOT NULL,
	"secret" text NOT NULL,
	CONSTRAINT "register_secret_of" UNIQUE("register_id")
);
--> statement-breakpoint
CREATE TABLE "observatory"."register_year" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"register_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"content" jsonb NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "register_year_of" UNIQUE("register_id","year")
);
--> statement-breakpoint
ALTER TABLE "observatory"."register" ADD CONSTRAINT "register_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."register_lot" ADD CONSTRAINT "register_lot_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."register_lot" ADD CONSTRAINT "register_lot_register_id_register_id_fk" FOREIGN KEY ("register_id") REFERENCES "observatory"."register"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."register_lot" ADD CONSTRAINT "register_lot_brought_by_account_id_fk" FOREIGN KEY ("brought_by") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."register_lot" ADD CONSTRAINT "register_lot_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."register_mapping" ADD CONSTRAINT "register_mapping_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."register_mapping" ADD CONSTRAINT "register_mapping_register_id_register_id_fk" FOREIGN KEY ("register_id") REFERENCES "observatory"."register"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."register_record" ADD CONSTRAINT "register_record_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."register_record" ADD CONSTRAINT "register_record_register_id_register_id_fk" FOREIGN KEY ("register_id") REFERENCES "observatory"."register"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."register_record" ADD CONSTRAINT "register_record_place_id_place_id_fk" FOREIGN KEY ("place_id") REFERENCES "territory"."place"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."register_record" ADD CONSTRAINT "register_record_lot_id_register_lot_id_fk" FOREIGN KEY ("lot_id") REFERENCES "observatory"."register_lot"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."register_secret" ADD CONSTRAINT "register_secret_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."register_secret" ADD CONSTRAINT "register_secret_register_id_register_id_fk" FOREIGN KEY ("register_id") REFERENCES "observatory"."register"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."register_year" ADD CONSTRAINT "register_year_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."register_year" ADD CONSTRAINT "register_year_register_id_register_id_fk" FOREIGN KEY ("register_id") REFERENCES "observatory"."register"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "register_lot_of" ON "observatory"."register_lot" USING btree ("register_id","state","brought_at");--> statement-breakpoint
CREATE INDEX "register_record_when" ON "observatory"."register_record" USING btree ("register_id","on","place_id");