-- concurrently
CREATE INDEX CONCURRENTLY IF NOT EXISTS "verdict_tokens_verdict" ON "verdict_tokens" USING btree ("org_id","verdict_id");