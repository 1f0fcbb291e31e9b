CREATE TABLE "retention_settings" (
	"org_id" uuid NOT NULL,
	"scan_days" integer NOT NULL,
	"history_days" integer NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "retention_settings_org_id_pk" PRIMARY KEY("org_id"),
	CONSTRAINT "retention_settings_scan_days" CHECK ("retention_settings"."scan_days" >= 7),
	CONSTRAINT "retention_settings_history_days" CHECK ("retention_settings"."history_days" >= 30)
);
--> statement-breakpoint
ALTER TABLE "retention_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "account_facets" (
	"org_id" uuid NOT NULL,
	"aws_account_id" uuid NOT NULL,
	"field" text NOT NULL,
	"value" text NOT NULL,
	"by_field" text NOT NULL,
	"by_value" text NOT NULL,
	"open" integer NOT NULL,
	"muted" integer NOT NULL,
	"resolved" integer NOT NULL,
	"unknown" integer NOT NULL,
	"pass" integer NOT NULL,
	"passing" integer NOT NULL,
	"unseen" integer NOT NULL,
	CONSTRAINT "account_facets_org_id_aws_account_id_field_value_by_field_by_value_pk" PRIMARY KEY("org_id","aws_account_id","field","value","by_field","by_value")
);
--> statement-breakpoint
ALTER TABLE "account_facets" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "org_facets" (
	"org_id" uuid NOT NULL,
	"field" text NOT NULL,
	"value" text NOT NULL,
	"by_field" text NOT NULL,
	"by_value" text NOT NULL,
	"open" integer NOT NULL,
	"muted" integer NOT NULL,
	"resolved" integer NOT NULL,
	"unknown" integer NOT NULL,
	"pass" integer NOT NULL,
	"passing" integer NOT NULL,
	"unseen" integer NOT NULL,
	CONSTRAINT "org_facets_org_id_field_value_by_field_by_value_pk" PRIMARY KEY("org_id","field","value","by_field","by_value")
);
--> statement-breakpoint
ALTER TABLE "org_facets" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP INDEX "audit_log_newest";--> statement-breakpoint
DROP INDEX "scans_newest";--> statement-breakpoint
DROP INDEX "scans_admitted";--> statement-breakpoint
ALTER TABLE "aws_accounts" ADD COLUMN "judged_with" text;--> statement-breakpoint
ALTER TABLE "account_facets" ADD CONSTRAINT "account_facets_org_id_aws_account_id_aws_accounts_org_id_id_fk" FOREIGN KEY ("org_id","aws_account_id") REFERENCES "public"."aws_accounts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_facets_total" ON "account_facets" USING btree ("org_id","field","value","aws_account_id") WHERE by_field = '';--> statement-breakpoint
CREATE INDEX "scan_units_incomplete" ON "scan_units" USING btree ("org_id","scan_id") WHERE status <> 'completed';--> statement-breakpoint
CREATE INDEX "audit_log_newest" ON "audit_log" USING btree ("org_id","at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "scans_newest" ON "scans" USING btree ("org_id","queued_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "scans_admitted" ON "scans" USING btree ("org_id","admitted_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE POLICY "tenant" ON "retention_settings" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "account_facets" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "org_facets" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);