ALTER TABLE "scans" ADD COLUMN "judged_early" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "scans" ADD COLUMN "early_open" integer;