CREATE TABLE "identity"."issued_external_ids" (
	"external_id" text PRIMARY KEY NOT NULL,
	"organization_id" uuid NOT NULL,
	"account_id" text NOT NULL,
	"role_arn" text NOT NULL,
	"partition" text NOT NULL,
	"issued_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "identity"."issued_external_ids" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "aws_accounts" ADD COLUMN "expires_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "aws_accounts" ADD COLUMN "trust_proven_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "aws_accounts" ADD COLUMN "preflight" jsonb;--> statement-breakpoint
ALTER TABLE "aws_accounts" ADD COLUMN "preflight_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "issued_external_ids_account" ON "identity"."issued_external_ids" USING btree ("account_id","issued_at");--> statement-breakpoint
CREATE POLICY "identity" ON "identity"."issued_external_ids" AS PERMISSIVE FOR ALL TO "cloudlens_identity" USING (true) WITH CHECK (true);