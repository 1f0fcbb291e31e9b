ALTER TABLE "aws_accounts" ADD COLUMN "deep_reads" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "scans" ADD COLUMN "only" jsonb;