CREATE TABLE "cost_anomalies" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"source_id" uuid NOT NULL,
	"origin" text NOT NULL,
	"external_id" text DEFAULT '' NOT NULL,
	"account_id" text NOT NULL,
	"service" text NOT NULL,
	"day" date NOT NULL,
	"last_day" date NOT NULL,
	"expected" numeric NOT NULL,
	"actual" numeric NOT NULL,
	"unit" text NOT NULL,
	"score" numeric,
	"found_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"feedback" text,
	"feedback_note" text,
	"feedback_by" uuid,
	"feedback_at" timestamp (3) with time zone,
	"aws_account_id" uuid,
	CONSTRAINT "cost_anomalies_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "cost_anomalies_key" UNIQUE("org_id","source_id","origin","account_id","service","day","external_id"),
	CONSTRAINT "cost_anomalies_origin" CHECK ("cost_anomalies"."origin" in ('cloudlens', 'aws')),
	CONSTRAINT "cost_anomalies_feedback" CHECK ("cost_anomalies"."feedback" in ('planned', 'real', 'false-alarm'))
);
--> statement-breakpoint
ALTER TABLE "cost_anomalies" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "cost_budget_alerts" (
	"org_id" uuid NOT NULL,
	"budget_id" uuid NOT NULL,
	"month" date NOT NULL,
	"kind" text NOT NULL,
	"percent" integer NOT NULL,
	"amount" numeric NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cost_budget_alerts_org_id_budget_id_month_kind_percent_pk" PRIMARY KEY("org_id","budget_id","month","kind","percent"),
	CONSTRAINT "cost_budget_alerts_kind" CHECK ("cost_budget_alerts"."kind" in ('actual', 'forecast'))
);
--> statement-breakpoint
ALTER TABLE "cost_budget_alerts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "cost_budgets" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"origin" text DEFAULT 'cloudlens' NOT NULL,
	"amount" numeric NOT NULL,
	"unit" text NOT NULL,
	"period" text DEFAULT 'MONTHLY' NOT NULL,
	"aws_account_id" uuid,
	"service" text,
	"actual_percents" integer[] DEFAULT '{}' NOT NULL,
	"forecast_percents" integer[] DEFAULT '{}' NOT NULL,
	"aws_actual" numeric,
	"aws_forecast" numeric,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cost_budgets_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "cost_budgets_origin" CHECK ("cost_budgets"."origin" in ('cloudlens', 'aws'))
);
--> statement-breakpoint
ALTER TABLE "cost_budgets" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "cost_entries" (
	"org_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"grouping" text NOT NULL,
	"day" date NOT NULL,
	"account_id" text DEFAULT '' NOT NULL,
	"service" text DEFAULT '' NOT NULL,
	"region" text DEFAULT '' NOT NULL,
	"record_type" text DEFAULT '' NOT NULL,
	"usage_type" text DEFAULT '' NOT NULL,
	"tag_key" text DEFAULT '' NOT NULL,
	"tag_value" text DEFAULT '' NOT NULL,
	"unit" text NOT NULL,
	"amount" numeric NOT NULL,
	"aws_account_id" uuid,
	CONSTRAINT "cost_entries_org_id_source_id_grouping_tag_key_day_account_id_service_region_record_type_usage_type_tag_value_unit_pk" PRIMARY KEY("org_id","source_id","grouping","tag_key","day","account_id","service","region","record_type","usage_type","tag_value","unit")
);
--> statement-breakpoint
ALTER TABLE "cost_entries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "cost_forecasts" (
	"org_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"day" date NOT NULL,
	"mean" numeric NOT NULL,
	"lower" numeric NOT NULL,
	"upper" numeric NOT NULL,
	"unit" text NOT NULL,
	"aws_account_id" uuid,
	CONSTRAINT "cost_forecasts_org_id_source_id_day_pk" PRIMARY KEY("org_id","source_id","day")
);
--> statement-breakpoint
ALTER TABLE "cost_forecasts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "cost_meters" (
	"org_id" uuid NOT NULL,
	"month" date NOT NULL,
	"requests" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "cost_meters_org_id_month_pk" PRIMARY KEY("org_id","month")
);
--> statement-breakpoint
ALTER TABLE "cost_meters" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "cost_pages" (
	"org_id" uuid NOT NULL,
	"refresh_id" uuid NOT NULL,
	"query" text NOT NULL,
	"page" integer NOT NULL,
	"next_token" text,
	"lines" jsonb NOT NULL,
	CONSTRAINT "cost_pages_org_id_refresh_id_query_page_pk" PRIMARY KEY("org_id","refresh_id","query","page")
);
--> statement-breakpoint
ALTER TABLE "cost_pages" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "cost_recommendations" (
	"org_id" uuid NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "cost_recommendations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"aws_account_id" uuid NOT NULL,
	"origin" text NOT NULL,
	"kind" text NOT NULL,
	"arn" text NOT NULL,
	"resource_type" text NOT NULL,
	"resource_name" text NOT NULL,
	"region" text NOT NULL,
	"saving" numeric NOT NULL,
	"unit" text NOT NULL,
	"effort" text NOT NULL,
	"basis" text NOT NULL,
	"needs_restart" boolean DEFAULT false NOT NULL,
	"can_roll_back" boolean DEFAULT true NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "cost_recommendations_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "cost_recommendations_key" UNIQUE("org_id","aws_account_id","origin","kind","arn"),
	CONSTRAINT "cost_recommendations_origin" CHECK ("cost_recommendations"."origin" in ('inventory', 'compute-optimizer', 'cost-optimization-hub')),
	CONSTRAINT "cost_recommendations_effort" CHECK ("cost_recommendations"."effort" in ('low', 'medium', 'high'))
);
--> statement-breakpoint
ALTER TABLE "cost_recommendations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "cost_refreshes" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"aws_account_id" uuid NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"trigger" text NOT NULL,
	"requested_by" uuid,
	"requests" integer DEFAULT 0 NOT NULL,
	"price" numeric DEFAULT '0' NOT NULL,
	"first_day" date,
	"last_day" date,
	"queued_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"lease_until" timestamp (3) with time zone,
	"lease_epoch" integer DEFAULT 0 NOT NULL,
	"error" text,
	CONSTRAINT "cost_refreshes_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "cost_refreshes_status" CHECK ("cost_refreshes"."status" in ('queued', 'running', 'completed', 'failed', 'not-permitted', 'capped'))
);
--> statement-breakpoint
ALTER TABLE "cost_refreshes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "cost_settings" (
	"org_id" uuid NOT NULL,
	"monthly_request_cap" integer NOT NULL,
	"tag_keys" text[] DEFAULT '{}' NOT NULL,
	"aws_anomalies" boolean DEFAULT false NOT NULL,
	"schedule" text DEFAULT 'daily' NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cost_settings_org_id_pk" PRIMARY KEY("org_id"),
	CONSTRAINT "cost_settings_cap" CHECK ("cost_settings"."monthly_request_cap" >= 0),
	CONSTRAINT "cost_settings_schedule" CHECK ("cost_settings"."schedule" in ('daily', 'off'))
);
--> statement-breakpoint
ALTER TABLE "cost_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "cost_sources" (
	"org_id" uuid NOT NULL,
	"aws_account_id" uuid NOT NULL,
	"status" text DEFAULT 'never' NOT NULL,
	"covered_by" uuid,
	"fetched_at" timestamp (3) with time zone,
	"first_day" date,
	"last_day" date,
	"missing_actions" text[] DEFAULT '{}' NOT NULL,
	"last_error" text,
	"forecast_error" text,
	"due_at" timestamp (3) with time zone,
	CONSTRAINT "cost_sources_org_id_aws_account_id_pk" PRIMARY KEY("org_id","aws_account_id"),
	CONSTRAINT "cost_sources_status" CHECK ("cost_sources"."status" in ('never', 'fetched', 'covered', 'not-permitted', 'failed', 'capped'))
);
--> statement-breakpoint
ALTER TABLE "cost_sources" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "cost_views" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"search" text NOT NULL,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cost_views_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "cost_views_name" UNIQUE("org_id","name")
);
--> statement-breakpoint
ALTER TABLE "cost_views" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "resource_costs" (
	"org_id" uuid NOT NULL,
	"aws_account_id" uuid NOT NULL,
	"arn" text NOT NULL,
	"monthly" numeric NOT NULL,
	"unit" text NOT NULL,
	"basis" text NOT NULL,
	CONSTRAINT "resource_costs_org_id_aws_account_id_arn_pk" PRIMARY KEY("org_id","aws_account_id","arn")
);
--> statement-breakpoint
ALTER TABLE "resource_costs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "cost_anomalies" ADD CONSTRAINT "cost_anomalies_org_id_source_id_cost_sources_org_id_aws_account_id_fk" FOREIGN KEY ("org_id","source_id") REFERENCES "public"."cost_sources"("org_id","aws_account_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cost_budget_alerts" ADD CONSTRAINT "cost_budget_alerts_org_id_budget_id_cost_budgets_org_id_id_fk" FOREIGN KEY ("org_id","budget_id") REFERENCES "public"."cost_budgets"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cost_entries" ADD CONSTRAINT "cost_entries_org_id_source_id_cost_sources_org_id_aws_account_id_fk" FOREIGN KEY ("org_id","source_id") REFERENCES "public"."cost_sources"("org_id","aws_account_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cost_forecasts" ADD CONSTRAINT "cost_forecasts_org_id_source_id_cost_sources_org_id_aws_account_id_fk" FOREIGN KEY ("org_id","source_id") REFERENCES "public"."cost_sources"("org_id","aws_account_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cost_pages" ADD CONSTRAINT "cost_pages_org_id_refresh_id_cost_refreshes_org_id_id_fk" FOREIGN KEY ("org_id","refresh_id") REFERENCES "public"."cost_refreshes"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cost_recommendations" ADD CONSTRAINT "cost_recommendations_org_id_aws_account_id_aws_accounts_org_id_id_fk" FOREIGN KEY ("org_id","aws_account_id") REFERENCES "public"."aws_accounts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cost_refreshes" ADD CONSTRAINT "cost_refreshes_org_id_aws_account_id_aws_accounts_org_id_id_fk" FOREIGN KEY ("org_id","aws_account_id") REFERENCES "public"."aws_accounts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cost_sources" ADD CONSTRAINT "cost_sources_org_id_aws_account_id_aws_accounts_org_id_id_fk" FOREIGN KEY ("org_id","aws_account_id") REFERENCES "public"."aws_accounts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource_costs" ADD CONSTRAINT "resource_costs_org_id_aws_account_id_aws_accounts_org_id_id_fk" FOREIGN KEY ("org_id","aws_account_id") REFERENCES "public"."aws_accounts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cost_anomalies_newest" ON "cost_anomalies" USING btree ("org_id","day" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "cost_budgets_name" ON "cost_budgets" USING btree ("org_id","name","id");--> statement-breakpoint
CREATE INDEX "cost_entries_day" ON "cost_entries" USING btree ("org_id","grouping","tag_key","day");--> statement-breakpoint
CREATE INDEX "cost_recommendations_saving" ON "cost_recommendations" USING btree ("org_id","saving" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE UNIQUE INDEX "cost_refreshes_one_active" ON "cost_refreshes" USING btree ("org_id","aws_account_id") WHERE status in ('queued', 'running');--> statement-breakpoint
CREATE INDEX "cost_refreshes_newest" ON "cost_refreshes" USING btree ("org_id","queued_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE POLICY "tenant" ON "cost_anomalies" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "cost_anomalies" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end);--> statement-breakpoint
CREATE POLICY "tenant" ON "cost_budget_alerts" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "cost_budget_alerts" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else exists (select 1 from cost_budgets whole where whole.org_id = cost_budget_alerts.org_id and whole.id = cost_budget_alerts.budget_id) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else exists (select 1 from cost_budgets whole where whole.org_id = cost_budget_alerts.org_id and whole.id = cost_budget_alerts.budget_id) end);--> statement-breakpoint
CREATE POLICY "tenant" ON "cost_budgets" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "cost_budgets" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end);--> statement-breakpoint
CREATE POLICY "tenant" ON "cost_entries" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "cost_entries" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end);--> statement-breakpoint
CREATE POLICY "tenant" ON "cost_forecasts" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "cost_forecasts" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end);--> statement-breakpoint
CREATE POLICY "tenant" ON "cost_meters" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "cost_pages" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "cost_pages" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else exists (select 1 from cost_refreshes whole where whole.org_id = cost_pages.org_id and whole.id = cost_pages.refresh_id) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else exists (select 1 from cost_refreshes whole where whole.org_id = cost_pages.org_id and whole.id = cost_pages.refresh_id) end);--> statement-breakpoint
CREATE POLICY "tenant" ON "cost_recommendations" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "cost_recommendations" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end);--> statement-breakpoint
CREATE POLICY "tenant" ON "cost_refreshes" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "cost_refreshes" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end);--> statement-breakpoint
CREATE POLICY "directory" ON "cost_refreshes" AS PERMISSIVE FOR SELECT TO "cloudlens_directory" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "cost_settings" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "cost_sources" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "cost_sources" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end);--> statement-breakpoint
CREATE POLICY "directory" ON "cost_sources" AS PERMISSIVE FOR SELECT TO "cloudlens_directory" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "cost_views" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "resource_costs" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "resource_costs" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end);