CREATE TABLE "identity"."access_link" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"token_hash" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	"created_by" uuid,
	CONSTRAINT "access_link_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "identity"."recovery_request" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"locale" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "identity"."registration" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" text,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"password_hash" text NOT NULL,
	"locale" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "registration_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "identity"."substitution" (
	"id" uuid PRIMARY KEY NOT NULL,
	"absent_account_id" uuid NOT NULL,
	"substitute_account_id" uuid NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date NOT NULL,
	"reason" text NOT NULL,
	"created_by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_by" uuid,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "identity"."account" ALTER COLUMN "password_hash" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "audit"."entry" ADD COLUMN "acting_for" jsonb;--> statement-breakpoint
ALTER TABLE "identity"."account" ADD COLUMN "kind" text DEFAULT 'staff' NOT NULL;--> statement-breakpoint
ALTER TABLE "identity"."account" ADD COLUMN "password_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "identity"."account" ADD COLUMN "disabled_reason" text;--> statement-breakpoint
ALTER TABLE "identity"."session" ADD COLUMN "acting_for" uuid;--> statement-breakpoint
ALTER TABLE "identity"."access_link" ADD CONSTRAINT "access_link_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."access_link" ADD CONSTRAINT "access_link_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."substitution" ADD CONSTRAINT "substitution_absent_account_id_account_id_fk" FOREIGN KEY ("absent_account_id") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."substitution" ADD CONSTRAINT "substitution_substitute_account_id_account_id_fk" FOREIGN KEY ("substitute_account_id") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."substitution" ADD CONSTRAINT "substitution_created_by_account_id_fk" FOREIGN KEY ("created_by") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."substitution" ADD CONSTRAINT "substitution_ended_by_account_id_fk" FOREIGN KEY ("ended_by") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "access_link_account" ON "identity"."access_link" USING btree ("account_id","purpose");--> statement-breakpoint
CREATE INDEX "registration_expires" ON "identity"."registration" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "substitution_absent" ON "identity"."substitution" USING btree ("absent_account_id","valid_to");--> statement-breakpoint
CREATE INDEX "substitution_substitute" ON "identity"."substitution" USING btree ("substitute_account_id","valid_to");