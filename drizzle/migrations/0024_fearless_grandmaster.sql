CREATE TABLE "resource_edges" (
	"org_id" uuid NOT NULL,
	"aws_account_id" uuid NOT NULL,
	"resource_id" bigint NOT NULL,
	"kind" text NOT NULL,
	"to_arn" text NOT NULL,
	"via" text DEFAULT '' NOT NULL,
	CONSTRAINT "resource_edges_org_id_resource_id_kind_to_arn_via_pk" PRIMARY KEY("org_id","resource_id","kind","to_arn","via")
);
--> statement-breakpoint
ALTER TABLE "resource_edges" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "aws_accounts" ADD COLUMN "related_with" text;--> statement-breakpoint
ALTER TABLE "resource_edges" ADD CONSTRAINT "resource_edges_org_id_resource_id_resources_org_id_id_fk" FOREIGN KEY ("org_id","resource_id") REFERENCES "public"."resources"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "resource_edges_to" ON "resource_edges" USING btree ("org_id","to_arn","resource_id","kind");--> statement-breakpoint
CREATE INDEX "resource_edges_kind" ON "resource_edges" USING btree ("org_id","kind","resource_id");--> statement-breakpoint
CREATE INDEX "resources_any_arn" ON "resources" USING btree ("org_id","arn");--> statement-breakpoint
CREATE POLICY "tenant" ON "resource_edges" AS PERMISSIVE FOR ALL TO "cloudlens_app" USING (org_id = nullif(current_setting('app.org_id', true), '')::uuid) WITH CHECK (org_id = nullif(current_setting('app.org_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "granted_accounts" ON "resource_edges" AS RESTRICTIVE FOR ALL TO "cloudlens_app" USING (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end) WITH CHECK (case when current_setting('app.account_ids', true) = 'all' then true else aws_account_id = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end);