ALTER TABLE "cases"."case_file" ADD COLUMN "appeals_id" uuid;--> statement-breakpoint
ALTER TABLE "cases"."case_file" ADD COLUMN "archived_on" date;--> statement-breakpoint
ALTER TABLE "cases"."draft" ADD COLUMN "appeals_id" uuid;--> statement-breakpoint
ALTER TABLE "cases"."case_file" ADD CONSTRAINT "case_file_appeals_id_case_file_id_fk" FOREIGN KEY ("appeals_id") REFERENCES "cases"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases"."draft" ADD CONSTRAINT "draft_appeals_id_case_file_id_fk" FOREIGN KEY ("appeals_id") REFERENCES "cases"."case_file"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_file_appeals" ON "cases"."case_file" USING btree ("appeals_id") WHERE "cases"."case_file"."appeals_id" is not null;