CREATE TABLE "account_scores" (
	"org_id" uuid NOT NULL,
	"aws_account_id" uuid NOT NULL,
	"framework_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"pass" integer NOT NULL,
	"fail" integer NOT NULL,
	"unknown" integer NOT NULL,
	"excepted" integer NOT NULL,
	"manual" integer NOT NULL,
	"attested" integer NOT NULL,
	"not_applicable" integer NOT NULL,
	CONSTRAINT "account_scores_org_id_aws_account_id_framework_id_at_pk" PRIMARY KEY("org_id","aws_account_id","framework_id","at")
);
--> statement-breakpoint
ALTER TABLE "account_scores" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "attestation_accounts" (
	"org_id" uuid NOT NULL,
	"attestation_id" uuid NOT NULL,
	"aws_account_id" uuid NOT NULL,
	CONSTRAINT "attestation_accounts_org_id_attestation_id_aws_account_id_pk" PRIMARY KEY("org_id","attestation_id","aws_account_id")
);
--> statement-breakpoint
ALTER TABLE "attestation_accounts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "attestations" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"framework_id" text NOT NULL,
	"requirement_id" text NOT NULL,
	"statement" text NOT NULL,
	"evidence_url" text,
	"attested_by" uuid NOT NULL,
	"attested_by_name" text NOT NULL,
	"attested_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by" uuid,
	CONSTRAINT "attestations_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "attestations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "custom_frameworks" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"version" text NOT NULL,
	"definition" jsonb NOT NULL,
	"size" integer NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "custom_frameworks_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "custom_frameworks_size" CHECK ("custom_frameworks"."size" >= 1)
);
--> statement-breakpoint
ALTER TABLE "custom_frameworks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "org_scores" (
	"org_id" uuid NOT NULL,
	"framework_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"pass" integer NOT NULL,
	"fail" integer NOT NULL,
	"unknown" integer NOT NULL,
	"excepted" integer NOT NULL,
	"manual" integer NOT NULL,
	"attested" integer NOT NULL,
	"not_applicable" integer NOT NULL,
	CONSTRAINT "org_scores_org_id_framework_id_at_pk" PRIMARY KEY("org_id","framework_id","at")
);
--> statement-breakpoint
ALTER TABLE "org_scores" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "aws_accounts" ADD COLUMN "wholly_judged_with" text;--> statement-breakpoint
ALTER TABLE "account_scores" ADD CONSTRAINT "account_scores_org_id_aws_account_id_aws_accounts_org_id_id_fk" FOREIGN KEY ("org_id","aws_account_id") REFERENCES "public"."aws_accounts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attestation_accounts" ADD CONSTRAINT "attestation_accounts_org_id_attestation_id_attestations_org_id_id_fk" FOREIGN KEY ("org_id","attestation_id") REFERENCES "public"."attestations"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attestation_accounts" ADD CONSTRAINT "attestation_accounts_org_id_aws_account_id_aws_accounts_org_id_id_fk" FOREIGN KEY ("org_id","aws_account_id") REFERENCES "public"."aws_accounts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attestations_requirement" ON "attestations" USING btree ("org_id","framework_id","requirement_id");--> statement-breakpoint
CREATE POLICY "tenant" ON "account_scores" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "account_scores" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end);--> statement-breakpoint
CREATE POLICY "tenant" ON "attestation_accounts" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "attestation_accounts" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end);--> statement-breakpoint
CREATE POLICY "tenant" ON "attestations" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "custom_frameworks" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "org_scores" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "whole_organization" ON "org_scores" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (current_setting('app.account_ids', true) = 'all') WITH CHECK (current_setting('app.account_ids', true) = 'all');