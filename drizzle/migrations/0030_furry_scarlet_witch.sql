DROP INDEX "resource_edges_to";--> statement-breakpoint
ALTER TABLE "scans" ADD COLUMN "verifies" bigint;--> statement-breakpoint
CREATE INDEX "resource_edges_to" ON "resource_edges" USING btree ("org_id","to_arn","kind","resource_id");