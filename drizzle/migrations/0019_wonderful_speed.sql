CREATE TABLE "notification_channels" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"target" text NOT NULL,
	"secret" "sealed" NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"last_error" text,
	"last_delivered_at" timestamp (3) with time zone,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notification_channels_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "notification_channels_kind" CHECK ("notification_channels"."kind" in ('webhook', 'slack', 'email'))
);
--> statement-breakpoint
ALTER TABLE "notification_channels" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "notification_deliveries" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"channel_id" uuid NOT NULL,
	"rule_id" uuid,
	"rule_name" text NOT NULL,
	"message" jsonb NOT NULL,
	"changes" integer NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_status" integer,
	"last_error" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "notification_deliveries_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "notification_deliveries_status" CHECK ("notification_deliveries"."status" in ('waiting', 'delivered', 'dead'))
);
--> statement-breakpoint
ALTER TABLE "notification_deliveries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "notification_rules" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"channel_id" uuid NOT NULL,
	"name" text NOT NULL,
	"filter" jsonb NOT NULL,
	"mode" text NOT NULL,
	"from_tx" bigint NOT NULL,
	"due_at" timestamp (3) with time zone,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notification_rules_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "notification_rules_mode" CHECK ("notification_rules"."mode" in ('at-once', 'daily'))
);
--> statement-breakpoint
ALTER TABLE "notification_rules" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
-- In two statements, so that no row is rewritten: what is there already has been told of, or was never to be.
ALTER TABLE "changes" ADD COLUMN "tx_id" bigint;--> statement-breakpoint
ALTER TABLE "changes" ALTER COLUMN "tx_id" SET DEFAULT pg_current_xact_id()::text::bigint;--> statement-breakpoint
ALTER TABLE "notification_deliveries" ADD CONSTRAINT "notification_deliveries_channel" FOREIGN KEY ("org_id","channel_id") REFERENCES "public"."notification_channels"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_rules" ADD CONSTRAINT "notification_rules_channel" FOREIGN KEY ("org_id","channel_id") REFERENCES "public"."notification_channels"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notification_deliveries_newest" ON "notification_deliveries" USING btree ("org_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "notification_deliveries_channel" ON "notification_deliveries" USING btree ("org_id","channel_id");--> statement-breakpoint
CREATE INDEX "notification_deliveries_due" ON "notification_deliveries" USING btree ("org_id","status","due_at");--> statement-breakpoint
CREATE INDEX "notification_rules_channel" ON "notification_rules" USING btree ("org_id","channel_id");--> statement-breakpoint
CREATE INDEX "changes_tx" ON "changes" USING btree ("org_id","tx_id");--> statement-breakpoint
CREATE POLICY "tenant" ON "notification_channels" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "whole_organization" ON "notification_channels" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (current_setting('app.account_ids', true) = 'all') WITH CHECK (current_setting('app.account_ids', true) = 'all');--> statement-breakpoint
CREATE POLICY "tenant" ON "notification_deliveries" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "whole_organization" ON "notification_deliveries" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (current_setting('app.account_ids', true) = 'all') WITH CHECK (current_setting('app.account_ids', true) = 'all');--> statement-breakpoint
CREATE POLICY "directory" ON "notification_deliveries" AS PERMISSIVE FOR SELECT TO "cloudlens_directory" USING (true);--> statement-breakpoint
CREATE POLICY "tenant" ON "notification_rules" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "whole_organization" ON "notification_rules" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (current_setting('app.account_ids', true) = 'all') WITH CHECK (current_setting('app.account_ids', true) = 'all');--> statement-breakpoint
CREATE POLICY "directory" ON "notification_rules" AS PERMISSIVE FOR SELECT TO "cloudlens_directory" USING (true);