CREATE TABLE "workload_vulnerabilities" (
	"org_id" uuid NOT NULL,
	"aws_account_id" uuid NOT NULL,
	"workload_id" uuid NOT NULL,
	"cve" text NOT NULL,
	"severity" smallint NOT NULL,
	"epss" real,
	"exploit_known" boolean,
	"fix" text,
	"detail" jsonb NOT NULL,
	"hash" text NOT NULL,
	"first_seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "workload_vulnerabilities_org_id_workload_id_cve_pk" PRIMARY KEY("org_id","workload_id","cve"),
	CONSTRAINT "workload_vulnerabilities_severity" CHECK ("workload_vulnerabilities"."severity" between 1 and 5),
	CONSTRAINT "workload_vulnerabilities_fix" CHECK ("workload_vulnerabilities"."fix" in ('all', 'some', 'none'))
);
--> statement-breakpoint
ALTER TABLE "workload_vulnerabilities" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "workloads" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"aws_account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"arn" text NOT NULL,
	"resource_id" text NOT NULL,
	"name" text,
	"region" text NOT NULL,
	"rank" smallint NOT NULL,
	"rank_max" smallint NOT NULL,
	"exposure" smallint NOT NULL,
	"exposure_max" smallint NOT NULL,
	"vulnerability" smallint NOT NULL,
	"vulnerability_max" smallint NOT NULL,
	"privilege" smallint NOT NULL,
	"privilege_max" smallint NOT NULL,
	"reach" text NOT NULL,
	"vulnerability_state" text NOT NULL,
	"critical" integer,
	"high" integer,
	"medium" integer,
	"low" integer,
	"fixable" integer,
	"exploitable" integer,
	"platform_state" text NOT NULL,
	"eol_on" date,
	"secrets" integer,
	"detections" integer,
	"imds_v1" boolean,
	"privileged" boolean,
	"summary" jsonb NOT NULL,
	"hash" text NOT NULL,
	"first_seen_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "workloads_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "workloads_arn" UNIQUE("org_id","aws_account_id","arn"),
	CONSTRAINT "workloads_kind_known" CHECK ("workloads"."kind" in ('instance', 'image', 'function', 'service', 'task-definition', 'cluster')),
	CONSTRAINT "workloads_reach" CHECK ("workloads"."reach" in ('internet', 'indirect', 'internal', 'none', 'unknown')),
	CONSTRAINT "workloads_vulnerability_state" CHECK ("workloads"."vulnerability_state" in ('scanned', 'partly', 'not-scanned', 'unknown')),
	CONSTRAINT "workloads_platform_state" CHECK ("workloads"."platform_state" in ('dated', 'undated', 'unknown', 'not-applicable')),
	CONSTRAINT "workloads_bounds" CHECK ("workloads"."rank" between 0 and "workloads"."rank_max" and "workloads"."rank_max" <= 100)
);
--> statement-breakpoint
ALTER TABLE "workloads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "workload_vulnerabilities" ADD CONSTRAINT "workload_vulnerabilities_org_id_workload_id_workloads_org_id_id_fk" FOREIGN KEY ("org_id","workload_id") REFERENCES "public"."workloads"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workload_vulnerabilities" ADD CONSTRAINT "workload_vulnerabilities_org_id_aws_account_id_aws_accounts_org_id_id_fk" FOREIGN KEY ("org_id","aws_account_id") REFERENCES "public"."aws_accounts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workloads" ADD CONSTRAINT "workloads_org_id_aws_account_id_aws_accounts_org_id_id_fk" FOREIGN KEY ("org_id","aws_account_id") REFERENCES "public"."aws_accounts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "workload_vulnerabilities_cve" ON "workload_vulnerabilities" USING btree ("org_id","cve","workload_id");--> statement-breakpoint
CREATE INDEX "workload_vulnerabilities_account" ON "workload_vulnerabilities" USING btree ("org_id","aws_account_id","workload_id");--> statement-breakpoint
CREATE INDEX "workloads_rank" ON "workloads" USING btree ("org_id","rank" DESC NULLS FIRST,"rank_max" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "workloads_worst" ON "workloads" USING btree ("org_id","rank_max" DESC NULLS FIRST,"rank" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "workloads_account" ON "workloads" USING btree ("org_id","aws_account_id","rank" DESC NULLS FIRST,"rank_max" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "workloads_kind" ON "workloads" USING btree ("org_id","kind","rank" DESC NULLS FIRST,"rank_max" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE POLICY "tenant" ON "workload_vulnerabilities" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "workload_vulnerabilities" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end);--> statement-breakpoint
CREATE POLICY "tenant" ON "workloads" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "workloads" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end);