CREATE TABLE "cases"."case_document" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"case_id" uuid NOT NULL,
	"key" text NOT NULL,
	"sha256" text NOT NULL,
	"name" text NOT NULL,
	"entry" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"account_id" uuid,
	"from_office" boolean DEFAULT false NOT NULL,
	"superseded_by" uuid
);
--> statement-breakpoint
CREATE TABLE "cases"."case_event" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"case_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"on_day" date NOT NULL,
	"account_id" uuid,
	"role" text NOT NULL,
	"step" text,
	"action" text NOT NULL,
	"clock" text,
	"public_words" text,
	"internal_words" text,
	"payload" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "case_event_sequence" UNIQUE("case_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "cases"."case_file" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"account_id" uuid,
	"guest_email" text,
	"token_hash" text,
	"applicant_name" text,
	"owner_name" text,
	"owner_email" text,
	"consent_token_hash" text,
	"consented_at" timestamp with time zone,
	"number" text NOT NULL,
	"series" text NOT NULL,
	"year" integer NOT NULL,
	"sequence" integer NOT NULL,
	"definition_id" uuid NOT NULL,
	"procedure" text NOT NULL,
	"jurisdiction" text,
	"draft_id" uuid,
	"answers" jsonb NOT NULL,
	"filed_on" date NOT NULL,
	"filed_at" timestamp with time zone NOT NULL,
	"flow" jsonb NOT NULL,
	"ended_as" text,
	"ended_on" date,
	"assigned_unit_id" uuid,
	"assigned_account_id" uuid,
	"clock_state" text,
	"due_on" date,
	"verification_code" text NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "case_file_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "case_file_consent_token_hash_unique" UNIQUE("consent_token_hash"),
	CONSTRAINT "case_file_number_unique" UNIQUE("number"),
	CONSTRAINT "case_file_draft_id_unique" UNIQUE("draft_id"),
	CONSTRAINT "case_file_verification_code_unique" UNIQUE("verification_code"),
	CONSTRAINT "case_file_sequence" UNIQUE("office_id","series","year","sequence"),
	CONSTRAINT "case_file_belongs" CHECK ("cases"."case_file"."account_id" is not null or "cases"."case_file"."guest_email" is not null),
	CONSTRAINT "case_file_end" CHECK (("cases"."case_file"."ended_as" is null) = ("cases"."case_file"."ended_on" is null))
);
--> statement-breakpoint
CREATE TABLE "cases"."case_series" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"series" text NOT NULL,
	"year" integer NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "case_series_of_year" UNIQUE("office_id","series","year")
);
--> statement-breakpoint
CREATE TABLE "cases"."clock_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"case_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"kind" text NOT NULL,
	"on_day" date NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"role" text NOT NULL,
	"rule" text NOT NULL,
	"reason" jsonb,
	"citation" text,
	"awaits" text,
	"answer_within" jsonb,
	"extended_by" integer,
	"outcome" jsonb,
	CONSTRAINT "clock_entry_sequence" UNIQUE("case_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "cases"."draft" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"account_id" uuid,
	"guest_email" text,
	"token_hash" text,
	"applicant_name" text,
	"owner_name" text,
	"owner_email" text,
	"consent_token_hash" text,
	"consented_at" timestamp with time zone,
	"definition_id" uuid NOT NULL,
	"jurisdiction" text,
	"answers" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"documents" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"filed_case_id" uuid,
	CONSTRAINT "draft_token_hash_unique" UNIQUE("token_hash"),
	CONSTRAINT "draft_consent_token_hash_unique" UNIQUE("consent_token_hash"),
	CONSTRAINT "draft_belongs" CHECK ("cases"."draft"."account_id" is not null or "cases"."draft"."guest_email" is not null)
);
--> statement-breakpoint
CREATE TABLE "cases"."fee_order" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"case_id" uuid NOT NULL,
	"lines" jsonb NOT NULL,
	"total_cents" bigint NOT NULL,
	"reference" text NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"paid_at" timestamp with time zone,
	CONSTRAINT "fee_order_reference_unique" UNIQUE("reference")
);
--> statement-breakpoint
CREATE TABLE "cases"."observation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"case_id" uuid NOT NULL,
	"entry" integer NOT NULL,
	"number" integer NOT NULL,
	"about" text NOT NULL,
	"about_key" text,
	"words" text NOT NULL,
	"article" text,
	"at" timestamp with time zone NOT NULL,
	"account_id" uuid,
	"told_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"answered_at" timestamp with time zone,
	"answer" text,
	"answer_document_id" uuid,
	CONSTRAINT "observation_number" UNIQUE("case_id","entry","number")
);
--> statement-breakpoint
CREATE TABLE "cases"."payment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"fee_order_id" uuid NOT NULL,
	"way" text NOT NULL,
	"amount_cents" bigint NOT NULL,
	"reference" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"account_id" uuid,
	CONSTRAINT "payment_fee_order_id_unique" UNIQUE("fee_order_id"),
	CONSTRAINT "payment_reference" UNIQUE("way","reference")
);
--> statement-breakpoint
ALTER TABLE "cases"."case_document" ADD CONSTRAINT "case_document_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."case_document" ADD CONSTRAINT "case_document_case_id_case_file_id_fk" FOREIGN KEY ("case_id") REFERENCES "cases"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."case_document" ADD CONSTRAINT "case_document_sha256_file_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "platform"."file"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."case_document" ADD CONSTRAINT "case_document_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."case_event" ADD CONSTRAINT "case_event_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."case_event" ADD CONSTRAINT "case_event_case_id_case_file_id_fk" FOREIGN KEY ("case_id") REFERENCES "cases"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."case_event" ADD CONSTRAINT "case_event_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."case_file" ADD CONSTRAINT "case_file_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."case_file" ADD CONSTRAINT "case_file_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."case_file" ADD CONSTRAINT "case_file_definition_id_definition_id_fk" FOREIGN KEY ("definition_id") REFERENCES "cases"."definition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."case_file" ADD CONSTRAINT "case_file_assigned_unit_id_unit_id_fk" FOREIGN KEY ("assigned_unit_id") REFERENCES "identity"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."case_file" ADD CONSTRAINT "case_file_assigned_account_id_account_id_fk" FOREIGN KEY ("assigned_account_id") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."case_series" ADD CONSTRAINT "case_series_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."clock_entry" ADD CONSTRAINT "clock_entry_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."clock_entry" ADD CONSTRAINT "clock_entry_case_id_case_file_id_fk" FOREIGN KEY ("case_id") REFERENCES "cases"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."draft" ADD CONSTRAINT "draft_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."draft" ADD CONSTRAINT "draft_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."draft" ADD CONSTRAINT "draft_definition_id_definition_id_fk" FOREIGN KEY ("definition_id") REFERENCES "cases"."definition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."draft" ADD CONSTRAINT "draft_filed_case_id_case_file_id_fk" FOREIGN KEY ("filed_case_id") REFERENCES "cases"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."fee_order" ADD CONSTRAINT "fee_order_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."fee_order" ADD CONSTRAINT "fee_order_case_id_case_file_id_fk" FOREIGN KEY ("case_id") REFERENCES "cases"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."observation" ADD CONSTRAINT "observation_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."observation" ADD CONSTRAINT "observation_case_id_case_file_id_fk" FOREIGN KEY ("case_id") REFERENCES "cases"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."observation" ADD CONSTRAINT "observation_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."observation" ADD CONSTRAINT "observation_answer_document_id_case_document_id_fk" FOREIGN KEY ("answer_document_id") REFERENCES "cases"."case_document"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."payment" ADD CONSTRAINT "payment_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."payment" ADD CONSTRAINT "payment_fee_order_id_fee_order_id_fk" FOREIGN KEY ("fee_order_id") REFERENCES "cases"."fee_order"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."payment" ADD CONSTRAINT "payment_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_document_of_case" ON "cases"."case_document" USING btree ("case_id","key");--> statement-breakpoint
CREATE INDEX "case_file_of_account" ON "cases"."case_file" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "case_file_assigned" ON "cases"."case_file" USING btree ("assigned_account_id");--> statement-breakpoint
CREATE INDEX "case_file_open_due" ON "cases"."case_file" USING btree ("office_id","due_on") WHERE "cases"."case_file"."ended_as" is null;--> statement-breakpoint
CREATE INDEX "case_file_filed" ON "cases"."case_file" USING btree ("office_id","filed_on");--> statement-breakpoint
CREATE INDEX "draft_of_account" ON "cases"."draft" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "fee_order_of_case" ON "cases"."fee_order" USING btree ("case_id");