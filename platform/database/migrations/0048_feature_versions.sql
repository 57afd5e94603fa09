ALTER TABLE "territory"."feature" ADD COLUMN "changed_by" uuid;--> statement-breakpoint
ALTER TABLE "territory"."feature" ADD COLUMN "note" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "territory"."feature" ADD COLUMN "valid_from" date;--> statement-breakpoint
ALTER TABLE "territory"."feature_past" ADD COLUMN "changed_by" uuid;--> statement-breakpoint
ALTER TABLE "territory"."feature_past" ADD COLUMN "note" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "territory"."feature_past" ADD COLUMN "valid_from" date;--> statement-breakpoint
ALTER TABLE "territory"."feature_past" ADD COLUMN "ended_by" uuid;--> statement-breakpoint
ALTER TABLE "territory"."feature_past" ADD COLUMN "end_note" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "territory"."feature_past" ADD COLUMN "valid_until" date;--> statement-breakpoint
ALTER TABLE "territory"."feature" ADD CONSTRAINT "feature_changed_by_account_id_fk" FOREIGN KEY ("changed_by") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "territory"."feature_past" ADD CONSTRAINT "feature_past_changed_by_account_id_fk" FOREIGN KEY ("changed_by") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "territory"."feature_past" ADD CONSTRAINT "feature_past_ended_by_account_id_fk" FOREIGN KEY ("ended_by") REFERENCES "identity"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "feature_past_number" ON "territory"."feature_past" USING btree ("layer_id","number");