CREATE TABLE "account_operators" (
	"org_id" uuid NOT NULL,
	"aws_account_id" uuid NOT NULL,
	"role_arn" text NOT NULL,
	"external_id" text NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"tag_key" text,
	"tag_value" text,
	"proof" jsonb,
	"proven_at" timestamp (3) with time zone,
	"last_error" text,
	"turned_on_by" uuid,
	"turned_on_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "account_operators_org_id_aws_account_id_pk" PRIMARY KEY("org_id","aws_account_id"),
	CONSTRAINT "account_operators_status" CHECK ("account_operators"."status" in ('pending', 'on', 'off'))
);
--> statement-breakpoint
ALTER TABLE "account_operators" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "instance_states" (
	"org_id" uuid NOT NULL,
	"aws_account_id" uuid NOT NULL,
	"region" text NOT NULL,
	"instance_id" text NOT NULL,
	"state" text NOT NULL,
	"is_there" boolean DEFAULT true NOT NULL,
	"facts" jsonb NOT NULL,
	"read_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "instance_states_org_id_aws_account_id_region_instance_id_pk" PRIMARY KEY("org_id","aws_account_id","region","instance_id")
);
--> statement-breakpoint
ALTER TABLE "instance_states" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "operate_actions" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"aws_account_id" uuid NOT NULL,
	"region" text NOT NULL,
	"kind" text NOT NULL,
	"target" text NOT NULL,
	"token" text NOT NULL,
	"request_hash" text NOT NULL,
	"status" text NOT NULL,
	"launches" integer DEFAULT 0 NOT NULL,
	"aws_request_id" text,
	"error_code" text,
	"error" text,
	"answer" jsonb,
	"requested_by" uuid,
	"requested_by_name" text NOT NULL,
	"requested_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp (3) with time zone,
	CONSTRAINT "operate_actions_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "operate_actions_token" UNIQUE("org_id","requested_by","aws_account_id","token"),
	CONSTRAINT "operate_actions_kind" CHECK ("operate_actions"."kind" in ('start', 'stop', 'reboot', 'terminate', 'launch', 'template-create', 'template-version', 'template-default')),
	CONSTRAINT "operate_actions_status" CHECK ("operate_actions"."status" in ('sent', 'accepted', 'settled', 'refused')),
	CONSTRAINT "operate_actions_launches_count" CHECK ("operate_actions"."launches" between 0 and 100)
);
--> statement-breakpoint
ALTER TABLE "operate_actions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "resource_limits" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"resource" text NOT NULL,
	"user_id" uuid,
	"per_hour" integer NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "resource_limits_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "resource_limits_resource" CHECK ("resource_limits"."resource" in ('ec2.launch')),
	CONSTRAINT "resource_limits_per_hour" CHECK ("resource_limits"."per_hour" between 0 and 1000)
);
--> statement-breakpoint
ALTER TABLE "resource_limits" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "account_operators" ADD CONSTRAINT "account_operators_org_id_aws_account_id_aws_accounts_org_id_id_fk" FOREIGN KEY ("org_id","aws_account_id") REFERENCES "public"."aws_accounts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instance_states" ADD CONSTRAINT "instance_states_org_id_aws_account_id_aws_accounts_org_id_id_fk" FOREIGN KEY ("org_id","aws_account_id") REFERENCES "public"."aws_accounts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "operate_actions" ADD CONSTRAINT "operate_actions_org_id_aws_account_id_aws_accounts_org_id_id_fk" FOREIGN KEY ("org_id","aws_account_id") REFERENCES "public"."aws_accounts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "operate_actions_target" ON "operate_actions" USING btree ("org_id","aws_account_id","target","requested_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "operate_actions_launches" ON "operate_actions" USING btree ("org_id","requested_at") WHERE launches > 0;--> statement-breakpoint
CREATE UNIQUE INDEX "resource_limits_organization" ON "resource_limits" USING btree ("org_id","resource") WHERE user_id is null;--> statement-breakpoint
CREATE UNIQUE INDEX "resource_limits_person" ON "resource_limits" USING btree ("org_id","resource","user_id") WHERE user_id is not null;--> statement-breakpoint
CREATE POLICY "tenant" ON "account_operators" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "account_operators" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end);--> statement-breakpoint
CREATE POLICY "tenant" ON "instance_states" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "instance_states" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end);--> statement-breakpoint
CREATE POLICY "tenant" ON "operate_actions" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "operate_actions" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end);--> statement-breakpoint
CREATE POLICY "tenant" ON "resource_limits" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);