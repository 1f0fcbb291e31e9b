DROP INDEX "verdicts_due";--> statement-breakpoint
ALTER TABLE "verdicts" DROP COLUMN "due_at";--> statement-breakpoint
ALTER TABLE "verdicts" ADD COLUMN "due_at" timestamp (3) with time zone DEFAULT '9999-12-31T00:00:00Z' NOT NULL;--> statement-breakpoint
CREATE INDEX "verdicts_due" ON "verdicts" USING btree ("org_id","due_at","id") WHERE finding = 'open';