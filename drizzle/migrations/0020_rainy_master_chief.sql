CREATE TABLE "finding_comments" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"verdict_id" bigint NOT NULL,
	"author_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"edited_at" timestamp (3) with time zone,
	CONSTRAINT "finding_comments_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
ALTER TABLE "finding_comments" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "finding_views" (
	"org_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"owner_id" uuid NOT NULL,
	"owner_name" text NOT NULL,
	"name" text NOT NULL,
	"search" text NOT NULL,
	"shared" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "finding_views_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "finding_views_search" CHECK (length("finding_views"."search") <= 4000)
);
--> statement-breakpoint
ALTER TABLE "finding_views" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "triage_settings" (
	"org_id" uuid NOT NULL,
	"critical_days" integer,
	"high_days" integer,
	"medium_days" integer,
	"low_days" integer,
	"near_days" integer NOT NULL,
	"exceptions_need_approval" boolean NOT NULL,
	"exception_max_days" integer NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "triage_settings_org_id_pk" PRIMARY KEY("org_id")
);
--> statement-breakpoint
ALTER TABLE "triage_settings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "notification_channels" DROP CONSTRAINT "notification_channels_kind";--> statement-breakpoint
ALTER TABLE "mutes" ADD COLUMN "kind" text DEFAULT 'mute' NOT NULL;--> statement-breakpoint
ALTER TABLE "mutes" ADD COLUMN "state" text DEFAULT 'in-force' NOT NULL;--> statement-breakpoint
ALTER TABLE "mutes" ADD COLUMN "category" text;--> statement-breakpoint
ALTER TABLE "mutes" ADD COLUMN "created_by_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "mutes" ADD COLUMN "decided_by" uuid;--> statement-breakpoint
ALTER TABLE "mutes" ADD COLUMN "decided_by_name" text;--> statement-breakpoint
ALTER TABLE "mutes" ADD COLUMN "decided_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "mutes" ADD COLUMN "decision_note" text;--> statement-breakpoint
ALTER TABLE "verdicts" ADD COLUMN "accepted_evidence" text;--> statement-breakpoint
ALTER TABLE "verdicts" ADD COLUMN "assignee_id" uuid;--> statement-breakpoint
ALTER TABLE "verdicts" ADD COLUMN "opened_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "verdicts" ADD COLUMN "due_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "verdicts" ADD COLUMN "due_told" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "finding_comments" ADD CONSTRAINT "finding_comments_verdict" FOREIGN KEY ("org_id","verdict_id") REFERENCES "public"."verdicts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "finding_comments_verdict" ON "finding_comments" USING btree ("org_id","verdict_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "finding_views_own_name" ON "finding_views" USING btree ("org_id","owner_id","name") WHERE not shared;--> statement-breakpoint
CREATE UNIQUE INDEX "finding_views_shared_name" ON "finding_views" USING btree ("org_id","name") WHERE shared;--> statement-breakpoint
CREATE INDEX "mutes_kind" ON "mutes" USING btree ("org_id","kind","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "verdicts_mute" ON "verdicts" USING btree ("org_id","mute_id") WHERE mute_id is not null;--> statement-breakpoint
CREATE INDEX "verdicts_assignee" ON "verdicts" USING btree ("org_id","assignee_id","severity") WHERE finding = 'open' and assignee_id is not null;--> statement-breakpoint
CREATE INDEX "verdicts_due" ON "verdicts" USING btree ("org_id","due_at","id") WHERE finding = 'open' and due_at is not null;--> statement-breakpoint
ALTER TABLE "mutes" ADD CONSTRAINT "mutes_kind" CHECK ("mutes"."kind" in ('mute', 'exception'));--> statement-breakpoint
ALTER TABLE "mutes" ADD CONSTRAINT "mutes_state" CHECK ("mutes"."state" in ('waiting', 'in-force', 'declined', 'withdrawn'));--> statement-breakpoint
ALTER TABLE "mutes" ADD CONSTRAINT "mutes_exception_ends" CHECK ("mutes"."kind" = 'mute' or "mutes"."expires_at" is not null);--> statement-breakpoint
ALTER TABLE "notification_channels" ADD CONSTRAINT "notification_channels_kind" CHECK ("notification_channels"."kind" in ('webhook', 'slack', 'email', 'jira', 'sns'));--> statement-breakpoint
CREATE POLICY "tenant" ON "finding_comments" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "finding_comments" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else exists (select 1 from verdicts whole where whole.org_id = finding_comments.org_id and whole.id = finding_comments.verdict_id) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else exists (select 1 from verdicts whole where whole.org_id = finding_comments.org_id and whole.id = finding_comments.verdict_id) end);--> statement-breakpoint
CREATE POLICY "tenant" ON "finding_views" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "tenant" ON "triage_settings" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);