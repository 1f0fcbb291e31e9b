-- Rows that are there already are numbered in the order of their ids. NO FORCE lets an owner without BYPASSRLS do so; secure.sql forces it again.
CREATE TABLE "audit_heads" (
	"org_id" uuid NOT NULL,
	"last_seq" bigint DEFAULT 0 NOT NULL,
	"sealed_seq" bigint DEFAULT 0 NOT NULL,
	"sealed_mac" text DEFAULT '' NOT NULL,
	"sealed_at" timestamp (3) with time zone,
	CONSTRAINT "audit_heads_org_id_pk" PRIMARY KEY("org_id"),
	CONSTRAINT "audit_heads_order" CHECK (sealed_seq <= last_seq)
);
--> statement-breakpoint
ALTER TABLE "audit_heads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_seals" (
	"org_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"mac" text NOT NULL,
	"key_id" text NOT NULL,
	CONSTRAINT "audit_seals_org_id_seq_pk" PRIMARY KEY("org_id","seq")
);
--> statement-breakpoint
ALTER TABLE "audit_seals" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_tombstones" (
	"org_id" uuid NOT NULL,
	"erased_at" timestamp (3) with time zone NOT NULL,
	"last_seq" bigint NOT NULL,
	"head_mac" text NOT NULL,
	"key_id" text NOT NULL,
	"mac" text NOT NULL,
	CONSTRAINT "audit_tombstones_org_id_pk" PRIMARY KEY("org_id")
);
--> statement-breakpoint
ALTER TABLE "audit_tombstones" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."account_grants" (
	"organization_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"aws_account_id" uuid NOT NULL,
	"permissions" text[] NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "account_grants_organization_id_user_id_aws_account_id_pk" PRIMARY KEY("organization_id","user_id","aws_account_id")
);
--> statement-breakpoint
ALTER TABLE "identity"."account_grants" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "audit_log" ADD COLUMN "seq" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_log" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "audit_log" l SET "seq" = n."seq" FROM (SELECT "org_id", "id", row_number() OVER (PARTITION BY "org_id" ORDER BY "id") AS "seq" FROM "audit_log") n WHERE l."org_id" = n."org_id" AND l."id" = n."id";--> statement-breakpoint
INSERT INTO "audit_heads" ("org_id", "last_seq") SELECT "org_id", max("seq") FROM "audit_log" GROUP BY "org_id";--> statement-breakpoint
ALTER TABLE "identity"."invitations" ADD COLUMN "grants" jsonb;--> statement-breakpoint
ALTER TABLE "identity"."members" ADD COLUMN "limited" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_seals" ADD CONSTRAINT "audit_seals_head" FOREIGN KEY ("org_id") REFERENCES "public"."audit_heads"("org_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."account_grants" ADD CONSTRAINT "account_grants_member" FOREIGN KEY ("user_id","organization_id") REFERENCES "identity"."members"("user_id","organization_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."account_grants" ADD CONSTRAINT "account_grants_account" FOREIGN KEY ("organization_id","aws_account_id") REFERENCES "public"."aws_accounts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_grants_account" ON "identity"."account_grants" USING btree ("organization_id","aws_account_id");--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_head" FOREIGN KEY ("org_id") REFERENCES "public"."audit_heads"("org_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_log_actor" ON "audit_log" USING btree ("org_id","actor_id","seq" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "audit_log_action" ON "audit_log" USING btree ("org_id","action","seq" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "audit_log_target" ON "audit_log" USING btree ("org_id","target","seq" DESC NULLS FIRST);--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_seq" UNIQUE("org_id","seq");--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "aws_accounts" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "changes" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "verdict_details" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else exists (select 1 from verdicts whole where whole.org_id = verdict_details.org_id and whole.id = verdict_details.verdict_id) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else exists (select 1 from verdicts whole where whole.org_id = verdict_details.org_id and whole.id = verdict_details.verdict_id) end);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "verdict_tokens" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else exists (select 1 from verdicts whole where whole.org_id = verdict_tokens.org_id and whole.id = verdict_tokens.verdict_id) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else exists (select 1 from verdicts whole where whole.org_id = verdict_tokens.org_id and whole.id = verdict_tokens.verdict_id) end);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "verdicts" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "resource_tags" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else exists (select 1 from resources whole where whole.org_id = resource_tags.org_id and whole.id = resource_tags.resource_id) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else exists (select 1 from resources whole where whole.org_id = resource_tags.org_id and whole.id = resource_tags.resource_id) end);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "resource_versions" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else exists (select 1 from resources whole where whole.org_id = resource_versions.org_id and whole.id = resource_versions.resource_id) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else exists (select 1 from resources whole where whole.org_id = resource_versions.org_id and whole.id = resource_versions.resource_id) end);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "resources" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "account_facets" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end);--> statement-breakpoint
CREATE POLICY "whole_organization" ON "org_facets" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (current_setting('app.account_ids', true) = 'all') WITH CHECK (current_setting('app.account_ids', true) = 'all');--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "scan_units" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else exists (select 1 from scans whole where whole.org_id = scan_units.org_id and whole.id = scan_units.scan_id) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else exists (select 1 from scans whole where whole.org_id = scan_units.org_id and whole.id = scan_units.scan_id) end);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "scans" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end);--> statement-breakpoint
CREATE POLICY "tenant" ON "audit_heads" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "directory" ON "audit_heads" AS PERMISSIVE FOR SELECT TO "cloudlens_directory" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "audit_seals" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "audit_tombstones" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "directory" ON "audit_tombstones" AS PERMISSIVE FOR SELECT TO "cloudlens_directory" USING (true);--> statement-breakpoint
CREATE POLICY "identity" ON "identity"."account_grants" AS PERMISSIVE FOR ALL TO "cloudlens_identity" USING (true) WITH CHECK (true);