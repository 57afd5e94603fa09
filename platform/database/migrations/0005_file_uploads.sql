CREATE TABLE "platform"."picture" (
	"sha256" text PRIMARY KEY NOT NULL,
	"thumbnail" text,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"taken_at" text,
	"latitude" double precision,
	"longitude" double precision
);
--> statement-breakpoint
CREATE TABLE "platform"."upload" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"use" text NOT NULL,
	"name" text NOT NULL,
	"size" bigint NOT NULL,
	"received" bigint DEFAULT 0 NOT NULL,
	"expected" text,
	"state" text DEFAULT 'receiving' NOT NULL,
	"refusal" jsonb,
	"sha256" text,
	"type" text,
	"scan" text,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "platform"."upload_piece" (
	"upload_id" uuid NOT NULL,
	"start" bigint NOT NULL,
	"size" bigint NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "upload_piece_upload_id_start_pk" PRIMARY KEY("upload_id","start")
);
--> statement-breakpoint
ALTER TABLE "platform"."file" ADD COLUMN "scan" text DEFAULT 'off' NOT NULL;--> statement-breakpoint
ALTER TABLE "platform"."file" ADD COLUMN "scanned_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "platform"."picture" ADD CONSTRAINT "picture_sha256_file_sha256_fk" FOREIGN KEY ("sha256") REFERENCES "platform"."file"("sha256") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform"."picture" ADD CONSTRAINT "picture_thumbnail_file_sha256_fk" FOREIGN KEY ("thumbnail") REFERENCES "platform"."file"("sha256") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform"."upload_piece" ADD CONSTRAINT "upload_piece_upload_id_upload_id_fk" FOREIGN KEY ("upload_id") REFERENCES "platform"."upload"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "upload_of_account" ON "platform"."upload" USING btree ("account_id","state");--> statement-breakpoint
CREATE INDEX "upload_expiry" ON "platform"."upload" USING btree ("expires_at");--> statement-breakpoint
alter table platform.upload add constraint upload_account_fk foreign key (account_id) references identity.account (id) on delete cascade;
--> statement-breakpoint
alter table platform.file add constraint file_scan check (scan in ('off', 'clean', 'pending', 'infected'));
--> statement-breakpoint
alter table platform.upload add constraint upload_state check (
  received between 0 and size and (state <> 'complete' or (sha256 is not null and type is not null and scan is not null))
    and (state <> 'refused' or refusal is not null));
--> statement-breakpoint
alter table platform.upload_piece add constraint upload_piece_size check (start >= 0 and size > 0);
--> statement-breakpoint
create index file_to_scan on platform.file (at) where scan = 'pending';
