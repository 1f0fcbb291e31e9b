ALTER TABLE "posture_counts" DISABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP POLICY "tenant" ON "posture_counts" CASCADE;--> statement-breakpoint
DROP TABLE "posture_counts" CASCADE;--> statement-breakpoint
DROP INDEX "changes_newest";--> statement-breakpoint
DROP INDEX "verdicts_open";--> statement-breakpoint
DROP INDEX "verdicts_open_account";--> statement-breakpoint
DROP INDEX "verdicts_status";--> statement-breakpoint
CREATE INDEX "changes_newest" ON "changes" USING btree ("org_id","at" DESC NULLS FIRST,"severity","id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "verdicts_open" ON "verdicts" USING btree ("org_id","severity","changed_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE finding = 'open';--> statement-breakpoint
CREATE INDEX "verdicts_open_account" ON "verdicts" USING btree ("org_id","aws_account_id","severity","changed_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE finding = 'open';--> statement-breakpoint
CREATE INDEX "verdicts_status" ON "verdicts" USING btree ("org_id","status","severity","changed_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);