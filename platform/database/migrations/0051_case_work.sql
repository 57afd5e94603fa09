CREATE TABLE "cases"."inspection" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"case_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"visited_on" date NOT NULL,
	"conclusion" text NOT NULL,
	"found" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"account_id" uuid,
	CONSTRAINT "inspection_number" UNIQUE("case_id","number")
);
--> statement-breakpoint
CREATE TABLE "cases"."inspection_photo" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"inspection_id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cases"."opinion" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"case_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"asked_of" text NOT NULL,
	"question" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"asked_on" date NOT NULL,
	"asked_by" uuid,
	"due_on" date NOT NULL,
	"answered_at" timestamp with time zone,
	"answered_on" date,
	"answered_by" uuid,
	"conclusion" text,
	"answer" text,
	CONSTRAINT "opinion_number" UNIQUE("case_id","number"),
	CONSTRAINT "opinion_answered" CHECK (("cases"."opinion"."answered_at" is null) = ("cases"."opinion"."conclusion" is null))
);
--> statement-breakpoint
CREATE TABLE "cases"."phrase" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"code" text NOT NULL,
	"kind" text NOT NULL,
	"words" text NOT NULL,
	"article" text,
	"procedures" text[],
	"certainty" text NOT NULL,
	CONSTRAINT "phrase_code" UNIQUE("office_id","code")
);
--> statement-breakpoint
CREATE TABLE "cases"."resolution" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"case_id" uuid NOT NULL,
	"number" text NOT NULL,
	"step" text NOT NULL,
	"action" text NOT NULL,
	"outcome" text NOT NULL,
	"grounds" text NOT NULL,
	"clauses" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"drafted_at" timestamp with time zone NOT NULL,
	"drafted_by" uuid,
	"verification_code" text NOT NULL,
	"signed_at" timestamp with time zone,
	"signed_on" date,
	"signed_by" uuid,
	"signed_as" text,
	"certificate" text,
	"development" boolean DEFAULT false NOT NULL,
	"sha256" text,
	"notified_at" timestamp with time zone,
	"notified_on" date,
	"notified_way" text,
	"notified_proof" text,
	"notified_by" uuid,
	CONSTRAINT "resolution_number_unique" UNIQUE("number"),
	CONSTRAINT "resolution_verification_code_unique" UNIQUE("verification_code"),
	CONSTRAINT "resolution_signed_whole" CHECK (("cases"."resolution"."state" = 'draft') = ("cases"."resolution"."sha256" is null)),
	CONSTRAINT "resolution_notified" CHECK (("cases"."resolution"."state" = 'notified') = ("cases"."resolution"."notified_on" is not null))
);
--> statement-breakpoint
ALTER TABLE "cases"."inspection" ADD CONSTRAINT "inspection_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."inspection" ADD CONSTRAINT "inspection_case_id_case_file_id_fk" FOREIGN KEY ("case_id") REFERENCES "cases"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."inspection" ADD CONSTRAINT "inspection_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."inspection_photo" ADD CONSTRAINT "inspection_photo_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."inspection_photo" ADD CONSTRAINT "inspection_photo_inspection_id_inspection_id_fk" FOREIGN KEY ("inspection_id") REFERENCES "cases"."inspection"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."inspection_photo" ADD CONSTRAINT "inspection_photo_sha256_file_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "platform"."file"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."opinion" ADD CONSTRAINT "opinion_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."opinion" ADD CONSTRAINT "opinion_case_id_case_file_id_fk" FOREIGN KEY ("case_id") REFERENCES "cases"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."opinion" ADD CONSTRAINT "opinion_asked_by_account_id_fk" FOREIGN KEY ("asked_by") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."opinion" ADD CONSTRAINT "opinion_answered_by_account_id_fk" FOREIGN KEY ("answered_by") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."phrase" ADD CONSTRAINT "phrase_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."resolution" ADD CONSTRAINT "resolution_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."resolution" ADD CONSTRAINT "resolution_case_id_case_file_id_fk" FOREIGN KEY ("case_id") REFERENCES "cases"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."resolution" ADD CONSTRAINT "resolution_drafted_by_account_id_fk" FOREIGN KEY ("drafted_by") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."resolution" ADD CONSTRAINT "resolution_signed_by_account_id_fk" FOREIGN KEY ("signed_by") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."resolution" ADD CONSTRAINT "resolution_sha256_file_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "platform"."file"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."resolution" ADD CONSTRAINT "resolution_notified_by_account_id_fk" FOREIGN KEY ("notified_by") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "inspection_photo_of" ON "cases"."inspection_photo" USING btree ("inspection_id");--> statement-breakpoint
CREATE INDEX "opinion_open_due" ON "cases"."opinion" USING btree ("office_id","due_on") WHERE "cases"."opinion"."answered_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "resolution_one_draft" ON "cases"."resolution" USING btree ("case_id") WHERE state = 'draft';--> statement-breakpoint
CREATE INDEX "resolution_of_case" ON "cases"."resolution" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "resolution_signed" ON "cases"."resolution" USING btree ("office_id","signed_on");