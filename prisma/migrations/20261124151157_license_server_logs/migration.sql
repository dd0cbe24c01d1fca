-- CreateEnum
CREATE TYPE "usage_event_kind" AS ENUM ('OUT', 'IN', 'DENIED', 'QUEUED', 'DEQUEUED', 'UNSUPPORTED', 'SERVER_STARTED', 'SERVER_STOPPED', 'DAEMON_STARTED', 'DAEMON_STOPPED');

-- CreateEnum
CREATE TYPE "usage_lease_began" AS ENUM ('OUT', 'BEFORE');

-- CreateEnum
CREATE TYPE "usage_lease_end" AS ENUM ('IN', 'RESTART', 'UNKNOWN');

-- AlterEnum
ALTER TYPE "import_kind" ADD VALUE 'FLEXLM';

-- AlterTable
ALTER TABLE "import_run" ADD COLUMN     "log_state" JSONB,
ADD COLUMN     "report" JSONB,
ADD COLUMN     "usage_source_id" TEXT;

-- CreateTable
CREATE TABLE "usage_source" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "vendor_daemon" TEXT,
    "product_id" TEXT,
    "derived_until" TIMESTAMPTZ(3),
    "last_line_at" TIMESTAMPTZ(3),
    "heard_at" TIMESTAMPTZ(3),
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "usage_source_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "usage_feature" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "capacity" INTEGER,
    "license_id" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "usage_feature_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "usage_user" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "person_id" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "usage_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "usage_event" (
    "source_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "key" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "organization_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "usage_event_kind" NOT NULL,
    "daemon" TEXT NOT NULL,
    "feature" TEXT NOT NULL,
    "user" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "seats" INTEGER NOT NULL,
    "detail" TEXT,
    "origin" TEXT NOT NULL,

    CONSTRAINT "usage_event_pkey" PRIMARY KEY ("source_id","at","key","ordinal")
);

-- CreateTable
CREATE TABLE "usage_lease" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "source_id" TEXT NOT NULL,
    "daemon" TEXT NOT NULL,
    "feature" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "seats" INTEGER NOT NULL,
    "began" "usage_lease_began" NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "from_position" INTEGER NOT NULL,
    "until_at" TIMESTAMPTZ(3),
    "until_position" INTEGER,
    "ended" "usage_lease_end",

    CONSTRAINT "usage_lease_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "usage_coverage" (
    "source_id" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "from_at" TIMESTAMPTZ(3) NOT NULL,
    "organization_id" TEXT NOT NULL,
    "until_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "usage_coverage_pkey" PRIMARY KEY ("source_id","origin","from_at")
);

-- CreateTable
CREATE TABLE "usage_stream" (
    "source_id" TEXT NOT NULL,
    "stream" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "next" BIGINT NOT NULL DEFAULT 0,
    "state" JSONB NOT NULL,
    "lines" INTEGER NOT NULL DEFAULT 0,
    "unmatched" INTEGER NOT NULL DEFAULT 0,
    "latest" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "usage_stream_pkey" PRIMARY KEY ("source_id","stream")
);

-- CreateIndex
CREATE UNIQUE INDEX "usage_source_organization_id_id_key" ON "usage_source"("organization_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "usage_feature_source_id_name_key" ON "usage_feature"("source_id", "name");

-- CreateIndex
CREATE INDEX "usage_user_organization_id_person_id_idx" ON "usage_user"("organization_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "usage_user_organization_id_id_key" ON "usage_user"("organization_id", "id");

-- CreateIndex
CREATE INDEX "usage_lease_source_id_feature_from_at_idx" ON "usage_lease"("source_id", "feature", "from_at");

-- CreateIndex
CREATE INDEX "usage_lease_source_id_from_at_idx" ON "usage_lease"("source_id", "from_at");

-- CreateIndex
CREATE INDEX "usage_lease_source_id_until_at_idx" ON "usage_lease"("source_id", "until_at");

-- AddForeignKey
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_organization_id_usage_source_id_fkey" FOREIGN KEY ("organization_id", "usage_source_id") REFERENCES "usage_source"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "usage_source" ADD CONSTRAINT "usage_source_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "usage_source" ADD CONSTRAINT "usage_source_organization_id_product_id_fkey" FOREIGN KEY ("organization_id", "product_id") REFERENCES "product"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "usage_feature" ADD CONSTRAINT "usage_feature_organization_id_source_id_fkey" FOREIGN KEY ("organization_id", "source_id") REFERENCES "usage_source"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "usage_feature" ADD CONSTRAINT "usage_feature_organization_id_license_id_fkey" FOREIGN KEY ("organization_id", "license_id") REFERENCES "license"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "usage_user" ADD CONSTRAINT "usage_user_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "usage_user" ADD CONSTRAINT "usage_user_organization_id_person_id_fkey" FOREIGN KEY ("organization_id", "person_id") REFERENCES "person"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "usage_event" ADD CONSTRAINT "usage_event_organization_id_source_id_fkey" FOREIGN KEY ("organization_id", "source_id") REFERENCES "usage_source"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "usage_lease" ADD CONSTRAINT "usage_lease_organization_id_source_id_fkey" FOREIGN KEY ("organization_id", "source_id") REFERENCES "usage_source"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "usage_lease" ADD CONSTRAINT "usage_lease_organization_id_user_id_fkey" FOREIGN KEY ("organization_id", "user_id") REFERENCES "usage_user"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "usage_coverage" ADD CONSTRAINT "usage_coverage_organization_id_source_id_fkey" FOREIGN KEY ("organization_id", "source_id") REFERENCES "usage_source"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "usage_stream" ADD CONSTRAINT "usage_stream_organization_id_source_id_fkey" FOREIGN KEY ("organization_id", "source_id") REFERENCES "usage_source"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- CreateIndex
CREATE INDEX "usage_event_source_id_origin_idx" ON "usage_event"("source_id", "origin");

-- Guards that Prisma cannot express.
CREATE UNIQUE INDEX "usage_source_name_once" ON "usage_source" ("organization_id", lower("name")) WHERE "archived_at" IS NULL;
CREATE UNIQUE INDEX "usage_user_name_once" ON "usage_user" ("organization_id", lower("name"));
ALTER TABLE "usage_feature" ADD CONSTRAINT "usage_feature_capacity_not_negative" CHECK ("capacity" >= 0);
ALTER TABLE "usage_event" ADD CONSTRAINT "usage_event_numbers_in_range" CHECK ("ordinal" >= 0 AND "position" >= 0 AND "seats" >= 0);
ALTER TABLE "usage_lease" ADD CONSTRAINT "usage_lease_holds_seats" CHECK ("seats" > 0);
ALTER TABLE "usage_lease" ADD CONSTRAINT "usage_lease_ends_after_it_starts" CHECK ("until_at" >= "from_at");
ALTER TABLE "usage_lease" ADD CONSTRAINT "usage_lease_end_has_reason" CHECK (("until_at" IS NULL) = ("ended" IS NULL) AND ("until_at" IS NULL) = ("until_position" IS NULL));
ALTER TABLE "usage_coverage" ADD CONSTRAINT "usage_coverage_ends_after_it_starts" CHECK ("until_at" >= "from_at");
ALTER TABLE "usage_stream" ADD CONSTRAINT "usage_stream_numbers_not_negative" CHECK ("next" >= 0 AND "lines" >= 0 AND "unmatched" >= 0);
-- A value that was added to an enum in this transaction cannot be named in it: as text it can.
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_log_has_source" CHECK ("kind"::text <> 'FLEXLM' OR "usage_source_id" IS NOT NULL);
