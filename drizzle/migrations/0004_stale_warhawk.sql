CREATE TABLE "identity"."vendor_objects" (
	"provider" text NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"gone" boolean DEFAULT false NOT NULL,
	"role" text,
	CONSTRAINT "vendor_objects_provider_kind_subject_pk" PRIMARY KEY("provider","kind","subject")
);
--> statement-breakpoint
ALTER TABLE "identity"."vendor_objects" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."webhook_events" (
	"provider" text NOT NULL,
	"event_id" text NOT NULL,
	"type" text NOT NULL,
	"received_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "webhook_events_provider_event_id_pk" PRIMARY KEY("provider","event_id")
);
--> statement-breakpoint
ALTER TABLE "identity"."webhook_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "identity"."users" DROP CONSTRAINT "users_email";--> statement-breakpoint
ALTER TABLE "identity"."sessions" ADD COLUMN "vendor_session_id" text;--> statement-breakpoint
CREATE INDEX "vendor_objects_ended" ON "identity"."vendor_objects" USING btree ("kind","changed_at");--> statement-breakpoint
CREATE INDEX "webhook_events_received" ON "identity"."webhook_events" USING btree ("received_at");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email" ON "identity"."users" USING btree ("email") WHERE provider = 'local';--> statement-breakpoint
CREATE POLICY "identity" ON "identity"."vendor_objects" AS PERMISSIVE FOR ALL TO "cloudlens_identity" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "identity" ON "identity"."webhook_events" AS PERMISSIVE FOR ALL TO "cloudlens_identity" USING (true) WITH CHECK (true);