CREATE TABLE "planning"."book" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"book" text NOT NULL,
	"year" integer NOT NULL,
	"cut_off" date NOT NULL,
	"locale" text NOT NULL,
	"verification" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL,
	"sha256" text,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 3 NOT NULL,
	"failed" boolean DEFAULT false NOT NULL,
	CONSTRAINT "book_content" UNIQUE("book","year","cut_off","locale","verification")
);
--> statement-breakpoint
ALTER TABLE "planning"."book" ADD CONSTRAINT "book_office_id_office_id_fk" FOREIGN KEY ("office_id") REFERENCES "identity"."office"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "planning"."book" ADD CONSTRAINT "book_sha256_file_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "platform"."file"("sha256") ON DELETE no action ON UPDATE no action;