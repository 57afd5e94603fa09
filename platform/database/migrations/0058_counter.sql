ALTER TABLE "cases"."case_file" DROP CONSTRAINT "case_file_belongs";--> statement-breakpoint
ALTER TABLE "cases"."draft" DROP CONSTRAINT "draft_belongs";--> statement-breakpoint
ALTER TABLE "cases"."case_file" ADD COLUMN "taken_by" uuid;--> statement-breakpoint
ALTER TABLE "cases"."draft" ADD COLUMN "taken_by" uuid;--> statement-breakpoint
ALTER TABLE "cases"."case_file" ADD CONSTRAINT "case_file_taken_by_account_id_fk" FOREIGN KEY ("taken_by") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."draft" ADD CONSTRAINT "draft_taken_by_account_id_fk" FOREIGN KEY ("taken_by") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "draft_taken_by" ON "cases"."draft" USING btree ("taken_by");--> statement-breakpoint
ALTER TABLE "cases"."case_file" ADD CONSTRAINT "case_file_belongs" CHECK ("cases"."case_file"."account_id" is not null or "cases"."case_file"."guest_email" is not null or "cases"."case_file"."taken_by" is not null);--> statement-breakpoint
ALTER TABLE "cases"."draft" ADD CONSTRAINT "draft_belongs" CHECK ("cases"."draft"."account_id" is not null or "cases"."draft"."guest_email" is not null or "cases"."draft"."taken_by" is not null);