CREATE TABLE "identity"."recovery_codes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"used_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "recovery_codes_code" UNIQUE("user_id","code_hash")
);
--> statement-breakpoint
ALTER TABLE "identity"."recovery_codes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."refresh_tokens" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"session_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "refresh_tokens_token" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "identity"."refresh_tokens" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."registrations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"organization_name" text NOT NULL,
	"password_hash" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "registrations_token" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "identity"."registrations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identity"."user_tokens" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "user_tokens_token" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "identity"."user_tokens" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "identity"."two_factors" ALTER COLUMN "verified" SET DEFAULT false;--> statement-breakpoint
ALTER TABLE "identity"."invitations" ADD COLUMN "token_hash" text;--> statement-breakpoint
ALTER TABLE "identity"."organizations" ADD COLUMN "mfa_required" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "identity"."sessions" ADD COLUMN "authenticated_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "identity"."sessions" ADD COLUMN "second_factor_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "identity"."two_factors" ADD COLUMN "last_used_step" bigint;--> statement-breakpoint
ALTER TABLE "identity"."two_factors" ADD COLUMN "created_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "identity"."recovery_codes" ADD CONSTRAINT "recovery_codes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "identity"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."refresh_tokens" ADD CONSTRAINT "refresh_tokens_session_id_sessions_id_fk" FOREIGN KEY ("session_id") REFERENCES "identity"."sessions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity"."user_tokens" ADD CONSTRAINT "user_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "identity"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "refresh_tokens_session" ON "identity"."refresh_tokens" USING btree ("session_id");--> statement-breakpoint
CREATE INDEX "refresh_tokens_expired" ON "identity"."refresh_tokens" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "registrations_expired" ON "identity"."registrations" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "user_tokens_user" ON "identity"."user_tokens" USING btree ("user_id","purpose");--> statement-breakpoint
CREATE INDEX "user_tokens_expired" ON "identity"."user_tokens" USING btree ("expires_at");--> statement-breakpoint
ALTER TABLE "identity"."two_factors" DROP COLUMN "backup_codes";--> statement-breakpoint
ALTER TABLE "identity"."two_factors" DROP COLUMN "failed_verification_count";--> statement-breakpoint
ALTER TABLE "identity"."two_factors" DROP COLUMN "locked_until";--> statement-breakpoint
ALTER TABLE "identity"."invitations" ADD CONSTRAINT "invitations_token" UNIQUE("token_hash");--> statement-breakpoint
CREATE POLICY "identity" ON "identity"."recovery_codes" AS PERMISSIVE FOR ALL TO "cloudlens_identity" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "identity" ON "identity"."refresh_tokens" AS PERMISSIVE FOR ALL TO "cloudlens_identity" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "identity" ON "identity"."registrations" AS PERMISSIVE FOR ALL TO "cloudlens_identity" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "identity" ON "identity"."user_tokens" AS PERMISSIVE FOR ALL TO "cloudlens_identity" USING (true) WITH CHECK (true);