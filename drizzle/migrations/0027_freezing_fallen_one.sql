CREATE TABLE "run_artefacts" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"run_id" uuid NOT NULL,
	"name" text NOT NULL,
	"bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"content" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "run_artefacts_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "run_artefacts_name" UNIQUE("org_id","run_id","name")
);
--> statement-breakpoint
ALTER TABLE "run_artefacts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "run_log_chunks" (
	"org_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"stream" text NOT NULL,
	"first_line" integer NOT NULL,
	"lines" integer NOT NULL,
	"bytes" integer NOT NULL,
	"body" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "run_log_chunks_org_id_run_id_seq_pk" PRIMARY KEY("org_id","run_id","seq"),
	CONSTRAINT "run_log_chunks_stream" CHECK ("run_log_chunks"."stream" in ('stdout', 'stderr', 'system'))
);
--> statement-breakpoint
ALTER TABLE "run_log_chunks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "runtime_mappings" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"image" text,
	"command" jsonb NOT NULL,
	"limits" jsonb NOT NULL,
	"allow" text[] DEFAULT '{}' NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "runtime_mappings_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "runtime_mappings_name" UNIQUE("org_id","name"),
	CONSTRAINT "runtime_mappings_kind" CHECK ("runtime_mappings"."kind" in ('sh', 'playbook', 'terraform', 'aws', 'python', 'node'))
);
--> statement-breakpoint
ALTER TABLE "runtime_mappings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "terraform_workflow_states" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"workflow_id" uuid NOT NULL,
	"aws_account_id" uuid,
	"state" "sealed",
	"serial" integer DEFAULT 0 NOT NULL,
	"resources" integer DEFAULT 0 NOT NULL,
	"locked_by" uuid,
	"locked_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "terraform_workflow_states_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "terraform_workflow_states_target" UNIQUE NULLS NOT DISTINCT("org_id","workflow_id","aws_account_id")
);
--> statement-breakpoint
ALTER TABLE "terraform_workflow_states" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "workflow_accounts" (
	"org_id" uuid NOT NULL,
	"workflow_id" uuid NOT NULL,
	"aws_account_id" uuid NOT NULL,
	CONSTRAINT "workflow_accounts_org_id_workflow_id_aws_account_id_pk" PRIMARY KEY("org_id","workflow_id","aws_account_id")
);
--> statement-breakpoint
ALTER TABLE "workflow_accounts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "workflow_runs" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"workflow_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"aws_account_id" uuid,
	"status" text DEFAULT 'queued' NOT NULL,
	"phase" text NOT NULL,
	"trigger" text NOT NULL,
	"requested_by" uuid,
	"requested_by_name" text NOT NULL,
	"approved_by" uuid,
	"approved_by_name" text,
	"approved_at" timestamp (3) with time zone,
	"inputs" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"retry_of" uuid,
	"finding_id" bigint,
	"queued_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"lease_owner" text,
	"lease_until" timestamp (3) with time zone,
	"lease_epoch" integer DEFAULT 0 NOT NULL,
	"heartbeat_at" timestamp (3) with time zone,
	"cancel_requested_at" timestamp (3) with time zone,
	"cancelled_by_name" text,
	"exit_code" integer,
	"usage" jsonb,
	"steps" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"outcome" jsonb,
	"plan" "sealed",
	"log_lines" integer DEFAULT 0 NOT NULL,
	"log_bytes" integer DEFAULT 0 NOT NULL,
	"is_truncated" boolean DEFAULT false NOT NULL,
	"error" text,
	CONSTRAINT "workflow_runs_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "workflow_runs_status" CHECK ("workflow_runs"."status" in ('queued', 'awaiting_approval', 'running', 'succeeded', 'failed', 'cancelled', 'timed_out', 'lost')),
	CONSTRAINT "workflow_runs_phase" CHECK ("workflow_runs"."phase" in ('run', 'plan', 'apply', 'preview')),
	CONSTRAINT "workflow_runs_trigger" CHECK ("workflow_runs"."trigger" in ('user', 'api', 'schedule', 'finding'))
);
--> statement-breakpoint
ALTER TABLE "workflow_runs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "workflow_secrets" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"value" "sealed" NOT NULL,
	"created_by" uuid NOT NULL,
	"created_by_name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	CONSTRAINT "workflow_secrets_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "workflow_secrets_name" UNIQUE("org_id","name")
);
--> statement-breakpoint
ALTER TABLE "workflow_secrets" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "workflow_settings" (
	"org_id" uuid NOT NULL,
	"runs_at_once" integer NOT NULL,
	"own_approval" boolean DEFAULT false NOT NULL,
	"maxima" jsonb NOT NULL,
	"updated_by" uuid NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "workflow_settings_org_id_pk" PRIMARY KEY("org_id")
);
--> statement-breakpoint
ALTER TABLE "workflow_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "workflow_versions" (
	"org_id" uuid NOT NULL,
	"workflow_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"script" text NOT NULL,
	"inputs" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"grants" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"secrets" text[] DEFAULT '{}' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"created_by" uuid NOT NULL,
	"created_by_name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "workflow_versions_org_id_workflow_id_version_pk" PRIMARY KEY("org_id","workflow_id","version")
);
--> statement-breakpoint
ALTER TABLE "workflow_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "workflows" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"kind" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"mapping_id" uuid,
	"requires_approval" boolean DEFAULT false NOT NULL,
	"schedule" text,
	"approve_scheduled" boolean DEFAULT false NOT NULL,
	"next_run_at" timestamp (3) with time zone,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "workflows_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "workflows_kind" CHECK ("workflows"."kind" in ('sh', 'playbook', 'terraform', 'aws', 'python', 'node'))
);
--> statement-breakpoint
ALTER TABLE "workflows" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "run_artefacts" ADD CONSTRAINT "run_artefacts_org_id_run_id_workflow_runs_org_id_id_fk" FOREIGN KEY ("org_id","run_id") REFERENCES "public"."workflow_runs"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_log_chunks" ADD CONSTRAINT "run_log_chunks_org_id_run_id_workflow_runs_org_id_id_fk" FOREIGN KEY ("org_id","run_id") REFERENCES "public"."workflow_runs"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terraform_workflow_states" ADD CONSTRAINT "terraform_workflow_states_org_id_workflow_id_workflows_org_id_id_fk" FOREIGN KEY ("org_id","workflow_id") REFERENCES "public"."workflows"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "terraform_workflow_states" ADD CONSTRAINT "terraform_workflow_states_org_id_aws_account_id_aws_accounts_org_id_id_fk" FOREIGN KEY ("org_id","aws_account_id") REFERENCES "public"."aws_accounts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workflow_accounts" ADD CONSTRAINT "workflow_accounts_org_id_workflow_id_workflows_org_id_id_fk" FOREIGN KEY ("org_id","workflow_id") REFERENCES "public"."workflows"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workflow_accounts" ADD CONSTRAINT "workflow_accounts_org_id_aws_account_id_aws_accounts_org_id_id_fk" FOREIGN KEY ("org_id","aws_account_id") REFERENCES "public"."aws_accounts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workflow_runs" ADD CONSTRAINT "workflow_runs_org_id_workflow_id_workflows_org_id_id_fk" FOREIGN KEY ("org_id","workflow_id") REFERENCES "public"."workflows"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workflow_runs" ADD CONSTRAINT "workflow_runs_org_id_aws_account_id_aws_accounts_org_id_id_fk" FOREIGN KEY ("org_id","aws_account_id") REFERENCES "public"."aws_accounts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workflow_versions" ADD CONSTRAINT "workflow_versions_org_id_workflow_id_workflows_org_id_id_fk" FOREIGN KEY ("org_id","workflow_id") REFERENCES "public"."workflows"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workflows" ADD CONSTRAINT "workflows_org_id_mapping_id_runtime_mappings_org_id_id_fk" FOREIGN KEY ("org_id","mapping_id") REFERENCES "public"."runtime_mappings"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "workflow_runs_newest" ON "workflow_runs" USING btree ("org_id","queued_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "workflow_runs_of_workflow" ON "workflow_runs" USING btree ("org_id","workflow_id","queued_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "workflow_runs_active" ON "workflow_runs" USING btree ("org_id","queued_at") WHERE status in ('queued', 'awaiting_approval', 'running');--> statement-breakpoint
CREATE UNIQUE INDEX "workflows_name" ON "workflows" USING btree ("org_id","name") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "workflows_due" ON "workflows" USING btree ("org_id","next_run_at") WHERE next_run_at is not null;--> statement-breakpoint
CREATE POLICY "tenant" ON "run_artefacts" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "run_artefacts" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else exists (select 1 from workflow_runs whole where whole.org_id = run_artefacts.org_id and whole.id = run_artefacts.run_id) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else exists (select 1 from workflow_runs whole where whole.org_id = run_artefacts.org_id and whole.id = run_artefacts.run_id) end);--> statement-breakpoint
CREATE POLICY "tenant" ON "run_log_chunks" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "run_log_chunks" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else exists (select 1 from workflow_runs whole where whole.org_id = run_log_chunks.org_id and whole.id = run_log_chunks.run_id) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else exists (select 1 from workflow_runs whole where whole.org_id = run_log_chunks.org_id and whole.id = run_log_chunks.run_id) end);--> statement-breakpoint
CREATE POLICY "tenant" ON "runtime_mappings" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "terraform_workflow_states" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "terraform_workflow_states" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end);--> statement-breakpoint
CREATE POLICY "tenant" ON "workflow_accounts" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "workflow_accounts" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end);--> statement-breakpoint
CREATE POLICY "tenant" ON "workflow_runs" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "workflow_runs" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end);--> statement-breakpoint
CREATE POLICY "directory" ON "workflow_runs" AS PERMISSIVE FOR SELECT TO "cloudlens_directory" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "workflow_secrets" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "workflow_settings" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "workflow_versions" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "workflows" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "directory" ON "workflows" AS PERMISSIVE FOR SELECT TO "cloudlens_directory" USING (true);