CREATE TABLE "kept_answers" (
	"org_id" uuid NOT NULL,
	"aws_account_id" uuid NOT NULL,
	"service" text NOT NULL,
	"region" text NOT NULL,
	"operation" text NOT NULL,
	"key" text NOT NULL,
	"answer" jsonb NOT NULL,
	"scan_seq" integer NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "kept_answers_org_id_aws_account_id_service_region_operation_key_pk" PRIMARY KEY("org_id","aws_account_id","service","region","operation","key")
);
--> statement-breakpoint
ALTER TABLE "kept_answers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "scans" ADD COLUMN "full" text;--> statement-breakpoint
ALTER TABLE "kept_answers" ADD CONSTRAINT "kept_answers_org_id_aws_account_id_aws_accounts_org_id_id_fk" FOREIGN KEY ("org_id","aws_account_id") REFERENCES "public"."aws_accounts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "kept_answers_age" ON "kept_answers" USING btree ("org_id","aws_account_id","asked_at");--> statement-breakpoint
ALTER TABLE "scans" ADD CONSTRAINT "scans_full" CHECK ("scans"."full" in ('asked', 'weekly'));--> statement-breakpoint
CREATE POLICY "tenant" ON "kept_answers" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "kept_answers" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end);