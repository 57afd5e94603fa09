CREATE TABLE "platform"."calendar" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"code" text NOT NULL,
	"title" jsonb NOT NULL,
	"extends" text,
	"weekend" jsonb,
	"yearly" jsonb NOT NULL,
	CONSTRAINT "calendar_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "platform"."calendar_decree" (
	"id" uuid PRIMARY KEY NOT NULL,
	"calendar_id" uuid NOT NULL,
	"key" text NOT NULL,
	"title" jsonb NOT NULL,
	"effect" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"citation" text NOT NULL,
	"certainty" text NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_reason" text,
	CONSTRAINT "calendar_decree_key" UNIQUE("calendar_id","key")
);
--> statement-breakpoint
ALTER TABLE "platform"."calendar_decree" ADD CONSTRAINT "calendar_decree_calendar_id_calendar_id_fk" FOREIGN KEY ("calendar_id") REFERENCES "platform"."calendar"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "calendar_decree_days" ON "platform"."calendar_decree" USING btree ("calendar_id","from_day");