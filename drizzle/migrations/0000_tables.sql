CREATE SCHEMA "identity";
--> statement-breakpoint
CREATE TABLE "aws_accounts" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"account_id" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"partition" text DEFAULT 'aws' NOT NULL,
	"role_arn" text,
	"external_id" text,
	"region" text DEFAULT 'us-east-1' NOT NULL,
	"excluded_regions" text[] DEFAULT '{}' NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"last_error" text,
	"schedule" text DEFAULT 'nightly' NOT NULL,
	"active_scan_id" uuid,
	"last_scan_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "aws_accounts_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "aws_accounts_account" UNIQUE("org_id","account_id"),
	CONSTRAINT "aws_accounts_account_id" CHECK ("aws_accounts"."account_id" ~ '^[0-9]{12}$'),
	CONSTRAINT "aws_accounts_kind" CHECK ("aws_accounts"."kind" in ('role', 'keys', 'ambient', 'sample')),
	CONSTRAINT "aws_accounts_status" CHECK ("aws_accounts"."status" in ('pending', 'connected', 'scanning', 'error', 'paused', 'insecure_trust'))
);
--> statement-breakpoint
ALTER TABLE "aws_accounts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_log" (
	"org_id" uuid NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "audit_log_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"actor_id" uuid,
	"actor" text NOT NULL,
	"via" text NOT NULL,
	"action" text NOT NULL,
	"target" text,
	"data" jsonb,
	"request_id" text,
	CONSTRAINT "audit_log_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "audit_log" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"org_id" uuid NOT NULL,
	"key" text NOT NULL,
	"actor_id" uuid NOT NULL,
	"operation" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" integer,
	"response" jsonb,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_org_id_actor_id_key_pk" PRIMARY KEY("org_id","actor_id","key")
);
--> statement-breakpoint
ALTER TABLE "idempotency_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "changes" (
	"org_id" uuid NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"aws_account_id" uuid,
	"scan_id" uuid,
	"verdict_id" bigint,
	"check_id" text,
	"severity" smallint,
	"data" jsonb,
	CONSTRAINT "changes_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "changes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "mutes" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"reason" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"lifted_at" timestamp (3) with time zone,
	CONSTRAINT "mutes_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "mutes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "posture_counts" (
	"org_id" uuid NOT NULL,
	"aws_account_id" uuid NOT NULL,
	"service" text NOT NULL,
	"region" text NOT NULL,
	"severity" smallint NOT NULL,
	"open" integer NOT NULL,
	"muted" integer NOT NULL,
	"pass" integer NOT NULL,
	"unknown" integer NOT NULL,
	CONSTRAINT "posture_counts_org_id_aws_account_id_service_region_severity_pk" PRIMARY KEY("org_id","aws_account_id","service","region","severity")
);
--> statement-breakpoint
ALTER TABLE "posture_counts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "verdict_details" (
	"org_id" uuid NOT NULL,
	"verdict_id" bigint NOT NULL,
	"summary" text NOT NULL,
	"evidence" jsonb,
	CONSTRAINT "verdict_details_org_id_verdict_id_pk" PRIMARY KEY("org_id","verdict_id")
);
--> statement-breakpoint
ALTER TABLE "verdict_details" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "verdict_tokens" (
	"org_id" uuid NOT NULL,
	"token" text NOT NULL,
	"verdict_id" bigint NOT NULL,
	CONSTRAINT "verdict_tokens_org_id_token_verdict_id_pk" PRIMARY KEY("org_id","token","verdict_id")
);
--> statement-breakpoint
ALTER TABLE "verdict_tokens" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "verdicts" (
	"org_id" uuid NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "verdicts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"aws_account_id" uuid NOT NULL,
	"check_id" text NOT NULL,
	"arn" text NOT NULL,
	"sub_key" text DEFAULT '' NOT NULL,
	"resource_type" text NOT NULL,
	"resource_id" text NOT NULL,
	"resource_name" text,
	"service" text NOT NULL,
	"region" text NOT NULL,
	"severity" smallint NOT NULL,
	"status" text NOT NULL,
	"finding" text,
	"mute_id" uuid,
	"muted_until" timestamp (3) with time zone,
	"first_seen_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"reopened_count" integer DEFAULT 0 NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "verdicts_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "verdicts_key" UNIQUE("org_id","aws_account_id","check_id","arn","sub_key"),
	CONSTRAINT "verdicts_status" CHECK ("verdicts"."status" in ('pass', 'fail', 'not-applicable', 'unknown')),
	CONSTRAINT "verdicts_finding" CHECK ("verdicts"."finding" in ('open', 'resolved')),
	CONSTRAINT "verdicts_severity" CHECK ("verdicts"."severity" between 1 and 4)
);
--> statement-breakpoint
ALTER TABLE "verdicts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."accounts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"provider_id" text NOT NULL,
	"account_id" text NOT NULL,
	"password" text,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp (3) with time zone,
	"refresh_token_expires_at" timestamp (3) with time zone,
	"scope" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accounts_provider" UNIQUE("provider_id","account_id")
);
--> statement-breakpoint
ALTER TABLE "identity"."accounts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."api_keys" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organization_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"key_id" text NOT NULL,
	"secret_hash" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_keys_key_id" UNIQUE("key_id")
);
--> statement-breakpoint
ALTER TABLE "identity"."api_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."invitations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organization_id" uuid NOT NULL,
	"email" text NOT NULL,
	"role" text,
	"status" text DEFAULT 'pending' NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"inviter_id" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "identity"."invitations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."members" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organization_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "members_user" UNIQUE("user_id","organization_id")
);
--> statement-breakpoint
ALTER TABLE "identity"."members" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."organizations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"provider" text DEFAULT 'local' NOT NULL,
	"subject" text DEFAULT gen_random_uuid()::text NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"logo" text,
	"metadata" text,
	"deleted_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organizations_slug" UNIQUE("slug"),
	CONSTRAINT "organizations_subject" UNIQUE("provider","subject")
);
--> statement-breakpoint
ALTER TABLE "identity"."organizations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."rate_limits" (
	"key" varchar(255) PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
