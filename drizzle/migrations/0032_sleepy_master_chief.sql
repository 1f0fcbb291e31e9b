CREATE TABLE "forwarded_findings" (
	"org_id" uuid NOT NULL,
	"forwarder_id" uuid NOT NULL,
	"verdict_id" bigint NOT NULL,
	"hash" text NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "forwarded_findings_org_id_forwarder_id_verdict_id_pk" PRIMARY KEY("org_id","forwarder_id","verdict_id")
);
--> statement-breakpoint
ALTER TABLE "forwarded_findings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "forwarders" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"settings" jsonb NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"due_at" timestamp (3) with time zone,
	"last_run_at" timestamp (3) with time zone,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "forwarders_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "forwarders_kind" CHECK ("forwarders"."kind" in ('s3', 'security-hub'))
);
--> statement-breakpoint
ALTER TABLE "forwarders" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "forwarding_runs" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"forwarder_id" uuid NOT NULL,
	"status" text DEFAULT 'running' NOT NULL,
	"sent" integer DEFAULT 0 NOT NULL,
	"problems" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"place" text,
	"lease_until" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "forwarding_runs_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "forwarding_runs_status" CHECK ("forwarding_runs"."status" in ('running', 'completed', 'partial', 'failed'))
);
--> statement-breakpoint
ALTER TABLE "forwarding_runs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "forwarded_findings" ADD CONSTRAINT "forwarded_findings_forwarder" FOREIGN KEY ("org_id","forwarder_id") REFERENCES "public"."forwarders"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forwarded_findings" ADD CONSTRAINT "forwarded_findings_verdict" FOREIGN KEY ("org_id","verdict_id") REFERENCES "public"."verdicts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forwarding_runs" ADD CONSTRAINT "forwarding_runs_forwarder" FOREIGN KEY ("org_id","forwarder_id") REFERENCES "public"."forwarders"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "forwarded_findings_verdict" ON "forwarded_findings" USING btree ("org_id","verdict_id");--> statement-breakpoint
CREATE INDEX "forwarders_due" ON "forwarders" USING btree ("org_id","due_at");--> statement-breakpoint
CREATE INDEX "forwarding_runs_newest" ON "forwarding_runs" USING btree ("org_id","forwarder_id","started_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE POLICY "tenant" ON "forwarded_findings" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "forwarded_findings" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else exists (select 1 from verdicts whole where whole.org_id = forwarded_findings.org_id and whole.id = forwarded_findings.verdict_id) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else exists (select 1 from verdicts whole where whole.org_id = forwarded_findings.org_id and whole.id = forwarded_findings.verdict_id) end);--> statement-breakpoint
CREATE POLICY "tenant" ON "forwarders" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "whole_organization" ON "forwarders" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (current_setting('app.account_ids', true) = 'all') WITH CHECK (current_setting('app.account_ids', true) = 'all');--> statement-breakpoint
CREATE POLICY "directory" ON "forwarders" AS PERMISSIVE FOR SELECT TO "cloudlens_directory" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "forwarding_runs" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "whole_organization" ON "forwarding_runs" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (current_setting('app.account_ids', true) = 'all') WITH CHECK (current_setting('app.account_ids', true) = 'all');