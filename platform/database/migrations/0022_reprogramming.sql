CREATE TABLE "planning"."reprogramming" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"instrument_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"cause" text NOT NULL,
	"period" text NOT NULL,
	"justification" text NOT NULL,
	"requested_by" text NOT NULL,
	"opened_by" uuid,
	"opened_at" timestamp with time zone NOT NULL,
	"submitted_at" timestamp with time zone,
	"decided_on" date,
	"decided_by" text,
	"decision_note" text,
	"decided_at" timestamp with time zone,
	"plan_version" integer,
	"import_id" uuid,
	"demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "reprogramming_number" UNIQUE("instrument_id","number"),
	CONSTRAINT "reprogramming_plan_version" UNIQUE("instrument_id","plan_version")
);
--> statement-breakpoint
CREATE TABLE "planning"."reprogramming_change" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"reprogramming_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"element_id" uuid NOT NULL,
	"beside_id" uuid,
	"before" jsonb,
	"after" jsonb,
	"sort" integer NOT NULL,
	CONSTRAINT "reprogramming_change_once" UNIQUE("reprogramming_id","kind","element_id")
);
--> statement-breakpoint
ALTER TABLE "planning"."instrument" ADD COLUMN "approved_reference" text;--> statement-breakpoint
ALTER TABLE "planning"."reprogramming" ADD CONSTRAINT "reprogramming_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."reprogramming" ADD CONSTRAINT "reprogramming_instrument_id_instrument_id_fk" FOREIGN KEY ("instrument_id") REFERENCES "planning"."instrument"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."reprogramming" ADD CONSTRAINT "reprogramming_opened_by_account_id_fk" FOREIGN KEY ("opened_by") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."reprogramming" ADD CONSTRAINT "reprogramming_import_id_plan_import_id_fk" FOREIGN KEY ("import_id") REFERENCES "planning"."plan_import"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."reprogramming_change" ADD CONSTRAINT "reprogramming_change_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."reprogramming_change" ADD CONSTRAINT "reprogramming_change_reprogramming_id_reprogramming_id_fk" FOREIGN KEY ("reprogramming_id") REFERENCES "planning"."reprogramming"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."reprogramming_change" ADD CONSTRAINT "reprogramming_change_beside_id_element_id_fk" FOREIGN KEY ("beside_id") REFERENCES "planning"."element"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reprogramming_change_element" ON "planning"."reprogramming_change" USING btree ("element_id");