CREATE SCHEMA "personal";
--> statement-breakpoint
CREATE TABLE "audit"."daily_head" (
	"day" date PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL,
	"entries" integer NOT NULL,
	"at" timestamp(3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit"."read" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"account" uuid NOT NULL,
	"office" uuid,
	"subject" uuid NOT NULL,
	"field" text NOT NULL,
	"reason" text NOT NULL,
	"request" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "personal"."correction_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"field" text NOT NULL,
	"wanted" text,
	"reason" text,
	"state" text DEFAULT 'open' NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"decided_at" timestamp(3) with time zone,
	"decided_by" uuid,
	"decision" text,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "personal"."correction_request" ADD CONSTRAINT "correction_request_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "identity"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "personal"."correction_request" ADD CONSTRAINT "correction_request_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "personal"."correction_request" ADD CONSTRAINT "correction_request_decided_by_account_id_fk" FOREIGN KEY ("decided_by") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "read_subject" ON "audit"."read" USING btree ("subject","at");--> statement-breakpoint
CREATE INDEX "correction_request_person" ON "personal"."correction_request" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "entry_at" ON "audit"."entry" USING btree ("at");--> statement-breakpoint
CREATE INDEX "entry_command" ON "audit"."entry" USING btree ("command","seq");