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
ALTER TABLE "observatory"."delivery_key" ADD CONSTRAINT "delivery_key_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "observatory"."delivery_key" ADD CONSTRAINT "delivery_key_made_by_account_id_fk" FOREIGN KEY ("made_by") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;