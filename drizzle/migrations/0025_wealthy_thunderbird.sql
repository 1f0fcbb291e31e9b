CREATE TABLE "attack_path_resources" (
	"org_id" uuid NOT NULL,
	"path_id" uuid NOT NULL,
	"arn" text NOT NULL,
	CONSTRAINT "attack_path_resources_org_id_path_id_arn_pk" PRIMARY KEY("org_id","path_id","arn")
);
--> statement-breakpoint
ALTER TABLE "attack_path_resources" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "attack_path_runs" (
	"org_id" uuid NOT NULL,
	"aws_account_id" uuid NOT NULL,
	"scan_id" uuid NOT NULL,
	"scan_seq" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"resources" integer NOT NULL,
	"blind" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "attack_path_runs_org_id_aws_account_id_pk" PRIMARY KEY("org_id","aws_account_id")
);
--> statement-breakpoint
ALTER TABLE "attack_path_runs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "attack_paths" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"aws_account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"region" text NOT NULL,
	"title" text NOT NULL,
	"score" smallint NOT NULL,
	"severity" smallint NOT NULL,
	"evidence" text NOT NULL,
	"entry_arn" text NOT NULL,
	"entry_type" text NOT NULL,
	"target_arn" text NOT NULL,
	"target_type" text NOT NULL,
	"folded" integer DEFAULT 1 NOT NULL,
	"detail" jsonb NOT NULL,
	"hash" text NOT NULL,
	"status" text NOT NULL,
	"first_seen_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"scan_seq" integer NOT NULL,
	"muted_until" timestamp (3) with time zone,
	"mute_reason" text,
	"muted_by" uuid,
	"muted_by_name" text,
	CONSTRAINT "attack_paths_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "attack_paths_key" UNIQUE("org_id","aws_account_id","kind","key"),
	CONSTRAINT "attack_paths_status" CHECK ("attack_paths"."status" in ('open', 'closed')),
	CONSTRAINT "attack_paths_evidence" CHECK ("attack_paths"."evidence" in ('proven', 'possible')),
	CONSTRAINT "attack_paths_severity" CHECK ("attack_paths"."severity" between 1 and 4),
	CONSTRAINT "attack_paths_score" CHECK ("attack_paths"."score" between 0 and 100)
);
--> statement-breakpoint
ALTER TABLE "attack_paths" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "attack_path_resources" ADD CONSTRAINT "attack_path_resources_org_id_path_id_attack_paths_org_id_id_fk" FOREIGN KEY ("org_id","path_id") REFERENCES "public"."attack_paths"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attack_path_runs" ADD CONSTRAINT "attack_path_runs_org_id_aws_account_id_aws_accounts_org_id_id_fk" FOREIGN KEY ("org_id","aws_account_id") REFERENCES "public"."aws_accounts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attack_paths" ADD CONSTRAINT "attack_paths_org_id_aws_account_id_aws_accounts_org_id_id_fk" FOREIGN KEY ("org_id","aws_account_id") REFERENCES "public"."aws_accounts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attack_path_resources_arn" ON "attack_path_resources" USING btree ("org_id","arn");--> statement-breakpoint
CREATE INDEX "attack_paths_ranked" ON "attack_paths" USING btree ("org_id","status","score" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE POLICY "tenant" ON "attack_path_resources" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "attack_path_resources" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else exists (select 1 from attack_paths whole where whole.org_id = attack_path_resources.org_id and whole.id = attack_path_resources.path_id) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else exists (select 1 from attack_paths whole where whole.org_id = attack_path_resources.org_id and whole.id = attack_path_resources.path_id) end);--> statement-breakpoint
CREATE POLICY "tenant" ON "attack_path_runs" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "attack_path_runs" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end);--> statement-breakpoint
CREATE POLICY "tenant" ON "attack_paths" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "attack_paths" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end);