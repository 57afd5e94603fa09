CREATE SCHEMA "audit";
--> statement-breakpoint
CREATE SCHEMA "platform";
--> statement-breakpoint
CREATE SCHEMA "identity";
--> statement-breakpoint
CREATE SCHEMA "planning";
--> statement-breakpoint
CREATE TABLE "audit"."entry" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"account" text NOT NULL,
	"actor" text NOT NULL,
	"office" uuid,
	"command" text NOT NULL,
	"request" text NOT NULL,
	"address" text,
	"reason" text,
	"changes" jsonb NOT NULL,
	"previous" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "entry_id_unique" UNIQUE("id"),
	CONSTRAINT "entry_hash_unique" UNIQUE("hash")
);
--> statement-breakpoint
CREATE TABLE "platform"."delivery" (
	"event_id" uuid NOT NULL,
	"subscriber" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"done_at" timestamp with time zone,
	"last_error" text,
	CONSTRAINT "delivery_event_id_subscriber_pk" PRIMARY KEY("event_id","subscriber")
);
--> statement-breakpoint
CREATE TABLE "platform"."idempotency" (
	"key" text NOT NULL,
	"account" text NOT NULL,
	"command" text NOT NULL,
	"output" jsonb,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "idempotency_key_account_command_pk" PRIMARY KEY("key","account","command")
);
--> statement-breakpoint
CREATE TABLE "platform"."outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"version" integer NOT NULL,
	"payload" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform"."file" (
	"sha256" text PRIMARY KEY NOT NULL,
	"size" bigint NOT NULL,
	"type" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identity"."account" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"office_id" uuid NOT NULL,
	"login" text NOT NULL,
	"password_hash" text NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"disabled_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "account_login_unique" UNIQUE("login")
);
--> statement-breakpoint
CREATE TABLE "identity"."holding" (
	"id" uuid PRIMARY KEY NOT NULL,
	"post_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date
);
--> statement-breakpoint
CREATE TABLE "identity"."office" (
	"id" uuid PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"kind" text NOT NULL,
	"title" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "office_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "identity"."person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"sort_key" text NOT NULL,
	"email" text,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identity"."post" (
	"id" uuid PRIMARY KEY NOT NULL,
	"unit_id" uuid NOT NULL,
	"code" text NOT NULL,
	"title" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "post_code" UNIQUE("unit_id","code")
);
--> statement-breakpoint
CREATE TABLE "identity"."role_grant" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"role" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date
);
--> statement-breakpoint
CREATE TABLE "identity"."session" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"agent" text
);
--> statement-breakpoint
CREATE TABLE "identity"."sign_in_failure" (
	"id" uuid PRIMARY KEY NOT NULL,
	"login" text NOT NULL,
	"address" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identity"."unit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"code" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "unit_code" UNIQUE("office_id","code")
);
--> statement-breakpoint
CREATE TABLE "identity"."unit_year" (
	"unit_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"title" jsonb NOT NULL,
	"synonyms" text[] DEFAULT '{}'::text[] NOT NULL,
	"level" text NOT NULL,
	"parent_unit_id" uuid,
	"sort" integer NOT NULL,
	"presents_plan" boolean DEFAULT false NOT NULL,
	CONSTRAINT "unit_year_unit_id_year_pk" PRIMARY KEY("unit_id","year")
);
--> statement-breakpoint
CREATE TABLE "platform"."link" (
	"id" uuid PRIMARY KEY NOT NULL,
	"from_kind" text NOT NULL,
	"from_id" uuid NOT NULL,
	"relation" text NOT NULL,
	"to_kind" text NOT NULL,
	"to_id" uuid NOT NULL,
	"proposal" text,
	"by" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "link_once" UNIQUE("from_kind","from_id","relation","to_kind","to_id")
);
--> statement-breakpoint
CREATE TABLE "platform"."reading" (
	"id" uuid PRIMARY KEY NOT NULL,
	"measure" text NOT NULL,
	"version" integer NOT NULL,
	"period" text NOT NULL,
	"filters" jsonb NOT NULL,
	"value" double precision,
	"missing" text,
	"numerator" double precision,
	"denominator" double precision,
	"count" integer NOT NULL,
	"as_of" date NOT NULL,
	"records" jsonb NOT NULL,
	"records_hash" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform"."pack_loaded" (
	"id" text PRIMARY KEY NOT NULL,
	"version" text NOT NULL,
	"hash" text NOT NULL,
	"demo" integer DEFAULT 0 NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform"."search_document" (
	"kind" text NOT NULL,
	"id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"code" text,
	"title" text NOT NULL,
	"path" text NOT NULL,
	"occurred" date,
	"audience" text NOT NULL,
	"folded" text NOT NULL,
	"folded_code" text,
	CONSTRAINT "search_document_kind_id_pk" PRIMARY KEY("kind","id")
);
--> statement-breakpoint
CREATE TABLE "planning"."element" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"instrument_id" uuid NOT NULL,
	"parent_id" uuid,
	"kind" text NOT NULL,
	"code" text,
	"label" text,
	"title" text NOT NULL,
	"title_en" text,
	"names_persons" boolean DEFAULT false NOT NULL,
	"sort" integer NOT NULL,
	"terms" jsonb,
	"role" text,
	"funding" text,
	"weight" double precision,
	"cancelled_reason" text,
	"cancelled_on" date,
	"cells" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"proposals" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "planning"."evidence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"report_id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"name" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "planning"."indicator_reading" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"indicator_id" uuid NOT NULL,
	"period" text NOT NULL,
	"value" double precision,
	"missing" text,
	"numerator" double precision,
	"denominator" double precision,
	"note" text,
	"demo" boolean DEFAULT false NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "indicator_reading_once" UNIQUE("indicator_id","period")
);
--> statement-breakpoint
CREATE TABLE "planning"."instrument" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"title_en" text,
	"from_year" integer NOT NULL,
	"to_year" integer NOT NULL,
	"unit_id" uuid,
	"status" text DEFAULT 'draft' NOT NULL,
	"approved_on" date,
	"approved_by" text,
	"origin" text NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"cells" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"source_sha256" text,
	CONSTRAINT "instrument_once" UNIQUE NULLS NOT DISTINCT("office_id","kind","from_year","unit_id")
);
--> statement-breakpoint
CREATE TABLE "planning"."line" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"section_id" uuid NOT NULL,
	"sort" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "planning"."method" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"code" text NOT NULL,
	"edition" text NOT NULL,
	"content" jsonb NOT NULL,
	CONSTRAINT "method_edition" UNIQUE("code","edition")
);
--> statement-breakpoint
CREATE TABLE "planning"."month_report" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"activity_id" uuid NOT NULL,
	"year" integer NOT NULL,
	"month" integer NOT NULL,
	"executed" double precision NOT NULL,
	"note" text,
	"demo" boolean DEFAULT false NOT NULL,
	"reported_by" uuid,
	"reported_at" timestamp with time zone NOT NULL,
	CONSTRAINT "month_report_once" UNIQUE("activity_id","year","month")
);
--> statement-breakpoint
CREATE TABLE "planning"."placement" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"line_id" uuid NOT NULL,
	"element_id" uuid NOT NULL,
	"sort" integer NOT NULL,
	CONSTRAINT "placement_once" UNIQUE("line_id","element_id")
);
--> statement-breakpoint
CREATE TABLE "planning"."plan_import" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"year" integer NOT NULL,
	"file_name" text NOT NULL,
	"sha256" text NOT NULL,
	"reading" jsonb NOT NULL,
	"status" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"applied_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "planning"."plan_year" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"year" integer NOT NULL,
	"cut_off" date,
	"demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "plan_year_once" UNIQUE("office_id","year")
);
--> statement-breakpoint
CREATE TABLE "planning"."schedule" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"activity_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"kind" text NOT NULL,
	"months" double precision[] NOT NULL,
	"annual_total" double precision,
	"rule" text,
	"cells" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"reason" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "schedule_number" UNIQUE("activity_id","number")
);
--> statement-breakpoint
CREATE TABLE "planning"."section" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"sub_plan_id" uuid NOT NULL,
	"sort" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "planning"."section_heading" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"section_id" uuid NOT NULL,
	"element_id" uuid NOT NULL,
	"sort" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "planning"."sub_plan" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"instrument_id" uuid NOT NULL,
	"heading_id" uuid,
	"sort" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "platform"."delivery" ADD CONSTRAINT "delivery_event_id_outbox_id_fk" FOREIGN KEY ("event_id") REFERENCES "platform"."outbox"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."account" ADD CONSTRAINT "account_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "identity"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."account" ADD CONSTRAINT "account_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."holding" ADD CONSTRAINT "holding_post_id_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "identity"."post"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."holding" ADD CONSTRAINT "holding_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "identity"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."post" ADD CONSTRAINT "post_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "identity"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."role_grant" ADD CONSTRAINT "role_grant_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."session" ADD CONSTRAINT "session_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."unit" ADD CONSTRAINT "unit_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."unit_year" ADD CONSTRAINT "unit_year_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "identity"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."unit_year" ADD CONSTRAINT "unit_year_parent_unit_id_unit_id_fk" FOREIGN KEY ("parent_unit_id") REFERENCES "identity"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."element" ADD CONSTRAINT "element_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."element" ADD CONSTRAINT "element_instrument_id_instrument_id_fk" FOREIGN KEY ("instrument_id") REFERENCES "planning"."instrument"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."element" ADD CONSTRAINT "element_parent" FOREIGN KEY ("parent_id") REFERENCES "planning"."element"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."evidence" ADD CONSTRAINT "evidence_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."evidence" ADD CONSTRAINT "evidence_report_id_month_report_id_fk" FOREIGN KEY ("report_id") REFERENCES "planning"."month_report"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."evidence" ADD CONSTRAINT "evidence_sha256_file_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "platform"."file"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."indicator_reading" ADD CONSTRAINT "indicator_reading_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."indicator_reading" ADD CONSTRAINT "indicator_reading_indicator_id_element_id_fk" FOREIGN KEY ("indicator_id") REFERENCES "planning"."element"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."instrument" ADD CONSTRAINT "instrument_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."instrument" ADD CONSTRAINT "instrument_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "identity"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."line" ADD CONSTRAINT "line_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."line" ADD CONSTRAINT "line_section_id_section_id_fk" FOREIGN KEY ("section_id") REFERENCES "planning"."section"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."method" ADD CONSTRAINT "method_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."month_report" ADD CONSTRAINT "month_report_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."month_report" ADD CONSTRAINT "month_report_activity_id_element_id_fk" FOREIGN KEY ("activity_id") REFERENCES "planning"."element"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."month_report" ADD CONSTRAINT "month_report_reported_by_account_id_fk" FOREIGN KEY ("reported_by") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."placement" ADD CONSTRAINT "placement_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."placement" ADD CONSTRAINT "placement_line_id_line_id_fk" FOREIGN KEY ("line_id") REFERENCES "planning"."line"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."placement" ADD CONSTRAINT "placement_element_id_element_id_fk" FOREIGN KEY ("element_id") REFERENCES "planning"."element"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."plan_import" ADD CONSTRAINT "plan_import_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."plan_import" ADD CONSTRAINT "plan_import_sha256_file_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "platform"."file"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."plan_year" ADD CONSTRAINT "plan_year_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."schedule" ADD CONSTRAINT "schedule_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."schedule" ADD CONSTRAINT "schedule_activity_id_element_id_fk" FOREIGN KEY ("activity_id") REFERENCES "planning"."element"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."section" ADD CONSTRAINT "section_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."section" ADD CONSTRAINT "section_sub_plan_id_sub_plan_id_fk" FOREIGN KEY ("sub_plan_id") REFERENCES "planning"."sub_plan"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."section_heading" ADD CONSTRAINT "section_heading_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."section_heading" ADD CONSTRAINT "section_heading_section_id_section_id_fk" FOREIGN KEY ("section_id") REFERENCES "planning"."section"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."section_heading" ADD CONSTRAINT "section_heading_element_id_element_id_fk" FOREIGN KEY ("element_id") REFERENCES "planning"."element"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."sub_plan" ADD CONSTRAINT "sub_plan_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."sub_plan" ADD CONSTRAINT "sub_plan_instrument_id_instrument_id_fk" FOREIGN KEY ("instrument_id") REFERENCES "planning"."instrument"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."sub_plan" ADD CONSTRAINT "sub_plan_heading_id_element_id_fk" FOREIGN KEY ("heading_id") REFERENCES "planning"."element"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "role_grant_account" ON "identity"."role_grant" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "session_account" ON "identity"."session" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "sign_in_failure_recent" ON "identity"."sign_in_failure" USING btree ("login","at");--> statement-breakpoint
CREATE INDEX "link_to" ON "platform"."link" USING btree ("to_kind","to_id");--> statement-breakpoint
CREATE INDEX "reading_of" ON "platform"."reading" USING btree ("measure","period","as_of");--> statement-breakpoint
CREATE INDEX "search_document_group" ON "platform"."search_document" USING btree ("group_id");--> statement-breakpoint
CREATE INDEX "search_document_words" ON "platform"."search_document" USING gin (to_tsvector('spanish', "folded"));--> statement-breakpoint
CREATE INDEX "element_instrument" ON "planning"."element" USING btree ("instrument_id","sort");--> statement-breakpoint
CREATE INDEX "evidence_report" ON "planning"."evidence" USING btree ("report_id");--> statement-breakpoint
CREATE INDEX "line_section" ON "planning"."line" USING btree ("section_id");--> statement-breakpoint
CREATE INDEX "placement_element" ON "planning"."placement" USING btree ("element_id");--> statement-breakpoint
CREATE INDEX "section_heading_section" ON "planning"."section_heading" USING btree ("section_id");