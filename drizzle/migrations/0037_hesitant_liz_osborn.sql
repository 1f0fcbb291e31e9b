CREATE TABLE "dashboards" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"owner_id" uuid NOT NULL,
	"owner_name" text NOT NULL,
	"name" text NOT NULL,
	"shared" boolean DEFAULT false NOT NULL,
	"widgets" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "dashboards_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "dashboards_revision" CHECK ("dashboards"."revision" > 0)
);
--> statement-breakpoint
ALTER TABLE "dashboards" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "delivery_attachments" (
	"org_id" uuid NOT NULL,
	"delivery_id" uuid NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"content" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "delivery_attachments_org_id_delivery_id_pk" PRIMARY KEY("org_id","delivery_id")
);
--> statement-breakpoint
ALTER TABLE "delivery_attachments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "scheduled_reports" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"owner_id" uuid NOT NULL,
	"owner_name" text NOT NULL,
	"name" text NOT NULL,
	"source" jsonb NOT NULL,
	"channel_id" uuid NOT NULL,
	"attachment" text NOT NULL,
	"frequency" text NOT NULL,
	"hour" integer NOT NULL,
	"weekday" integer,
	"month_day" integer,
	"time_zone" text NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"last_error" text,
	"due_at" timestamp (3) with time zone,
	"last_made_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "scheduled_reports_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "scheduled_reports_attachment" CHECK ("scheduled_reports"."attachment" in ('none', 'csv', 'html', 'pdf')),
	CONSTRAINT "scheduled_reports_frequency" CHECK ("scheduled_reports"."frequency" in ('daily', 'weekly', 'monthly')),
	CONSTRAINT "scheduled_reports_hour" CHECK ("scheduled_reports"."hour" between 0 and 23),
	CONSTRAINT "scheduled_reports_weekday" CHECK ("scheduled_reports"."weekday" between 1 and 7),
	CONSTRAINT "scheduled_reports_month_day" CHECK ("scheduled_reports"."month_day" between 1 and 28),
	CONSTRAINT "scheduled_reports_status" CHECK ("scheduled_reports"."status" in ('active', 'paused', 'stopped'))
);
--> statement-breakpoint
ALTER TABLE "scheduled_reports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "resource_limits" DROP CONSTRAINT "resource_limits_resource";--> statement-breakpoint
ALTER TABLE "notification_deliveries" ADD COLUMN "report_id" uuid;--> statement-breakpoint
ALTER TABLE "delivery_attachments" ADD CONSTRAINT "delivery_attachments_delivery" FOREIGN KEY ("org_id","delivery_id") REFERENCES "public"."notification_deliveries"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scheduled_reports" ADD CONSTRAINT "scheduled_reports_channel" FOREIGN KEY ("org_id","channel_id") REFERENCES "public"."notification_channels"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "dashboards_own_name" ON "dashboards" USING btree ("org_id","owner_id","name") WHERE not shared;--> statement-breakpoint
CREATE UNIQUE INDEX "dashboards_shared_name" ON "dashboards" USING btree ("org_id","name") WHERE shared;--> statement-breakpoint
CREATE INDEX "scheduled_reports_channel" ON "scheduled_reports" USING btree ("org_id","channel_id");--> statement-breakpoint
CREATE INDEX "scheduled_reports_due" ON "scheduled_reports" USING btree ("org_id","due_at") WHERE due_at is not null;--> statement-breakpoint
ALTER TABLE "resource_limits" ADD CONSTRAINT "resource_limits_resource" CHECK ("resource_limits"."resource" in ('ec2.launch', 'scans.start', 'workflows.run'));--> statement-breakpoint
CREATE POLICY "tenant" ON "dashboards" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "delivery_attachments" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "whole_organization" ON "delivery_attachments" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (current_setting('app.account_ids', true) = 'all') WITH CHECK (current_setting('app.account_ids', true) = 'all');--> statement-breakpoint
CREATE POLICY "tenant" ON "scheduled_reports" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "directory" ON "scheduled_reports" AS PERMISSIVE FOR SELECT TO "cloudlens_directory" USING (true);