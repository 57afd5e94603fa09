CREATE TABLE "observatory"."delivery_key" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"holder" text NOT NULL,
	"sha256" text NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"valid_to" date NOT NULL,
	"revoked_at" timestamp with time zone,
	"used_at" timestamp with time zone,
	CONSTRAINT "delivery_key_sha256" UNIQUE("sha256")
);
--> statement-breakpoint
CREATE TABLE "observatory"."data_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"number" integer GENERATED ALWAYS AS IDENTITY (sequence name "observatory"."data_request_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"institution" text NOT NULL,
	"asked_office" text NOT NULL,
	"mailbox" text DEFAULT '' NOT NULL,
	"indicator_id" uuid NOT NULL,
	"period" text NOT NULL,
	"asked_on" date NOT NULL,
	"due_on" date NOT NULL,
	"remark" text DEFAULT '' NOT NULL,
	"state" text NOT NULL,
	"asked_by" uuid,
	"closed_on" date,
	"closed_note" text DEFAULT '' NOT NULL,
	"batch_id" uuid,
	"demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "data_request_number" UNIQUE("number")
);
--> statement-breakpoint
CREATE TABLE "observatory"."data_request_reminder" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"request_id" uuid NOT NULL,
	"due_on" date NOT NULL,
	"days_from" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "data_request_reminder_day" UNIQUE("request_id","due_on","days_from")
);
--> statement-breakpoint
ALTER TABLE "observatory"."delivery_key" ADD CONSTRAINT "delivery_key_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."delivery_key" ADD CONSTRAINT "delivery_key_made_by_account_id_fk" FOREIGN KEY ("made_by") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."data_request" ADD CONSTRAINT "data_request_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."data_request" ADD CONSTRAINT "data_request_indicator_id_indicator_id_fk" FOREIGN KEY ("indicator_id") REFERENCES "observatory"."indicator"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."data_request" ADD CONSTRAINT "data_request_asked_by_account_id_fk" FOREIGN KEY ("asked_by") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."data_request" ADD CONSTRAINT "data_request_batch_id_batch_id_fk" FOREIGN KEY ("batch_id") REFERENCES "observatory"."batch"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."data_request_reminder" ADD CONSTRAINT "data_request_reminder_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."data_request_reminder" ADD CONSTRAINT "data_request_reminder_request_id_data_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "observatory"."data_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "data_request_state" ON "observatory"."data_request" USING btree ("state","due_on");--> statement-breakpoint
CREATE INDEX "data_request_batch" ON "observatory"."data_request" USING btree ("batch_id");