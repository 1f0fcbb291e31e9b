ALTER TABLE "scan_units" ADD COLUMN "attempt" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "scans" ADD COLUMN "admitted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "scans" ADD COLUMN "expected_ms" integer;--> statement-breakpoint
ALTER TABLE "scans" ADD COLUMN "lease_until" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "scans" ADD COLUMN "lease_epoch" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "scans_admitted" ON "scans" USING btree ("org_id","admitted_at" DESC NULLS LAST);