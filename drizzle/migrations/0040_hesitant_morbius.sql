-- concurrently
CREATE INDEX CONCURRENTLY IF NOT EXISTS "verdicts_check_place" ON "verdicts" USING btree ("org_id","check_id","status","aws_account_id","region");--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "verdicts_check";