ALTER TABLE "identity"."rate_limits" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"token" text NOT NULL,
	"user_id" uuid NOT NULL,
	"active_organization_id" uuid,
	"ip_address" text,
	"user_agent" text,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sessions_token" UNIQUE("token")
);
--> statement-breakpoint
ALTER TABLE "identity"."sessions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."sign_in_links" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "sign_in_links_token" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "identity"."sign_in_links" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."two_factors" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"verified" boolean DEFAULT true NOT NULL,
	"failed_verification_count" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp (3) with time zone,
	CONSTRAINT "two_factors_user" UNIQUE("user_id")
);
--> statement-breakpoint
ALTER TABLE "identity"."two_factors" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."users" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"provider" text DEFAULT 'local' NOT NULL,
	"subject" text DEFAULT gen_random_uuid()::text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"two_factor_enabled" boolean DEFAULT false NOT NULL,
	"deactivated_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_subject" UNIQUE("provider","subject"),
	CONSTRAINT "users_email" UNIQUE("provider","email")
);
--> statement-breakpoint
ALTER TABLE "identity"."users" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."verifications" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "identity"."verifications" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "resource_tags" (
	"org_id" uuid NOT NULL,
	"resource_id" bigint NOT NULL,
	"key" text NOT NULL,
	"value" text NOT NULL,
	CONSTRAINT "resource_tags_org_id_resource_id_key_pk" PRIMARY KEY("org_id","resource_id","key")
);
--> statement-breakpoint
ALTER TABLE "resource_tags" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "resource_versions" (
	"org_id" uuid NOT NULL,
	"resource_id" bigint NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"scan_id" uuid NOT NULL,
	"change" text NOT NULL,
	"config" jsonb,
	"tags" jsonb,
	"hash" text NOT NULL,
	CONSTRAINT "resource_versions_org_id_resource_id_changed_at_pk" PRIMARY KEY("org_id","resource_id","changed_at")
);
--> statement-breakpoint
ALTER TABLE "resource_versions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "resources" (
	"org_id" uuid NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "resources_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"aws_account_id" uuid NOT NULL,
	"service" text NOT NULL,
	"type" text NOT NULL,
	"region" text NOT NULL,
	"unit_region" text NOT NULL,
	"arn" text NOT NULL,
	"resource_id" text NOT NULL,
	"name" text,
	"tags" jsonb NOT NULL,
	"config" jsonb NOT NULL,
	"gaps" jsonb NOT NULL,
	"hash" text NOT NULL,
	"first_seen_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"deleted_at" timestamp (3) with time zone,
	CONSTRAINT "resources_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "resources_arn" UNIQUE("org_id","aws_account_id","arn")
);
--> statement-breakpoint
ALTER TABLE "resources" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "scan_units" (
	"org_id" uuid NOT NULL,
	"scan_id" uuid NOT NULL,
	"service" text NOT NULL,
	"region" text NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"resources" integer DEFAULT 0 NOT NULL,
	"findings" integer DEFAULT 0 NOT NULL,
	"calls" integer DEFAULT 0 NOT NULL,
	"throttles" integer DEFAULT 0 NOT NULL,
	"coverage" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"error" text,
	CONSTRAINT "scan_units_org_id_scan_id_service_region_pk" PRIMARY KEY("org_id","scan_id","service","region"),
	CONSTRAINT "scan_units_status" CHECK ("scan_units"."status" in ('pending', 'running', 'completed', 'partial', 'failed'))
);
--> statement-breakpoint
ALTER TABLE "scan_units" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "scans" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"aws_account_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"kind" text DEFAULT 'cspm' NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"trigger" text NOT NULL,
	"requested_by" uuid,
	"regions" text[],
	"excluded_regions" text[] DEFAULT '{}' NOT NULL,
	"services" text[],
	"as_of" timestamp (3) with time zone,
	"queued_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"disabled_regions" text[] DEFAULT '{}' NOT NULL,
	"left_out_regions" text[] DEFAULT '{}' NOT NULL,
	"lease_owner" text,
	"heartbeat_at" timestamp (3) with time zone,
	"calls" integer DEFAULT 0 NOT NULL,
	"throttles" integer DEFAULT 0 NOT NULL,
	"counts" jsonb,
	"error" text,
	CONSTRAINT "scans_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "scans_seq" UNIQUE("org_id","aws_account_id","seq"),
	CONSTRAINT "scans_status" CHECK ("scans"."status" in ('queued', 'running', 'completed', 'partial', 'failed', 'cancelled'))
);
--> statement-breakpoint
ALTER TABLE "scans" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "posture_counts" ADD CONSTRAINT "posture_counts_org_id_aws_account_id_aws_accounts_org_id_id_fk" FOREIGN KEY ("org_id","aws_account_id") REFERENCES "public"."aws_accounts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdict_details" ADD CONSTRAINT "verdict_details_org_id_verdict_id_verdicts_org_id_id_fk" FOREIGN KEY ("org_id","verdict_id") REFERENCES "public"."verdicts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdict_tokens" ADD CONSTRAINT "verdict_tokens_org_id_verdict_id_verdicts_org_id_id_fk" FOREIGN KEY ("org_id","verdict_id") REFERENCES "public"."verdicts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_org_id_aws_account_id_aws_accounts_org_id_id_fk" FOREIGN KEY ("org_id","aws_account_id") REFERENCES "public"."aws_accounts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_org_id_mute_id_mutes_org_id_id_fk" FOREIGN KEY ("org_id","mute_id") REFERENCES "public"."mutes"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."accounts" ADD CONSTRAINT "accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "identity"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."api_keys" ADD CONSTRAINT "api_keys_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "identity"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."api_keys" ADD CONSTRAINT "api_keys_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "identity"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."invitations" ADD CONSTRAINT "invitations_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "identity"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."invitations" ADD CONSTRAINT "invitations_inviter_id_users_id_fk" FOREIGN KEY ("inviter_id") REFERENCES "identity"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."members" ADD CONSTRAINT "members_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "identity"."organizations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."members" ADD CONSTRAINT "members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "identity"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "identity"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."sessions" ADD CONSTRAINT "sessions_active_organization_id_organizations_id_fk" FOREIGN KEY ("active_organization_id") REFERENCES "identity"."organizations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."sign_in_links" ADD CONSTRAINT "sign_in_links_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "identity"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."two_factors" ADD CONSTRAINT "two_factors_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "identity"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource_tags" ADD CONSTRAINT "resource_tags_org_id_resource_id_resources_org_id_id_fk" FOREIGN KEY ("org_id","resource_id") REFERENCES "public"."resources"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resource_versions" ADD CONSTRAINT "resource_versions_org_id_resource_id_resources_org_id_id_fk" FOREIGN KEY ("org_id","resource_id") REFERENCES "public"."resources"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resources" ADD CONSTRAINT "resources_org_id_aws_account_id_aws_accounts_org_id_id_fk" FOREIGN KEY ("org_id","aws_account_id") REFERENCES "public"."aws_accounts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scan_units" ADD CONSTRAINT "scan_units_org_id_scan_id_scans_org_id_id_fk" FOREIGN KEY ("org_id","scan_id") REFERENCES "public"."scans"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scans" ADD CONSTRAINT "scans_org_id_aws_account_id_aws_accounts_org_id_id_fk" FOREIGN KEY ("org_id","aws_account_id") REFERENCES "public"."aws_accounts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_log_newest" ON "audit_log" USING btree ("org_id","at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "changes_newest" ON "changes" USING btree ("org_id","at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "changes_verdict" ON "changes" USING btree ("org_id","verdict_id","id");--> statement-breakpoint
CREATE INDEX "changes_scan" ON "changes" USING btree ("org_id","scan_id","kind");--> statement-breakpoint
CREATE INDEX "verdicts_open" ON "verdicts" USING btree ("org_id","severity","changed_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE finding = 'open';--> statement-breakpoint
CREATE INDEX "verdicts_open_account" ON "verdicts" USING btree ("org_id","aws_account_id","severity","changed_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE finding = 'open';--> statement-breakpoint
CREATE INDEX "verdicts_status" ON "verdicts" USING btree ("org_id","status","severity","changed_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "verdicts_check" ON "verdicts" USING btree ("org_id","check_id","status");--> statement-breakpoint
CREATE INDEX "verdicts_resource" ON "verdicts" USING btree ("org_id","arn");--> statement-breakpoint
CREATE INDEX "accounts_user" ON "identity"."accounts" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "api_keys_organization" ON "identity"."api_keys" USING btree ("organization_id","created_at");--> statement-breakpoint
CREATE INDEX "api_keys_user" ON "identity"."api_keys" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "invitations_organization" ON "identity"."invitations" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "invitations_email" ON "identity"."invitations" USING btree ("email");--> statement-breakpoint
CREATE INDEX "members_organization" ON "identity"."members" USING btree ("organization_id");--> statement-breakpoint
CREATE INDEX "rate_limits_expire" ON "identity"."rate_limits" USING btree ("expire");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "identity"."sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_expired" ON "identity"."sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sign_in_links_user" ON "identity"."sign_in_links" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "verifications_identifier" ON "identity"."verifications" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "resource_tags_value" ON "resource_tags" USING btree ("org_id","key","value","resource_id");--> statement-breakpoint
CREATE INDEX "resources_type" ON "resources" USING btree ("org_id","aws_account_id","type","region");--> statement-breakpoint
CREATE UNIQUE INDEX "scans_one_active" ON "scans" USING btree ("org_id","aws_account_id") WHERE status in ('queued', 'running');--> statement-breakpoint
CREATE INDEX "scans_newest" ON "scans" USING btree ("org_id","queued_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "scans_due" ON "scans" USING btree ("status","queued_at");--> statement-breakpoint
CREATE POLICY "tenant" ON "aws_accounts" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "directory" ON "aws_accounts" AS PERMISSIVE FOR SELECT TO "cloudlens_directory" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "audit_log" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "idempotency_keys" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "changes" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "mutes" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "posture_counts" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "verdict_details" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "verdict_tokens" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "verdicts" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "identity" ON "identity"."accounts" AS PERMISSIVE FOR ALL TO "cloudlens_identity" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "identity" ON "identity"."api_keys" AS PERMISSIVE FOR ALL TO "cloudlens_identity" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "identity" ON "identity"."invitations" AS PERMISSIVE FOR ALL TO "cloudlens_identity" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "identity" ON "identity"."members" AS PERMISSIVE FOR ALL TO "cloudlens_identity" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "identity" ON "identity"."organizations" AS PERMISSIVE FOR ALL TO "cloudlens_identity" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "identity" ON "identity"."rate_limits" AS PERMISSIVE FOR ALL TO "cloudlens_identity" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "identity" ON "identity"."sessions" AS PERMISSIVE FOR ALL TO "cloudlens_identity" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "identity" ON "identity"."sign_in_links" AS PERMISSIVE FOR ALL TO "cloudlens_identity" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "identity" ON "identity"."two_factors" AS PERMISSIVE FOR ALL TO "cloudlens_identity" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "identity" ON "identity"."users" AS PERMISSIVE FOR ALL TO "cloudlens_identity" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "identity" ON "identity"."verifications" AS PERMISSIVE FOR ALL TO "cloudlens_identity" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "resource_tags" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "resource_versions" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "resources" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "scan_units" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "scans" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "directory" ON "scans" AS PERMISSIVE FOR SELECT TO "cloudlens_directory" USING (true);