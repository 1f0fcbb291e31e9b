CREATE TABLE "required_tags" (
	"org_id" uuid NOT NULL,
	"key" text NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "required_tags_org_id_key_pk" PRIMARY KEY("org_id","key"),
	CONSTRAINT "required_tags_key" CHECK (length("required_tags"."key") between 1 and 128)
);
--> statement-breakpoint
ALTER TABLE "required_tags" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "resource_counts" (
	"org_id" uuid NOT NULL,
	"aws_account_id" uuid NOT NULL,
	"type" text NOT NULL,
	"region" text NOT NULL,
	"present" integer NOT NULL,
	"with_findings" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "resource_counts_org_id_aws_account_id_type_region_pk" PRIMARY KEY("org_id","aws_account_id","type","region")
);
--> statement-breakpoint
ALTER TABLE "resource_counts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "resource_tag_counts" (
	"org_id" uuid NOT NULL,
	"aws_account_id" uuid NOT NULL,
	"type" text NOT NULL,
	"key" text NOT NULL,
	"present" integer NOT NULL,
	CONSTRAINT "resource_tag_counts_org_id_aws_account_id_type_key_pk" PRIMARY KEY("org_id","aws_account_id","type","key")
);
--> statement-breakpoint
ALTER TABLE "resource_tag_counts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "resource_tokens" (
	"org_id" uuid NOT NULL,
	"token" text NOT NULL,
	"resource_id" bigint NOT NULL,
	CONSTRAINT "resource_tokens_org_id_token_resource_id_pk" PRIMARY KEY("org_id","token","resource_id")
);
--> statement-breakpoint
ALTER TABLE "resource_tokens" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP INDEX "finding_views_own_name";--> statement-breakpoint
DROP INDEX "finding_views_shared_name";--> statement-breakpoint
ALTER TABLE "resources" ADD COLUMN "state" text GENERATED ALWAYS AS (left(coalesce(config -> 'State' ->> 'Name', case when jsonb_typeof(config -> 'State') = 'string' then config ->> 'State' end, config -> 'State' ->> 'Code', case when jsonb_typeof(config -> 'DBInstanceStatus') = 'string' then config ->> 'DBInstanceStatus' end, case when jsonb_typeof(config -> 'Status') = 'string' then config ->> 'Status' end, case when jsonb_typeof(config -> 'StackStatus') = 'string' then config ->> 'StackStatus' end, case when jsonb_typeof(config -> 'KeyState') = 'string' then config ->> 'KeyState' end, case when jsonb_typeof(config -> 'TableStatus') = 'string' then config ->> 'TableStatus' end, case when jsonb_typeof(config -> 'ClusterStatus') = 'string' then config ->> 'ClusterStatus' end, case when jsonb_typeof(config -> 'CacheClusterStatus') = 'string' then config ->> 'CacheClusterStatus' end, case when jsonb_typeof(config -> 'LifeCycleState') = 'string' then config ->> 'LifeCycleState' end, case when jsonb_typeof(config -> 'status') = 'string' then config ->> 'status' end), 100)) STORED;--> statement-breakpoint
ALTER TABLE "resources" ADD COLUMN "label" text GENERATED ALWAYS AS (left(coalesce(name, resource_id), 200)) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "resources" ADD COLUMN "open_findings" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "finding_views" ADD COLUMN "page" text DEFAULT 'findings' NOT NULL;--> statement-breakpoint
ALTER TABLE "resource_counts" ADD CONSTRAINT "resource_counts_org_id_aws_account_id_aws_accounts_org_id_id_fk" FOREIGN KEY ("org_id","aws_account_id") REFERENCES "public"."aws_accounts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource_tag_counts" ADD CONSTRAINT "resource_tag_counts_org_id_aws_account_id_aws_accounts_org_id_id_fk" FOREIGN KEY ("org_id","aws_account_id") REFERENCES "public"."aws_accounts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource_tokens" ADD CONSTRAINT "resource_tokens_org_id_resource_id_resources_org_id_id_fk" FOREIGN KEY ("org_id","resource_id") REFERENCES "public"."resources"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "resource_tag_counts_key" ON "resource_tag_counts" USING btree ("org_id","key");--> statement-breakpoint
CREATE INDEX "resource_tokens_resource" ON "resource_tokens" USING btree ("org_id","resource_id");--> statement-breakpoint
CREATE INDEX "resources_present" ON "resources" USING btree ("org_id","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "resources_present_type" ON "resources" USING btree ("org_id","type","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "resources_present_account" ON "resources" USING btree ("org_id","aws_account_id","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "resources_present_region" ON "resources" USING btree ("org_id","region","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "resources_present_state" ON "resources" USING btree ("org_id","state","id") WHERE deleted_at is null and state is not null;--> statement-breakpoint
CREATE INDEX "resources_present_findings" ON "resources" USING btree ("org_id","id") WHERE deleted_at is null and open_findings > 0;--> statement-breakpoint
CREATE INDEX "resources_present_changed" ON "resources" USING btree ("org_id","changed_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "resources_present_label" ON "resources" USING btree ("org_id","label","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "finding_views_own_name" ON "finding_views" USING btree ("org_id","page","owner_id","name") WHERE not shared;--> statement-breakpoint
CREATE UNIQUE INDEX "finding_views_shared_name" ON "finding_views" USING btree ("org_id","page","name") WHERE shared;--> statement-breakpoint
ALTER TABLE "finding_views" ADD CONSTRAINT "finding_views_page" CHECK ("finding_views"."page" in ('findings', 'inventory'));--> statement-breakpoint
CREATE POLICY "tenant" ON "required_tags" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "resource_counts" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "resource_counts" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end);--> statement-breakpoint
CREATE POLICY "tenant" ON "resource_tag_counts" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "resource_tag_counts" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end);--> statement-breakpoint
CREATE POLICY "tenant" ON "resource_tokens" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "resource_tokens" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else exists (select 1 from resources whole where whole.org_id = resource_tokens.org_id and whole.id = resource_tokens.resource_id) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else exists (select 1 from resources whole where whole.org_id = resource_tokens.org_id and whole.id = resource_tokens.resource_id) end);--> statement-breakpoint
ALTER TABLE "resources" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "resource_tags" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "verdicts" NO FORCE ROW LEVEL SECURITY;--> statement-breakpoint
UPDATE "resources" r SET "open_findings" = f.n FROM (SELECT "org_id", "aws_account_id", "arn", count(*)::int AS n FROM "verdicts" WHERE "finding" = 'open' GROUP BY 1, 2, 3) f WHERE r."org_id" = f."org_id" AND r."aws_account_id" = f."aws_account_id" AND r."arn" = f."arn";--> statement-breakpoint
INSERT INTO "resource_tokens" ("org_id", "resource_id", "token") SELECT DISTINCT r."org_id", r."id", left(w.word, 100) FROM "resources" r, regexp_split_to_table(lower(concat_ws(' ', r."name", r."resource_id", r."arn")), '[^[:alnum:]]+') AS w (word) WHERE length(w.word) > 1 AND r."deleted_at" IS NULL;--> statement-breakpoint
INSERT INTO "resource_counts" ("org_id", "aws_account_id", "type", "region", "present", "with_findings") SELECT "org_id", "aws_account_id", "type", "region", count(*), count(*) FILTER (WHERE "open_findings" > 0) FROM "resources" WHERE "deleted_at" IS NULL GROUP BY 1, 2, 3, 4;--> statement-breakpoint
INSERT INTO "resource_tag_counts" ("org_id", "aws_account_id", "type", "key", "present") SELECT r."org_id", r."aws_account_id", r."type", coalesce(t."key", ''), count(*) FROM "resources" r LEFT JOIN "resource_tags" t ON t."org_id" = r."org_id" AND t."resource_id" = r."id" WHERE r."deleted_at" IS NULL GROUP BY 1, 2, 3, 4;
