ALTER TABLE "run_artefacts" DROP COLUMN "content";--> statement-breakpoint
ALTER TABLE "run_artefacts" ADD COLUMN "content" "sealed" NOT NULL;
