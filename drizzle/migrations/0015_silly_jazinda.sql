CREATE TABLE "account_scopes" (
	"org_id" uuid NOT NULL,
	"aws_account_id" uuid NOT NULL,
	"document" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	CONSTRAINT "account_scopes_org_id_aws_account_id_pk" PRIMARY KEY("org_id","aws_account_id")
);
--> statement-breakpoint
ALTER TABLE "account_scopes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "organization_scopes" (
	"org_id" uuid NOT NULL,
	"document" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	CONSTRAINT "organization_scopes_org_id_pk" PRIMARY KEY("org_id")
);
--> statement-breakpoint
ALTER TABLE "organization_scopes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "verdicts" DROP CONSTRAINT "verdicts_status";--> statement-breakpoint
ALTER TABLE "verdicts" DROP CONSTRAINT "verdicts_finding";--> statement-breakpoint
ALTER TABLE "aws_accounts" ADD COLUMN "judged_scope" text;--> statement-breakpoint
ALTER TABLE "account_facets" ADD COLUMN "excluded" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "org_facets" ADD COLUMN "excluded" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "scans" ADD COLUMN "scope" jsonb;--> statement-breakpoint
ALTER TABLE "account_scopes" ADD CONSTRAINT "account_scopes_org_id_aws_account_id_aws_accounts_org_id_id_fk" FOREIGN KEY ("org_id","aws_account_id") REFERENCES "public"."aws_accounts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_status" CHECK ("verdicts"."status" in ('pass', 'fail', 'not-applicable', 'unknown', 'excluded'));--> statement-breakpoint
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_finding" CHECK ("verdicts"."finding" in ('open', 'resolved', 'excluded'));--> statement-breakpoint
CREATE POLICY "tenant" ON "account_scopes" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "account_scopes" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end);--> statement-breakpoint
CREATE POLICY "tenant" ON "organization_scopes" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);