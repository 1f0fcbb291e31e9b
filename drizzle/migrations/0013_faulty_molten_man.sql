CREATE TABLE "drift_detections" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"aws_account_id" uuid NOT NULL,
	"stack_arn" text NOT NULL,
	"stack_name" text NOT NULL,
	"region" text NOT NULL,
	"status" text NOT NULL,
	"trigger" text NOT NULL,
	"requested_by" uuid,
	"drift_detection_id" text,
	"queued_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"polls" integer DEFAULT 0 NOT NULL,
	"next_poll_at" timestamp (3) with time zone,
	"stack_drift_status" text,
	"counts" jsonb,
	"reason" text,
	CONSTRAINT "drift_detections_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "drift_detections_status" CHECK ("drift_detections"."status" in ('QUEUED', 'DETECTION_IN_PROGRESS', 'DETECTION_COMPLETE', 'DETECTION_FAILED')),
	CONSTRAINT "drift_detections_trigger" CHECK ("drift_detections"."trigger" in ('user', 'api', 'schedule')),
	CONSTRAINT "drift_detections_stack_drift_status" CHECK ("drift_detections"."stack_drift_status" in ('IN_SYNC', 'DRIFTED', 'NOT_CHECKED', 'UNKNOWN'))
);
--> statement-breakpoint
ALTER TABLE "drift_detections" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "drift_ignore_rules" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"stack_name" text,
	"resource_type" text,
	"logical_id" text,
	"property_path" text,
	"reason" text NOT NULL,
	"owner" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"lifted_at" timestamp (3) with time zone,
	CONSTRAINT "drift_ignore_rules_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "drift_ignore_rules" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "drift_results" (
	"org_id" uuid NOT NULL,
	"detection_id" uuid NOT NULL,
	"logical_id" text NOT NULL,
	"resource_type" text NOT NULL,
	"physical_id" text,
	"drift_status" text NOT NULL,
	"status_reason" text,
	"expected" jsonb,
	"actual" jsonb,
	"differences" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"checked_at" timestamp (3) with time zone,
	"trail" jsonb,
	CONSTRAINT "drift_results_org_id_detection_id_logical_id_pk" PRIMARY KEY("org_id","detection_id","logical_id"),
	CONSTRAINT "drift_results_status" CHECK ("drift_results"."drift_status" in ('IN_SYNC', 'MODIFIED', 'DELETED', 'NOT_CHECKED', 'UNKNOWN', 'UNSUPPORTED'))
);
--> statement-breakpoint
ALTER TABLE "drift_results" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "drift_schedules" (
	"org_id" uuid NOT NULL,
	"aws_account_id" uuid NOT NULL,
	"schedule" text NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "drift_schedules_org_id_aws_account_id_pk" PRIMARY KEY("org_id","aws_account_id"),
	CONSTRAINT "drift_schedules_schedule" CHECK ("drift_schedules"."schedule" in ('nightly', 'off'))
);
--> statement-breakpoint
ALTER TABLE "drift_schedules" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "terraform_resources" (
	"org_id" uuid NOT NULL,
	"state_id" uuid NOT NULL,
	"address" text NOT NULL,
	"type" text NOT NULL,
	"arn" text,
	"physical_id" text,
	"region" text,
	"attributes" jsonb NOT NULL,
	CONSTRAINT "terraform_resources_org_id_state_id_address_pk" PRIMARY KEY("org_id","state_id","address")
);
--> statement-breakpoint
ALTER TABLE "terraform_resources" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "terraform_states" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"aws_account_id" uuid NOT NULL,
	"name" text NOT NULL,
	"serial" integer NOT NULL,
	"lineage" text NOT NULL,
	"terraform_version" text NOT NULL,
	"left_out" integer NOT NULL,
	"masked" integer NOT NULL,
	"uploaded_by" uuid NOT NULL,
	"uploaded_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "terraform_states_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "terraform_states_name" UNIQUE("org_id","aws_account_id","name")
);
--> statement-breakpoint
ALTER TABLE "terraform_states" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "drift_detections" ADD CONSTRAINT "drift_detections_org_id_aws_account_id_aws_accounts_org_id_id_fk" FOREIGN KEY ("org_id","aws_account_id") REFERENCES "public"."aws_accounts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drift_results" ADD CONSTRAINT "drift_results_org_id_detection_id_drift_detections_org_id_id_fk" FOREIGN KEY ("org_id","detection_id") REFERENCES "public"."drift_detections"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drift_schedules" ADD CONSTRAINT "drift_schedules_org_id_aws_account_id_aws_accounts_org_id_id_fk" FOREIGN KEY ("org_id","aws_account_id") REFERENCES "public"."aws_accounts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terraform_resources" ADD CONSTRAINT "terraform_resources_org_id_state_id_terraform_states_org_id_id_fk" FOREIGN KEY ("org_id","state_id") REFERENCES "public"."terraform_states"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terraform_states" ADD CONSTRAINT "terraform_states_org_id_aws_account_id_aws_accounts_org_id_id_fk" FOREIGN KEY ("org_id","aws_account_id") REFERENCES "public"."aws_accounts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "drift_detections_one_active" ON "drift_detections" USING btree ("org_id","aws_account_id","stack_arn") WHERE status in ('QUEUED', 'DETECTION_IN_PROGRESS');--> statement-breakpoint
CREATE INDEX "drift_detections_stack" ON "drift_detections" USING btree ("org_id","aws_account_id","stack_arn","queued_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "drift_detections_aws" ON "drift_detections" USING btree ("org_id","drift_detection_id");--> statement-breakpoint
CREATE INDEX "drift_detections_active" ON "drift_detections" USING btree ("org_id","next_poll_at") WHERE status in ('QUEUED', 'DETECTION_IN_PROGRESS');--> statement-breakpoint
CREATE INDEX "drift_results_physical" ON "drift_results" USING btree ("org_id","physical_id");--> statement-breakpoint
CREATE POLICY "tenant" ON "drift_detections" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "drift_detections" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end);--> statement-breakpoint
CREATE POLICY "directory" ON "drift_detections" AS PERMISSIVE FOR SELECT TO "cloudlens_directory" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "drift_ignore_rules" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "drift_results" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "drift_results" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else exists (select 1 from drift_detections whole where whole.org_id = drift_results.org_id and whole.id = drift_results.detection_id) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else exists (select 1 from drift_detections whole where whole.org_id = drift_results.org_id and whole.id = drift_results.detection_id) end);--> statement-breakpoint
CREATE POLICY "tenant" ON "drift_schedules" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "drift_schedules" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end);--> statement-breakpoint
CREATE POLICY "tenant" ON "terraform_resources" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "terraform_resources" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else exists (select 1 from terraform_states whole where whole.org_id = terraform_resources.org_id and whole.id = terraform_resources.state_id) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else exists (select 1 from terraform_states whole where whole.org_id = terraform_resources.org_id and whole.id = terraform_resources.state_id) end);--> statement-breakpoint
CREATE POLICY "tenant" ON "terraform_states" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "terraform_states" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end);