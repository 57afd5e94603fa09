CREATE SCHEMA "territory";
--> statement-breakpoint
CREATE TABLE "territory"."correspondence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"from_place_id" uuid NOT NULL,
	"to_place_id" uuid NOT NULL,
	"basis" text NOT NULL,
	"share" double precision NOT NULL,
	"rule" text NOT NULL,
	"source" text NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "correspondence_once" UNIQUE("from_place_id","to_place_id","basis"),
	CONSTRAINT "correspondence_share" CHECK ("territory"."correspondence"."share" > 0 and "territory"."correspondence"."share" <= 1)
);
--> statement-breakpoint
CREATE TABLE "territory"."geography" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"title_en" text,
	"kind" text NOT NULL,
	"valid_from" date,
	"valid_until" date,
	"citation" text NOT NULL,
	"certainty" text NOT NULL,
	CONSTRAINT "geography_code" UNIQUE("office_id","code")
);
--> statement-breakpoint
CREATE TABLE "territory"."place" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"geography_id" uuid NOT NULL,
	"code" text NOT NULL,
	"official_codes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"parent_id" uuid,
	"valid_from" date,
	"valid_until" date,
	"tile_column" integer,
	"tile_row" integer,
	CONSTRAINT "place_code" UNIQUE("geography_id","code")
);
--> statement-breakpoint
CREATE TABLE "territory"."place_state" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"place_id" uuid NOT NULL,
	"name" text NOT NULL,
	"sort_key" text NOT NULL,
	"shape" geometry(Geometry,4326),
	"shape_status" text NOT NULL,
	"longitude" double precision,
	"latitude" double precision,
	"area_km2" double precision,
	"population" integer,
	"population_year" integer,
	"population_certainty" text,
	"source" text NOT NULL,
	"valid_from" date,
	"recorded_at" timestamp with time zone NOT NULL,
	"replaced_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "territory"."feature" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"layer_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"code" text,
	"shape" geometry(Geometry,4326) NOT NULL,
	"web_shape" geometry(Geometry,3857) GENERATED ALWAYS AS (st_transform(shape, 3857)) STORED,
	"attributes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "feature_number" UNIQUE("layer_id","number")
);
--> statement-breakpoint
CREATE TABLE "territory"."feature_past" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"layer_id" uuid NOT NULL,
	"feature_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"code" text,
	"shape" geometry(Geometry,4326) NOT NULL,
	"attributes" jsonb NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"replaced_at" timestamp with time zone NOT NULL,
	"how" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "territory"."finding" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"import_id" uuid,
	"layer_id" uuid,
	"rule" text NOT NULL,
	"severity" text NOT NULL,
	"rows" integer[] NOT NULL,
	"terms" jsonb NOT NULL,
	"shape" geometry(Geometry,4326),
	"tolerance" text,
	"state" text DEFAULT 'open' NOT NULL,
	"reason" text,
	"settled_by" uuid,
	"settled_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "territory"."imported_feature" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"import_id" uuid NOT NULL,
	"row" integer NOT NULL,
	"code" text,
	"shape" geometry(Geometry,4326) NOT NULL,
	"attributes" jsonb NOT NULL,
	CONSTRAINT "imported_feature_row" UNIQUE("import_id","row")
);
--> statement-breakpoint
CREATE TABLE "territory"."layer" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"title_en" text,
	"description" text DEFAULT '' NOT NULL,
	"description_en" text,
	"shape_kind" text NOT NULL,
	"fields" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"staff_fields" text[] DEFAULT '{}'::text[] NOT NULL,
	"style" jsonb NOT NULL,
	"audience" text NOT NULL,
	"licence" text DEFAULT '' NOT NULL,
	"source" text DEFAULT '' NOT NULL,
	"quality" text DEFAULT '' NOT NULL,
	"data_date" date,
	"sort" integer DEFAULT 100 NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"last_number" integer DEFAULT 0 NOT NULL,
	"feature_count" integer DEFAULT 0 NOT NULL,
	"edition" bigint DEFAULT 1 NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "layer_code" UNIQUE("office_id","code")
);
--> statement-breakpoint
CREATE TABLE "territory"."layer_import" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"layer_id" uuid,
	"file_sha256" text,
	"file_name" text NOT NULL,
	"state" text NOT NULL,
	"way" text NOT NULL,
	"options" jsonb NOT NULL,
	"counts" jsonb NOT NULL,
	"refusal" jsonb,
	"started_by" uuid,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "territory"."rejected_row" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"import_id" uuid NOT NULL,
	"row" integer NOT NULL,
	"reason" jsonb NOT NULL,
	"raw" jsonb NOT NULL,
	CONSTRAINT "rejected_row_once" UNIQUE("import_id","row")
);
--> statement-breakpoint
ALTER TABLE "territory"."correspondence" ADD CONSTRAINT "correspondence_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "territory"."correspondence" ADD CONSTRAINT "correspondence_from_place_id_place_id_fk" FOREIGN KEY ("from_place_id") REFERENCES "territory"."place"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "territory"."correspondence" ADD CONSTRAINT "correspondence_to_place_id_place_id_fk" FOREIGN KEY ("to_place_id") REFERENCES "territory"."place"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "territory"."geography" ADD CONSTRAINT "geography_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "territory"."place" ADD CONSTRAINT "place_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "territory"."place" ADD CONSTRAINT "place_geography_id_geography_id_fk" FOREIGN KEY ("geography_id") REFERENCES "territory"."geography"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "territory"."place_state" ADD CONSTRAINT "place_state_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "territory"."place_state" ADD CONSTRAINT "place_state_place_id_place_id_fk" FOREIGN KEY ("place_id") REFERENCES "territory"."place"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "territory"."feature" ADD CONSTRAINT "feature_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "territory"."feature" ADD CONSTRAINT "feature_layer_id_layer_id_fk" FOREIGN KEY ("layer_id") REFERENCES "territory"."layer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "territory"."feature_past" ADD CONSTRAINT "feature_past_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "territory"."feature_past" ADD CONSTRAINT "feature_past_layer_id_layer_id_fk" FOREIGN KEY ("layer_id") REFERENCES "territory"."layer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "territory"."finding" ADD CONSTRAINT "finding_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "territory"."finding" ADD CONSTRAINT "finding_import_id_layer_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "territory"."layer_import"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "territory"."finding" ADD CONSTRAINT "finding_layer_id_layer_id_fk" FOREIGN KEY ("layer_id") REFERENCES "territory"."layer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "territory"."finding" ADD CONSTRAINT "finding_settled_by_account_id_fk" FOREIGN KEY ("settled_by") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "territory"."imported_feature" ADD CONSTRAINT "imported_feature_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "territory"."imported_feature" ADD CONSTRAINT "imported_feature_import_id_layer_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "territory"."layer_import"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "territory"."layer" ADD CONSTRAINT "layer_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "territory"."layer_import" ADD CONSTRAINT "layer_import_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "territory"."layer_import" ADD CONSTRAINT "layer_import_layer_id_layer_id_fk" FOREIGN KEY ("layer_id") REFERENCES "territory"."layer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "territory"."layer_import" ADD CONSTRAINT "layer_import_file_sha256_file_sha256_fk" FOREIGN KEY ("file_sha256") REFERENCES "platform"."file"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "territory"."layer_import" ADD CONSTRAINT "layer_import_started_by_account_id_fk" FOREIGN KEY ("started_by") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "territory"."rejected_row" ADD CONSTRAINT "rejected_row_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "territory"."rejected_row" ADD CONSTRAINT "rejected_row_import_id_layer_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "territory"."layer_import"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "correspondence_to" ON "territory"."correspondence" USING btree ("to_place_id");--> statement-breakpoint
CREATE INDEX "place_parent" ON "territory"."place" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "place_state_of" ON "territory"."place_state" USING btree ("place_id","recorded_at");--> statement-breakpoint
CREATE INDEX "place_state_shape" ON "territory"."place_state" USING gist ("shape");--> statement-breakpoint
CREATE INDEX "feature_code" ON "territory"."feature" USING btree ("layer_id","code");--> statement-breakpoint
CREATE INDEX "feature_web_shape" ON "territory"."feature" USING gist ("web_shape");--> statement-breakpoint
CREATE INDEX "feature_shape" ON "territory"."feature" USING gist ("shape");--> statement-breakpoint
CREATE INDEX "feature_past_of" ON "territory"."feature_past" USING btree ("feature_id","replaced_at");--> statement-breakpoint
CREATE INDEX "feature_past_layer" ON "territory"."feature_past" USING btree ("layer_id","replaced_at");--> statement-breakpoint
CREATE INDEX "feature_past_shape" ON "territory"."feature_past" USING gist ("shape");--> statement-breakpoint
CREATE INDEX "finding_import" ON "territory"."finding" USING btree ("import_id","rule");--> statement-breakpoint
CREATE INDEX "finding_layer" ON "territory"."finding" USING btree ("layer_id","rule");--> statement-breakpoint
CREATE INDEX "imported_feature_shape" ON "territory"."imported_feature" USING gist ("shape");--> statement-breakpoint
CREATE INDEX "layer_import_layer" ON "territory"."layer_import" USING btree ("layer_id","started_at");