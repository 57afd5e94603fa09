CREATE TABLE "planning"."money_planned" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"activity_id" uuid NOT NULL,
	"source_id" uuid,
	"month" integer,
	"cents" bigint NOT NULL,
	"note" text,
	"demo" boolean DEFAULT false NOT NULL,
	"set_by" uuid,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "money_planned_once" UNIQUE NULLS NOT DISTINCT("activity_id","source_id","month"),
	CONSTRAINT "money_planned_month" CHECK ("planning"."money_planned"."month" between 1 and 12),
	CONSTRAINT "money_planned_cents" CHECK ("planning"."money_planned"."cents" >= 0)
);
--> statement-breakpoint
CREATE TABLE "planning"."money_spent" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"activity_id" uuid NOT NULL,
	"source_id" uuid,
	"month" integer NOT NULL,
	"cents" bigint NOT NULL,
	"note" text,
	"demo" boolean DEFAULT false NOT NULL,
	"set_by" uuid,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "money_spent_once" UNIQUE NULLS NOT DISTINCT("activity_id","source_id","month"),
	CONSTRAINT "money_spent_month" CHECK ("planning"."money_spent"."month" between 1 and 12)
);
--> statement-breakpoint
CREATE TABLE "planning"."self_assessment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"element_id" uuid NOT NULL,
	"period" text NOT NULL,
	"percent" double precision NOT NULL,
	"note" text,
	"demo" boolean DEFAULT false NOT NULL,
	"set_by" uuid,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "self_assessment_once" UNIQUE("element_id","period"),
	CONSTRAINT "self_assessment_percent" CHECK ("planning"."self_assessment"."percent" between 0 and 100)
);
--> statement-breakpoint
ALTER TABLE "planning"."risk_occurrence" ADD COLUMN "at_stake" jsonb;--> statement-breakpoint
ALTER TABLE "planning"."money_planned" ADD CONSTRAINT "money_planned_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."money_planned" ADD CONSTRAINT "money_planned_activity_id_element_id_fk" FOREIGN KEY ("activity_id") REFERENCES "planning"."element"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."money_planned" ADD CONSTRAINT "money_planned_source_id_element_id_fk" FOREIGN KEY ("source_id") REFERENCES "planning"."element"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."money_planned" ADD CONSTRAINT "money_planned_set_by_account_id_fk" FOREIGN KEY ("set_by") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."money_spent" ADD CONSTRAINT "money_spent_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."money_spent" ADD CONSTRAINT "money_spent_activity_id_element_id_fk" FOREIGN KEY ("activity_id") REFERENCES "planning"."element"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."money_spent" ADD CONSTRAINT "money_spent_source_id_element_id_fk" FOREIGN KEY ("source_id") REFERENCES "planning"."element"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."money_spent" ADD CONSTRAINT "money_spent_set_by_account_id_fk" FOREIGN KEY ("set_by") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."self_assessment" ADD CONSTRAINT "self_assessment_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."self_assessment" ADD CONSTRAINT "self_assessment_element_id_element_id_fk" FOREIGN KEY ("element_id") REFERENCES "planning"."element"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."self_assessment" ADD CONSTRAINT "self_assessment_set_by_account_id_fk" FOREIGN KEY ("set_by") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;