CREATE TABLE "aws_access_keys" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"aws_account_id" uuid NOT NULL,
	"name" text NOT NULL,
	"access_key_id_last4" text NOT NULL,
	"secret" "sealed" NOT NULL,
	"caller_arn" text NOT NULL,
	"is_temporary" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"last_used_at" timestamp (3) with time zone,
	CONSTRAINT "aws_access_keys_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "aws_access_keys_account" UNIQUE("org_id","aws_account_id")
);
--> statement-breakpoint
ALTER TABLE "aws_access_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "aws_account_tags" (
	"org_id" uuid NOT NULL,
	"aws_account_id" uuid NOT NULL,
	"key" text NOT NULL,
	"value" text NOT NULL,
	CONSTRAINT "aws_account_tags_org_id_aws_account_id_key_pk" PRIMARY KEY("org_id","aws_account_id","key")
);
--> statement-breakpoint
ALTER TABLE "aws_account_tags" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "aws_organization_members" (
	"org_id" uuid NOT NULL,
	"aws_account_id" uuid NOT NULL,
	"account_id" text NOT NULL,
	"name" text NOT NULL,
	"state" text NOT NULL,
	"joined_at" timestamp (3) with time zone,
	"first_seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "aws_organization_members_org_id_aws_account_id_account_id_pk" PRIMARY KEY("org_id","aws_account_id","account_id")
);
--> statement-breakpoint
ALTER TABLE "aws_organization_members" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "aws_organizations" (
	"org_id" uuid NOT NULL,
	"aws_account_id" uuid NOT NULL,
	"organization_id" text NOT NULL,
	"management_account_id" text NOT NULL,
	"follow" boolean DEFAULT false NOT NULL,
	"role_name" text DEFAULT 'CloudLensScanRole' NOT NULL,
	"discovered_at" timestamp (3) with time zone NOT NULL,
	"last_error" text,
	CONSTRAINT "aws_organizations_org_id_aws_account_id_pk" PRIMARY KEY("org_id","aws_account_id")
);
--> statement-breakpoint
ALTER TABLE "aws_organizations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "aws_accounts" DROP CONSTRAINT "aws_accounts_status";--> statement-breakpoint
ALTER TABLE "aws_accounts" ADD COLUMN "group_name" text;--> statement-breakpoint
ALTER TABLE "aws_access_keys" ADD CONSTRAINT "aws_access_keys_org_id_aws_account_id_aws_accounts_org_id_id_fk" FOREIGN KEY ("org_id","aws_account_id") REFERENCES "public"."aws_accounts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "aws_account_tags" ADD CONSTRAINT "aws_account_tags_org_id_aws_account_id_aws_accounts_org_id_id_fk" FOREIGN KEY ("org_id","aws_account_id") REFERENCES "public"."aws_accounts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "aws_organization_members" ADD CONSTRAINT "aws_organization_members_organization" FOREIGN KEY ("org_id","aws_account_id") REFERENCES "public"."aws_organizations"("org_id","aws_account_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "aws_organizations" ADD CONSTRAINT "aws_organizations_org_id_aws_account_id_aws_accounts_org_id_id_fk" FOREIGN KEY ("org_id","aws_account_id") REFERENCES "public"."aws_accounts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "aws_account_tags_tag" ON "aws_account_tags" USING btree ("org_id","key","value","aws_account_id");--> statement-breakpoint
ALTER TABLE "aws_accounts" ADD CONSTRAINT "aws_accounts_status" CHECK ("aws_accounts"."status" in ('pending', 'connected', 'scanning', 'error', 'paused', 'insecure_trust', 'disconnected'));--> statement-breakpoint
CREATE POLICY "tenant" ON "aws_access_keys" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "aws_access_keys" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end);--> statement-breakpoint
CREATE POLICY "tenant" ON "aws_account_tags" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "aws_account_tags" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end);--> statement-breakpoint
CREATE POLICY "tenant" ON "aws_organization_members" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "aws_organization_members" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end);--> statement-breakpoint
CREATE POLICY "tenant" ON "aws_organizations" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "aws_organizations" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end);--> statement-breakpoint
CREATE POLICY "directory" ON "aws_organizations" AS PERMISSIVE FOR SELECT TO "cloudlens_directory" USING (true);