CREATE TABLE "platform"."job_progress" (
	"job_id" uuid PRIMARY KEY NOT NULL,
	"done" double precision NOT NULL,
	"total" double precision,
	"step" jsonb,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform"."job_schedule" (
	"job" text PRIMARY KEY NOT NULL,
	"cron" text NOT NULL,
	"zone" text NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "platform"."letter" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"account_id" uuid,
	"address" text,
	"locale" text NOT NULL,
	"urgent" boolean NOT NULL,
	"confidential" boolean NOT NULL,
	"content" jsonb,
	"state" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"sent_at" timestamp with time zone,
	"trouble" jsonb,
	"kept" jsonb
);
--> statement-breakpoint
CREATE TABLE "platform"."notification" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" jsonb NOT NULL,
	"body" jsonb NOT NULL,
	"link" text,
	"urgent" boolean NOT NULL,
	"listed" boolean NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "platform"."notification_choice" (
	"account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"channel" text NOT NULL,
	"wanted" boolean NOT NULL,
	CONSTRAINT "notification_choice_account_id_kind_channel_pk" PRIMARY KEY("account_id","kind","channel")
);
--> statement-breakpoint
CREATE TABLE "platform"."notification_delivery" (
	"notification_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"state" text NOT NULL,
	"letter_id" uuid,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "notification_delivery_notification_id_channel_pk" PRIMARY KEY("notification_id","channel")
);
--> statement-breakpoint
CREATE TABLE "platform"."notification_setting" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"locale" text NOT NULL,
	"digest_at" text NOT NULL,
	"quiet_from" text,
	"quiet_to" text
);
--> statement-breakpoint
ALTER TABLE "platform"."notification_delivery" ADD CONSTRAINT "notification_delivery_notification_id_notification_id_fk" FOREIGN KEY ("notification_id") REFERENCES "platform"."notification"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform"."notification_delivery" ADD CONSTRAINT "notification_delivery_letter_id_letter_id_fk" FOREIGN KEY ("letter_id") REFERENCES "platform"."letter"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "letter_newest" ON "platform"."letter" USING btree ("at");--> statement-breakpoint
CREATE INDEX "notification_of_account" ON "platform"."notification" USING btree ("account_id","listed","at");--> statement-breakpoint
CREATE INDEX "notification_delivery_state" ON "platform"."notification_delivery" USING btree ("channel","state");--> statement-breakpoint
CREATE INDEX "notification_delivery_letter" ON "platform"."notification_delivery" USING btree ("letter_id");