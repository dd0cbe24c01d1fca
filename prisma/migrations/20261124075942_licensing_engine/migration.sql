-- CreateEnum
CREATE TYPE "activation_end" AS ENUM ('DEACTIVATED', 'MOVED', 'DEAD', 'LEFT');

-- CreateEnum
CREATE TYPE "machine_kind" AS ENUM ('PHYSICAL', 'VIRTUAL', 'CONTAINER');

-- CreateEnum
CREATE TYPE "move_status" AS ENUM ('PENDING', 'DONE', 'REJECTED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "feature_kind" AS ENUM ('FLAG', 'LIMIT', 'METER');

-- CreateEnum
CREATE TYPE "meter_reset" AS ENUM ('NEVER', 'DAY', 'MONTH', 'YEAR');

-- CreateEnum
CREATE TYPE "license_key_kind" AS ENUM ('SIGNED', 'SHORT');

-- CreateEnum
CREATE TYPE "issued_file_kind" AS ENUM ('LICENSE', 'MACHINE');

-- CreateEnum
CREATE TYPE "expiry_behavior" AS ENUM ('RESTRICT', 'MAINTAIN', 'ALLOW', 'REVOKE');

-- CreateEnum
CREATE TYPE "renewal_base" AS ENUM ('EXPIRY', 'NOW', 'NOW_IF_EXPIRED');

-- CreateEnum
CREATE TYPE "overage_rule" AS ENUM ('NONE', 'PERCENT', 'ALWAYS');

-- CreateEnum
CREATE TYPE "machine_matching" AS ENUM ('ANY', 'TWO', 'MOST', 'ALL');

-- CreateEnum
CREATE TYPE "dead_machine_rule" AS ENUM ('KEEP', 'FREE');

-- CreateEnum
CREATE TYPE "trial_start" AS ENUM ('ISSUE', 'FIRST_VALIDATION', 'FIRST_ACTIVATION');

-- CreateEnum
CREATE TYPE "transfer_status" AS ENUM ('PENDING', 'DONE', 'REJECTED', 'WITHDRAWN');

-- AlterTable
ALTER TABLE "license" ADD COLUMN     "borrow_limit" INTEGER,
ADD COLUMN     "borrow_seconds" INTEGER,
ADD COLUMN     "cancelled_at" TIMESTAMPTZ(3),
ADD COLUMN     "channels" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "converted_at" TIMESTAMPTZ(3),
ADD COLUMN     "countries" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "dead_machines" "dead_machine_rule" NOT NULL DEFAULT 'KEEP',
ADD COLUMN     "department_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "downgrade_rights" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "duration_days" INTEGER,
ADD COLUMN     "duration_months" INTEGER,
ADD COLUMN     "environment" TEXT,
ADD COLUMN     "expiry_behavior" "expiry_behavior" NOT NULL DEFAULT 'RESTRICT',
ADD COLUMN     "grace_days" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "heartbeat_seconds" INTEGER,
ADD COLUMN     "lease_seconds" INTEGER,
ADD COLUMN     "license_type_id" TEXT,
ADD COLUMN     "machine_matching" "machine_matching" NOT NULL DEFAULT 'MOST',
ADD COLUMN     "maintenance_currency" TEXT,
ADD COLUMN     "maintenance_months" INTEGER,
ADD COLUMN     "maintenance_price_amount" BIGINT,
ADD COLUMN     "metadata" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "move_limit" INTEGER,
ADD COLUMN     "move_needs_approval" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "move_period_days" INTEGER NOT NULL DEFAULT 365,
ADD COLUMN     "overage" "overage_rule" NOT NULL DEFAULT 'NONE',
ADD COLUMN     "overage_percent" INTEGER,
ADD COLUMN     "queueing" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "renewal_base" "renewal_base" NOT NULL DEFAULT 'EXPIRY',
ADD COLUMN     "site_id" TEXT,
ADD COLUMN     "site_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "transfer_needs_approval" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "transferable" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "trial_extension_limit" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "trial_extensions" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "trial_repeatable" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "trial_start" "trial_start" NOT NULL DEFAULT 'ISSUE',
ADD COLUMN     "version_range" TEXT,
ADD COLUMN     "anchor_on" DATE,
ADD COLUMN     "grace_noted_for" DATE,
ADD COLUMN     "end_noted_for" DATE;

-- AlterTable
ALTER TABLE "product" ADD COLUMN     "code" TEXT;

-- CreateTable
CREATE TABLE "activation" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "license_id" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "components" JSONB NOT NULL DEFAULT '{}',
    "kind" "machine_kind" NOT NULL DEFAULT 'PHYSICAL',
    "identity" TEXT,
    "name" TEXT,
    "hostname" TEXT,
    "platform" TEXT,
    "app_version" TEXT,
    "country" TEXT,
    "person_id" TEXT,
    "units" INTEGER NOT NULL DEFAULT 1,
    "overage" BOOLEAN NOT NULL DEFAULT false,
    "activated_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" "activation_end",
    "end_note" TEXT,
    "previous_id" TEXT,
    "last_heartbeat_at" TIMESTAMPTZ(3),
    "last_seen_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "activation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "activation_move" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "license_id" TEXT NOT NULL,
    "activation_id" TEXT NOT NULL,
    "status" "move_status" NOT NULL DEFAULT 'PENDING',
    "machine" JSONB NOT NULL,
    "reason" TEXT,
    "asked_by_person_id" TEXT,
    "asked_by_account_id" TEXT,
    "decided_by_account_id" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "outcome_note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "activation_move_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feature" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "kind" "feature_kind" NOT NULL,
    "unit" TEXT,
    "meter_reset" "meter_reset" NOT NULL DEFAULT 'NEVER',
    "token_weight" INTEGER,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "feature_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "entitlement" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "license_id" TEXT NOT NULL,
    "feature_id" TEXT NOT NULL,
    "value" INTEGER,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "entitlement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "add_on" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "add_on_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "add_on_feature" (
    "organization_id" TEXT NOT NULL,
    "add_on_id" TEXT NOT NULL,
    "feature_id" TEXT NOT NULL,
    "value" INTEGER,

    CONSTRAINT "add_on_feature_pkey" PRIMARY KEY ("organization_id","add_on_id","feature_id")
);

-- CreateTable
CREATE TABLE "license_add_on" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "license_id" TEXT NOT NULL,
    "add_on_id" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL DEFAULT 1,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "license_add_on_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "entitlement_override" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "license_id" TEXT NOT NULL,
    "feature_id" TEXT NOT NULL,
    "person_id" TEXT,
    "department_id" TEXT,
    "activation_id" TEXT,
    "enabled" BOOLEAN NOT NULL DEFAULT true,
    "value" INTEGER,
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "entitlement_override_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meter" (
    "organization_id" TEXT NOT NULL,
    "license_id" TEXT NOT NULL,
    "feature_id" TEXT NOT NULL,
    "period_on" DATE NOT NULL,
    "used" BIGINT NOT NULL DEFAULT 0,
    "tokens" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "meter_pkey" PRIMARY KEY ("organization_id","license_id","feature_id","period_on")
);

-- CreateTable
CREATE TABLE "suite_component" (
    "organization_id" TEXT NOT NULL,
    "suite_id" TEXT NOT NULL,
    "component_id" TEXT NOT NULL,

    CONSTRAINT "suite_component_pkey" PRIMARY KEY ("organization_id","suite_id","component_id")
);

-- CreateTable
CREATE TABLE "release" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "channel" TEXT NOT NULL DEFAULT 'stable',
    "released_on" DATE NOT NULL,
    "notes" TEXT,
    "withdrawn_at" TIMESTAMPTZ(3),
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "row_version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "release_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "signing_key" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "kid" TEXT NOT NULL,
    "public_key" BYTEA NOT NULL,
    "sealed" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "retired_at" TIMESTAMPTZ(3),
    "verifies_until" TIMESTAMPTZ(3),
    "retire_reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "signing_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "license_key" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "license_id" TEXT NOT NULL,
    "kind" "license_key_kind" NOT NULL,
    "hash" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "hint" TEXT NOT NULL,
    "label" TEXT,
    "kid" TEXT,
    "fingerprint" TEXT,
    "expires_on" DATE,
    "revoked_at" TIMESTAMPTZ(3),
    "revoke_reason" TEXT,
    "replaced_at" TIMESTAMPTZ(3),
    "replaced_by_id" TEXT,
    "last_seen_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "license_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "issued_file" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "license_id" TEXT NOT NULL,
    "kind" "issued_file_kind" NOT NULL,
    "activation_id" TEXT,
    "key_id" TEXT,
    "kid" TEXT NOT NULL,
    "encrypted" BOOLEAN NOT NULL,
    "sha256" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "issued_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "license_type" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "built_in" TEXT,
    "term" "license_term" NOT NULL,
    "allocation" "license_allocation" NOT NULL,
    "deployment" "license_deployment" NOT NULL DEFAULT 'CLOUD',
    "metric" "license_metric" NOT NULL DEFAULT 'USER',
    "renewal" "license_renewal" NOT NULL DEFAULT 'NONE',
    "notice_days" INTEGER,
    "maintained" BOOLEAN NOT NULL DEFAULT false,
    "reassignable" BOOLEAN NOT NULL DEFAULT true,
    "seats" INTEGER,
    "duration_months" INTEGER,
    "duration_days" INTEGER,
    "renewal_base" "renewal_base" NOT NULL DEFAULT 'EXPIRY',
    "grace_days" INTEGER NOT NULL DEFAULT 0,
    "expiry_behavior" "expiry_behavior" NOT NULL DEFAULT 'RESTRICT',
    "overage" "overage_rule" NOT NULL DEFAULT 'NONE',
    "overage_percent" INTEGER,
    "machine_matching" "machine_matching" NOT NULL DEFAULT 'MOST',
    "heartbeat_seconds" INTEGER,
    "dead_machines" "dead_machine_rule" NOT NULL DEFAULT 'KEEP',
    "lease_seconds" INTEGER,
    "borrow_seconds" INTEGER,
    "borrow_limit" INTEGER,
    "queueing" BOOLEAN NOT NULL DEFAULT true,
    "transferable" BOOLEAN NOT NULL DEFAULT true,
    "transfer_needs_approval" BOOLEAN NOT NULL DEFAULT false,
    "move_limit" INTEGER,
    "move_period_days" INTEGER NOT NULL DEFAULT 365,
    "move_needs_approval" BOOLEAN NOT NULL DEFAULT false,
    "countries" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "site_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "department_ids" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "environment" TEXT,
    "version_range" TEXT,
    "channels" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "downgrade_rights" BOOLEAN NOT NULL DEFAULT false,
    "trial_start" "trial_start" NOT NULL DEFAULT 'ISSUE',
    "trial_repeatable" BOOLEAN NOT NULL DEFAULT false,
    "trial_extension_limit" INTEGER NOT NULL DEFAULT 1,
    "maintenance_months" INTEGER,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "license_type_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "license_type_feature" (
    "organization_id" TEXT NOT NULL,
    "license_type_id" TEXT NOT NULL,
    "feature_code" TEXT NOT NULL,
    "value" INTEGER,
    "enabled" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "license_type_feature_pkey" PRIMARY KEY ("organization_id","license_type_id","feature_code")
);

-- CreateTable
CREATE TABLE "maintenance_period" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "license_id" TEXT NOT NULL,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "price_amount" BIGINT,
    "currency" TEXT,
    "order_number" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "maintenance_period_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "license_credit" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "license_id" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "purchase_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "license_credit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "license_transfer" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "license_id" TEXT NOT NULL,
    "status" "transfer_status" NOT NULL DEFAULT 'PENDING',
    "to_department_id" TEXT,
    "to_site_id" TEXT,
    "to_legal_entity_id" TEXT,
    "to_person_id" TEXT,
    "reason" TEXT,
    "asked_by_account_id" TEXT,
    "asked_by_token_id" TEXT,
    "decided_by_account_id" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "outcome_note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "license_transfer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "trial_use" (
    "organization_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "holder" TEXT NOT NULL,
    "license_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "trial_use_pkey" PRIMARY KEY ("organization_id","product_id","holder")
);

-- CreateTable
CREATE TABLE "license_use_day" (
    "organization_id" TEXT NOT NULL,
    "license_id" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "holder" TEXT NOT NULL,

    CONSTRAINT "license_use_day_pkey" PRIMARY KEY ("organization_id","license_id","day","holder")
);

-- CreateTable
CREATE TABLE "country_claim" (
    "organization_id" TEXT NOT NULL,
    "license_id" TEXT NOT NULL,
    "site_id" TEXT NOT NULL,
    "claimed" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "times" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "country_claim_pkey" PRIMARY KEY ("organization_id","license_id","site_id","claimed","day")
);

-- CreateIndex
CREATE INDEX "activation_organization_id_license_id_ended_at_idx" ON "activation"("organization_id", "license_id", "ended_at");

-- CreateIndex
CREATE INDEX "activation_organization_id_person_id_idx" ON "activation"("organization_id", "person_id");

-- CreateIndex
CREATE UNIQUE INDEX "activation_organization_id_id_key" ON "activation"("organization_id", "id");

-- CreateIndex
CREATE INDEX "activation_move_organization_id_activation_id_idx" ON "activation_move"("organization_id", "activation_id");

-- CreateIndex
CREATE INDEX "activation_move_organization_id_status_idx" ON "activation_move"("organization_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "activation_move_organization_id_id_key" ON "activation_move"("organization_id", "id");

-- CreateIndex
CREATE INDEX "feature_organization_id_product_id_idx" ON "feature"("organization_id", "product_id");

-- CreateIndex
CREATE UNIQUE INDEX "feature_organization_id_id_key" ON "feature"("organization_id", "id");

-- CreateIndex
CREATE INDEX "entitlement_organization_id_license_id_idx" ON "entitlement"("organization_id", "license_id");

-- CreateIndex
CREATE UNIQUE INDEX "entitlement_organization_id_id_key" ON "entitlement"("organization_id", "id");

-- CreateIndex
CREATE INDEX "add_on_organization_id_product_id_idx" ON "add_on"("organization_id", "product_id");

-- CreateIndex
CREATE UNIQUE INDEX "add_on_organization_id_id_key" ON "add_on"("organization_id", "id");

-- CreateIndex
CREATE INDEX "license_add_on_organization_id_license_id_idx" ON "license_add_on"("organization_id", "license_id");

-- CreateIndex
CREATE UNIQUE INDEX "license_add_on_organization_id_id_key" ON "license_add_on"("organization_id", "id");

-- CreateIndex
CREATE INDEX "entitlement_override_organization_id_license_id_idx" ON "entitlement_override"("organization_id", "license_id");

-- CreateIndex
CREATE UNIQUE INDEX "entitlement_override_organization_id_id_key" ON "entitlement_override"("organization_id", "id");

-- CreateIndex
CREATE INDEX "suite_component_organization_id_component_id_idx" ON "suite_component"("organization_id", "component_id");

-- CreateIndex
CREATE INDEX "release_organization_id_product_id_idx" ON "release"("organization_id", "product_id");

-- CreateIndex
CREATE UNIQUE INDEX "release_organization_id_id_key" ON "release"("organization_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "signing_key_kid_key" ON "signing_key"("kid");

-- CreateIndex
CREATE UNIQUE INDEX "signing_key_organization_id_id_key" ON "signing_key"("organization_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "license_key_hash_key" ON "license_key"("hash");

-- CreateIndex
CREATE INDEX "license_key_organization_id_license_id_idx" ON "license_key"("organization_id", "license_id");

-- CreateIndex
CREATE UNIQUE INDEX "license_key_organization_id_id_key" ON "license_key"("organization_id", "id");

-- CreateIndex
CREATE INDEX "issued_file_organization_id_license_id_idx" ON "issued_file"("organization_id", "license_id");

-- CreateIndex
CREATE INDEX "issued_file_organization_id_expires_at_idx" ON "issued_file"("organization_id", "expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "issued_file_organization_id_id_key" ON "issued_file"("organization_id", "id");

-- CreateIndex
CREATE INDEX "license_organization_id_license_type_id_idx" ON "license"("organization_id", "license_type_id");

-- CreateIndex
CREATE INDEX "license_type_organization_id_name_id_idx" ON "license_type"("organization_id", "name", "id");

-- CreateIndex
CREATE UNIQUE INDEX "license_type_organization_id_id_key" ON "license_type"("organization_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "license_type_organization_id_built_in_key" ON "license_type"("organization_id", "built_in");

-- CreateIndex
CREATE INDEX "maintenance_period_organization_id_license_id_idx" ON "maintenance_period"("organization_id", "license_id");

-- CreateIndex
CREATE UNIQUE INDEX "maintenance_period_organization_id_id_key" ON "maintenance_period"("organization_id", "id");

-- CreateIndex
CREATE INDEX "license_credit_organization_id_license_id_idx" ON "license_credit"("organization_id", "license_id");

-- CreateIndex
CREATE UNIQUE INDEX "license_credit_organization_id_id_key" ON "license_credit"("organization_id", "id");

-- CreateIndex
CREATE INDEX "license_transfer_organization_id_license_id_idx" ON "license_transfer"("organization_id", "license_id");

-- CreateIndex
CREATE INDEX "license_transfer_organization_id_status_idx" ON "license_transfer"("organization_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "license_transfer_organization_id_id_key" ON "license_transfer"("organization_id", "id");

-- CreateIndex
CREATE INDEX "trial_use_organization_id_license_id_idx" ON "trial_use"("organization_id", "license_id");

-- AddForeignKey
ALTER TABLE "activation" ADD CONSTRAINT "activation_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activation" ADD CONSTRAINT "activation_organization_id_license_id_fkey" FOREIGN KEY ("organization_id", "license_id") REFERENCES "license"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "activation" ADD CONSTRAINT "activation_organization_id_person_id_fkey" FOREIGN KEY ("organization_id", "person_id") REFERENCES "person"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "activation" ADD CONSTRAINT "activation_organization_id_previous_id_fkey" FOREIGN KEY ("organization_id", "previous_id") REFERENCES "activation"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "activation_move" ADD CONSTRAINT "activation_move_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activation_move" ADD CONSTRAINT "activation_move_organization_id_license_id_fkey" FOREIGN KEY ("organization_id", "license_id") REFERENCES "license"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "activation_move" ADD CONSTRAINT "activation_move_organization_id_activation_id_fkey" FOREIGN KEY ("organization_id", "activation_id") REFERENCES "activation"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "activation_move" ADD CONSTRAINT "activation_move_organization_id_asked_by_person_id_fkey" FOREIGN KEY ("organization_id", "asked_by_person_id") REFERENCES "person"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "feature" ADD CONSTRAINT "feature_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "feature" ADD CONSTRAINT "feature_organization_id_product_id_fkey" FOREIGN KEY ("organization_id", "product_id") REFERENCES "product"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "entitlement" ADD CONSTRAINT "entitlement_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entitlement" ADD CONSTRAINT "entitlement_organization_id_license_id_fkey" FOREIGN KEY ("organization_id", "license_id") REFERENCES "license"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "entitlement" ADD CONSTRAINT "entitlement_organization_id_feature_id_fkey" FOREIGN KEY ("organization_id", "feature_id") REFERENCES "feature"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "add_on" ADD CONSTRAINT "add_on_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "add_on" ADD CONSTRAINT "add_on_organization_id_product_id_fkey" FOREIGN KEY ("organization_id", "product_id") REFERENCES "product"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "add_on_feature" ADD CONSTRAINT "add_on_feature_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "add_on_feature" ADD CONSTRAINT "add_on_feature_organization_id_add_on_id_fkey" FOREIGN KEY ("organization_id", "add_on_id") REFERENCES "add_on"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "add_on_feature" ADD CONSTRAINT "add_on_feature_organization_id_feature_id_fkey" FOREIGN KEY ("organization_id", "feature_id") REFERENCES "feature"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "license_add_on" ADD CONSTRAINT "license_add_on_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "license_add_on" ADD CONSTRAINT "license_add_on_organization_id_license_id_fkey" FOREIGN KEY ("organization_id", "license_id") REFERENCES "license"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "license_add_on" ADD CONSTRAINT "license_add_on_organization_id_add_on_id_fkey" FOREIGN KEY ("organization_id", "add_on_id") REFERENCES "add_on"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "entitlement_override" ADD CONSTRAINT "entitlement_override_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entitlement_override" ADD CONSTRAINT "entitlement_override_organization_id_license_id_fkey" FOREIGN KEY ("organization_id", "license_id") REFERENCES "license"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "entitlement_override" ADD CONSTRAINT "entitlement_override_organization_id_feature_id_fkey" FOREIGN KEY ("organization_id", "feature_id") REFERENCES "feature"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "entitlement_override" ADD CONSTRAINT "entitlement_override_organization_id_person_id_fkey" FOREIGN KEY ("organization_id", "person_id") REFERENCES "person"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "entitlement_override" ADD CONSTRAINT "entitlement_override_organization_id_department_id_fkey" FOREIGN KEY ("organization_id", "department_id") REFERENCES "department"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "entitlement_override" ADD CONSTRAINT "entitlement_override_organization_id_activation_id_fkey" FOREIGN KEY ("organization_id", "activation_id") REFERENCES "activation"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "meter" ADD CONSTRAINT "meter_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meter" ADD CONSTRAINT "meter_organization_id_license_id_fkey" FOREIGN KEY ("organization_id", "license_id") REFERENCES "license"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "meter" ADD CONSTRAINT "meter_organization_id_feature_id_fkey" FOREIGN KEY ("organization_id", "feature_id") REFERENCES "feature"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "suite_component" ADD CONSTRAINT "suite_component_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "suite_component" ADD CONSTRAINT "suite_component_organization_id_suite_id_fkey" FOREIGN KEY ("organization_id", "suite_id") REFERENCES "product"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "suite_component" ADD CONSTRAINT "suite_component_organization_id_component_id_fkey" FOREIGN KEY ("organization_id", "component_id") REFERENCES "product"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "release" ADD CONSTRAINT "release_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "release" ADD CONSTRAINT "release_organization_id_product_id_fkey" FOREIGN KEY ("organization_id", "product_id") REFERENCES "product"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "signing_key" ADD CONSTRAINT "signing_key_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "license_key" ADD CONSTRAINT "license_key_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "license_key" ADD CONSTRAINT "license_key_organization_id_license_id_fkey" FOREIGN KEY ("organization_id", "license_id") REFERENCES "license"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "license_key" ADD CONSTRAINT "license_key_organization_id_replaced_by_id_fkey" FOREIGN KEY ("organization_id", "replaced_by_id") REFERENCES "license_key"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "issued_file" ADD CONSTRAINT "issued_file_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "issued_file" ADD CONSTRAINT "issued_file_organization_id_license_id_fkey" FOREIGN KEY ("organization_id", "license_id") REFERENCES "license"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "issued_file" ADD CONSTRAINT "issued_file_organization_id_activation_id_fkey" FOREIGN KEY ("organization_id", "activation_id") REFERENCES "activation"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "issued_file" ADD CONSTRAINT "issued_file_organization_id_key_id_fkey" FOREIGN KEY ("organization_id", "key_id") REFERENCES "license_key"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "license_type" ADD CONSTRAINT "license_type_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "license_type_feature" ADD CONSTRAINT "license_type_feature_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "license_type_feature" ADD CONSTRAINT "license_type_feature_organization_id_license_type_id_fkey" FOREIGN KEY ("organization_id", "license_type_id") REFERENCES "license_type"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "license" ADD CONSTRAINT "license_organization_id_license_type_id_fkey" FOREIGN KEY ("organization_id", "license_type_id") REFERENCES "license_type"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "license" ADD CONSTRAINT "license_organization_id_site_id_fkey" FOREIGN KEY ("organization_id", "site_id") REFERENCES "site"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "maintenance_period" ADD CONSTRAINT "maintenance_period_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "maintenance_period" ADD CONSTRAINT "maintenance_period_organization_id_license_id_fkey" FOREIGN KEY ("organization_id", "license_id") REFERENCES "license"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "license_credit" ADD CONSTRAINT "license_credit_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "license_credit" ADD CONSTRAINT "license_credit_organization_id_license_id_fkey" FOREIGN KEY ("organization_id", "license_id") REFERENCES "license"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "license_transfer" ADD CONSTRAINT "license_transfer_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "license_transfer" ADD CONSTRAINT "license_transfer_organization_id_license_id_fkey" FOREIGN KEY ("organization_id", "license_id") REFERENCES "license"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "license_transfer" ADD CONSTRAINT "license_transfer_organization_id_to_department_id_fkey" FOREIGN KEY ("organization_id", "to_department_id") REFERENCES "department"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "license_transfer" ADD CONSTRAINT "license_transfer_organization_id_to_site_id_fkey" FOREIGN KEY ("organization_id", "to_site_id") REFERENCES "site"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "license_transfer" ADD CONSTRAINT "license_transfer_organization_id_to_legal_entity_id_fkey" FOREIGN KEY ("organization_id", "to_legal_entity_id") REFERENCES "legal_entity"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "license_transfer" ADD CONSTRAINT "license_transfer_organization_id_to_person_id_fkey" FOREIGN KEY ("organization_id", "to_person_id") REFERENCES "person"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "trial_use" ADD CONSTRAINT "trial_use_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "trial_use" ADD CONSTRAINT "trial_use_organization_id_product_id_fkey" FOREIGN KEY ("organization_id", "product_id") REFERENCES "product"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "trial_use" ADD CONSTRAINT "trial_use_organization_id_license_id_fkey" FOREIGN KEY ("organization_id", "license_id") REFERENCES "license"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "license_use_day" ADD CONSTRAINT "license_use_day_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "license_use_day" ADD CONSTRAINT "license_use_day_organization_id_license_id_fkey" FOREIGN KEY ("organization_id", "license_id") REFERENCES "license"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "country_claim" ADD CONSTRAINT "country_claim_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "country_claim" ADD CONSTRAINT "country_claim_organization_id_license_id_fkey" FOREIGN KEY ("organization_id", "license_id") REFERENCES "license"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "country_claim" ADD CONSTRAINT "country_claim_organization_id_site_id_fkey" FOREIGN KEY ("organization_id", "site_id") REFERENCES "site"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- Names that people read are sorted as they expect.
ALTER TABLE "license_type" ALTER COLUMN "name" TYPE text COLLATE "und-x-icu";
ALTER TABLE "feature" ALTER COLUMN "name" TYPE text COLLATE "und-x-icu";
ALTER TABLE "add_on" ALTER COLUMN "name" TYPE text COLLATE "und-x-icu";

CREATE UNIQUE INDEX "license_type_name_once" ON "license_type" ("organization_id", lower("name")) WHERE "archived_at" IS NULL;
-- Client programs name people in any case of letters.
CREATE INDEX "person_username_any_case" ON "person" ("organization_id", lower("username")) WHERE "archived_at" IS NULL AND "status" <> 'DEPARTED';
CREATE INDEX "person_number_any_case" ON "person" ("organization_id", lower("employee_number")) WHERE "archived_at" IS NULL AND "status" <> 'DEPARTED';
CREATE UNIQUE INDEX "product_code_once" ON "product" ("organization_id", lower("code")) WHERE "archived_at" IS NULL;
CREATE UNIQUE INDEX "feature_code_once" ON "feature" ("organization_id", "product_id", lower("code")) WHERE "archived_at" IS NULL;
CREATE UNIQUE INDEX "add_on_code_once" ON "add_on" ("organization_id", "product_id", lower("code")) WHERE "archived_at" IS NULL;
CREATE UNIQUE INDEX "release_version_once" ON "release" ("organization_id", "product_id", "version") WHERE "archived_at" IS NULL;
CREATE UNIQUE INDEX "signing_key_current_once" ON "signing_key" ("organization_id") WHERE "retired_at" IS NULL;
CREATE UNIQUE INDEX "license_transfer_pending_once" ON "license_transfer" ("organization_id", "license_id") WHERE "status" = 'PENDING';
-- What is held now is one machine once: by its fingerprint (clones of one disk differ in their identity), and by its identity.
CREATE UNIQUE INDEX "activation_once_per_machine" ON "activation" ("organization_id", "license_id", "fingerprint", coalesce("identity", '')) WHERE "ended_at" IS NULL;
CREATE UNIQUE INDEX "activation_once_per_identity" ON "activation" ("organization_id", "license_id", "identity") WHERE "ended_at" IS NULL;
CREATE UNIQUE INDEX "activation_move_pending_once" ON "activation_move" ("organization_id", "activation_id") WHERE "status" = 'PENDING';

ALTER TABLE "license" ADD CONSTRAINT "license_rules_in_range" CHECK (
  "duration_months" > 0 AND "duration_days" > 0 AND "grace_days" >= 0 AND "heartbeat_seconds" > 0 AND "lease_seconds" > 0
  AND "borrow_seconds" > 0 AND "borrow_limit" >= 0 AND "move_limit" >= 0 AND "move_period_days" > 0 AND "maintenance_months" > 0
  AND "trial_extensions" >= 0 AND "trial_extension_limit" >= 0 AND "maintenance_price_amount" >= 0);
ALTER TABLE "license" ADD CONSTRAINT "license_overage_percent_given" CHECK (("overage" = 'PERCENT') = ("overage_percent" IS NOT NULL) AND "overage_percent" BETWEEN 1 AND 1000);
ALTER TABLE "license" ADD CONSTRAINT "license_one_duration" CHECK ("duration_months" IS NULL OR "duration_days" IS NULL);
ALTER TABLE "license" ADD CONSTRAINT "license_maintenance_price_has_currency" CHECK (("maintenance_price_amount" IS NULL) = ("maintenance_currency" IS NULL));
ALTER TABLE "license_type" ADD CONSTRAINT "license_type_rules_in_range" CHECK (
  "duration_months" > 0 AND "duration_days" > 0 AND "grace_days" >= 0 AND "heartbeat_seconds" > 0 AND "lease_seconds" > 0
  AND "borrow_seconds" > 0 AND "borrow_limit" >= 0 AND "move_limit" >= 0 AND "move_period_days" > 0 AND "maintenance_months" > 0
  AND "trial_extension_limit" >= 0 AND "seats" >= 0 AND "notice_days" >= 0);
ALTER TABLE "license_type" ADD CONSTRAINT "license_type_overage_percent_given" CHECK (("overage" = 'PERCENT') = ("overage_percent" IS NOT NULL) AND "overage_percent" BETWEEN 1 AND 1000);
ALTER TABLE "license_type" ADD CONSTRAINT "license_type_one_duration" CHECK ("duration_months" IS NULL OR "duration_days" IS NULL);

-- Organisations that are here already get the six built-in types; new ones are made with them.
INSERT INTO "license_type" ("id", "organization_id", "built_in", "name", "description", "seats", "term", "allocation", "deployment", "metric", "duration_months", "duration_days", "renewal", "notice_days", "grace_days", "maintained", "maintenance_months", "trial_start", "move_limit", "lease_seconds", "borrow_seconds", "transferable", "transfer_needs_approval", "created_at")
SELECT 'typ_' || substr(md5(o.id || ':' || t.code), 1, 26), o.id, t.code, t.name, t.description, t.seats, t.term::"license_term", t.allocation::"license_allocation", t.deployment::"license_deployment", t.metric::"license_metric", t.duration_months, t.duration_days, t.renewal::"license_renewal", t.notice_days, t.grace_days, t.maintained, t.maintenance_months, t.trial_start::"trial_start", t.move_limit, t.lease_seconds, t.borrow_seconds, t.transferable, t.transfer_needs_approval, now()
FROM "organization" o CROSS JOIN (VALUES
  ('PERPETUAL', 'Perpetual', 'Bought once and never lapses. Maintenance, bought by the year, gives the right to what is released meanwhile.', NULL, 'PERPETUAL', 'NAMED', 'ON_PREMISES', 'USER', NULL, NULL, 'NONE', NULL, 0, true, 12, 'ISSUE', NULL, NULL, NULL, true, true),
  ('SUBSCRIPTION', 'Subscription', 'A year for named people, renewed by hand, with two weeks of grace.', NULL, 'SUBSCRIPTION', 'NAMED', 'CLOUD', 'USER', 12, NULL, 'MANUAL', 30, 14, false, NULL, 'ISSUE', NULL, NULL, NULL, true, false),
  ('TRIAL', 'Trial', 'Thirty days from the first use, once for each person, extended at most once.', 5, 'TRIAL', 'NAMED', 'CLOUD', 'USER', NULL, 30, 'NONE', NULL, 0, false, NULL, 'FIRST_VALIDATION', NULL, NULL, NULL, false, false),
  ('FLOATING', 'Floating', 'Seats that whoever needs one checks out, with a queue, and can borrow for a week.', NULL, 'SUBSCRIPTION', 'FLOATING', 'HYBRID', 'USER', 12, NULL, 'MANUAL', 30, 14, false, NULL, 'ISSUE', NULL, 900, 604800, true, false),
  ('NODE_LOCKED', 'Node-locked', 'Bound to machines. Three moves to other hardware a year; a changed part is not a new machine.', NULL, 'PERPETUAL', 'NODE_LOCKED', 'HYBRID', 'DEVICE', NULL, NULL, 'NONE', NULL, 0, true, 12, 'ISSUE', 3, NULL, NULL, true, false),
  ('SITE', 'Site', 'Everyone at the places named, without a count; use is still recorded.', NULL, 'SUBSCRIPTION', 'SITE', 'HYBRID', 'USER', 12, NULL, 'MANUAL', 60, 14, false, NULL, 'ISSUE', NULL, NULL, NULL, true, false)
) AS t(code, name, description, seats, term, allocation, deployment, metric, duration_months, duration_days, renewal, notice_days, grace_days, maintained, maintenance_months, trial_start, move_limit, lease_seconds, borrow_seconds, transferable, transfer_needs_approval);

ALTER TABLE "maintenance_period" ADD CONSTRAINT "maintenance_period_ends_after_it_starts" CHECK ("ends_on" >= "starts_on");
ALTER TABLE "maintenance_period" ADD CONSTRAINT "maintenance_period_price_has_currency" CHECK (("price_amount" IS NULL) = ("currency" IS NULL) AND "price_amount" >= 0);
ALTER TABLE "maintenance_period" ADD CONSTRAINT "maintenance_period_no_overlap"
  EXCLUDE USING gist ("organization_id" WITH =, "license_id" WITH =, daterange("starts_on", "ends_on", '[]') WITH &&);
ALTER TABLE "license_credit" ADD CONSTRAINT "license_credit_not_nothing" CHECK ("amount" <> 0);
ALTER TABLE "signing_key" ADD CONSTRAINT "signing_key_is_ed25519" CHECK (octet_length("public_key") = 32);
ALTER TABLE "signing_key" ADD CONSTRAINT "signing_key_current_verifies" CHECK ("retired_at" IS NOT NULL OR "verifies_until" IS NULL);
ALTER TABLE "license_key" ADD CONSTRAINT "license_key_signed_by_a_key" CHECK (("kind" = 'SIGNED') = ("kid" IS NOT NULL));
ALTER TABLE "activation" ADD CONSTRAINT "activation_ends_after_it_starts" CHECK ("ended_at" >= "activated_at");
ALTER TABLE "activation" ADD CONSTRAINT "activation_end_has_reason" CHECK (("ended_at" IS NULL) = ("end_reason" IS NULL));
ALTER TABLE "activation" ADD CONSTRAINT "activation_units_positive" CHECK ("units" > 0);
ALTER TABLE "entitlement" ADD CONSTRAINT "entitlement_value_not_negative" CHECK ("value" >= 0);
ALTER TABLE "entitlement" ADD CONSTRAINT "entitlement_ends_after_it_starts" CHECK ("ends_at" > "starts_at");
ALTER TABLE "entitlement" ADD CONSTRAINT "entitlement_once_per_feature"
  EXCLUDE USING gist ("organization_id" WITH =, "license_id" WITH =, "feature_id" WITH =, tstzrange("starts_at", "ends_at") WITH &&) WHERE ("archived_at" IS NULL);
ALTER TABLE "license_add_on" ADD CONSTRAINT "license_add_on_quantity_positive" CHECK ("quantity" > 0);
ALTER TABLE "license_add_on" ADD CONSTRAINT "license_add_on_ends_after_it_starts" CHECK ("ends_at" > "starts_at");
ALTER TABLE "entitlement_override" ADD CONSTRAINT "entitlement_override_of_one" CHECK (num_nonnulls("person_id", "department_id", "activation_id") = 1);
ALTER TABLE "entitlement_override" ADD CONSTRAINT "entitlement_override_value_not_negative" CHECK ("value" >= 0);
ALTER TABLE "entitlement_override" ADD CONSTRAINT "entitlement_override_ends_after_it_starts" CHECK ("ends_at" > "starts_at");
ALTER TABLE "entitlement_override" ADD CONSTRAINT "entitlement_override_once"
  EXCLUDE USING gist ("organization_id" WITH =, "license_id" WITH =, "feature_id" WITH =, coalesce("person_id", "department_id", "activation_id") WITH =,
    tstzrange("starts_at", "ends_at") WITH &&) WHERE ("archived_at" IS NULL);
ALTER TABLE "add_on_feature" ADD CONSTRAINT "add_on_feature_value_not_negative" CHECK ("value" >= 0);
ALTER TABLE "feature" ADD CONSTRAINT "feature_token_weight_positive" CHECK ("token_weight" > 0);
ALTER TABLE "meter" ADD CONSTRAINT "meter_never_below_zero" CHECK ("used" >= 0 AND "tokens" >= 0);
ALTER TABLE "suite_component" ADD CONSTRAINT "suite_component_not_itself" CHECK ("suite_id" <> "component_id");
ALTER TABLE "country_claim" ADD CONSTRAINT "country_claim_times_positive" CHECK ("times" > 0);

-- The last day on which a licence with an end may be used: grace counts, except after a cancellation.
CREATE FUNCTION "license_goes_on_until"(l license) RETURNS date LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN l.expiry_behavior IN ('MAINTAIN', 'ALLOW') AND l.term <> 'TRIAL' THEN 'infinity'::date
    WHEN l.cancelled_at IS NULL THEN l.ends_on + l.grace_days ELSE l.ends_on END
$$;

-- Units bought on a day. Past the end of the term, the lots of its last day go on counting for as long as the right itself
-- goes on: in grace, and where expiry leaves the licence in use (MAINTAIN, ALLOW). The lots of a renewal count by themselves.
CREATE OR REPLACE FUNCTION "license_capacity"(org text, license text, on_day date) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT coalesce((
    SELECT greatest(
      sum(p.seats) FILTER (WHERE (p.starts_on IS NULL OR p.starts_on <= on_day) AND (p.ends_on IS NULL OR p.ends_on >= on_day)),
      sum(p.seats) FILTER (WHERE on_day > l.ends_on AND on_day <= license_goes_on_until(l)
        AND (p.starts_on IS NULL OR p.starts_on <= l.ends_on) AND (p.ends_on IS NULL OR p.ends_on >= l.ends_on)))
    FROM license l JOIN purchase p ON p.organization_id = l.organization_id AND p.license_id = l.id AND p.archived_at IS NULL
    WHERE l.organization_id = org AND l.id = license
  ), 0)::bigint
$$;

-- What may be held on a day: the capacity and what the overage rule adds; NULL where there is no end to it.
CREATE FUNCTION "license_allowance"(org text, license text, on_day date) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT CASE l.overage
    WHEN 'ALWAYS' THEN NULL
    WHEN 'PERCENT' THEN floor(license_capacity(org, license, on_day) * (100 + l.overage_percent) / 100.0)::bigint
    ELSE license_capacity(org, license, on_day) END
  FROM license l WHERE l.organization_id = org AND l.id = license
$$;

-- Seats too may go beyond the capacity as far as the overage rule allows.
CREATE OR REPLACE FUNCTION "guard_seat_capacity"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  given record;
  kind text;
  zone text;
  held bigint;
BEGIN
  FOR given IN
    SELECT a.organization_id, a.license_id, a.held_from, bool_or(a.held_until IS NULL OR a.held_until > clock_timestamp()) AS goes_on
    FROM added a GROUP BY a.organization_id, a.license_id, a.held_from ORDER BY a.license_id, a.held_from
  LOOP
    SELECT l.allocation, o.time_zone INTO kind, zone FROM license l JOIN organization o ON o.id = l.organization_id
      WHERE l.organization_id = given.organization_id AND l.id = given.license_id FOR NO KEY UPDATE OF l;
    IF kind IS DISTINCT FROM 'NAMED' THEN
      RAISE EXCEPTION 'only a NAMED licence has seats' USING ERRCODE = 'check_violation', CONSTRAINT = 'seat_on_named_license';
    END IF;
    SELECT count(*) INTO held FROM seat s
      WHERE s.organization_id = given.organization_id AND s.license_id = given.license_id
        AND (s.held_until IS NULL OR s.held_until > given.held_from)
        AND (s.held_from <= given.held_from OR (given.goes_on AND (s.held_until IS NULL OR s.held_until > clock_timestamp())));
    IF held > license_allowance(given.organization_id, given.license_id, (given.held_from AT TIME ZONE zone)::date) THEN
      RAISE EXCEPTION 'all seats of the licence are held' USING ERRCODE = 'check_violation', CONSTRAINT = 'seat_within_capacity';
    END IF;
  END LOOP;
  RETURN NULL;
END $$;

-- Units of a NODE_LOCKED licence held now, as its metric counts them: a person once (USER), cores (CORE), else machines.
CREATE FUNCTION "activations_held"(org text, license text) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN l.metric = 'USER' THEN count(DISTINCT coalesce(a.person_id, a.id)) ELSE coalesce(sum(a.units), 0) END::bigint
  FROM license l LEFT JOIN activation a ON a.organization_id = l.organization_id AND a.license_id = l.id AND a.ended_at IS NULL
  WHERE l.organization_id = org AND l.id = license GROUP BY l.metric
$$;

-- The last guard of machines: an activation that begins beyond the allowance is refused, whoever writes it.
CREATE FUNCTION "guard_activation_capacity"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  given record;
  kind text;
  zone text;
BEGIN
  FOR given IN SELECT DISTINCT a.organization_id, a.license_id FROM added a WHERE a.ended_at IS NULL ORDER BY a.license_id LOOP
    SELECT l.allocation, o.time_zone INTO kind, zone FROM license l JOIN organization o ON o.id = l.organization_id
      WHERE l.organization_id = given.organization_id AND l.id = given.license_id FOR NO KEY UPDATE OF l;
    IF kind IS DISTINCT FROM 'NODE_LOCKED' THEN
      RAISE EXCEPTION 'only a NODE_LOCKED licence has activations' USING ERRCODE = 'check_violation', CONSTRAINT = 'activation_on_node_locked_license';
    END IF;
    IF activations_held(given.organization_id, given.license_id)
       > license_allowance(given.organization_id, given.license_id, (SELECT max((a.activated_at AT TIME ZONE zone)::date) FROM added a
           WHERE a.organization_id = given.organization_id AND a.license_id = given.license_id)) THEN
      RAISE EXCEPTION 'all units of the licence are held' USING ERRCODE = 'check_violation', CONSTRAINT = 'activation_within_capacity';
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER "activation_within_capacity" AFTER INSERT ON "activation" REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION "guard_activation_capacity"();

-- An activation keeps which machine it was, on which licence and since when; once ended it stays ended.
CREATE FUNCTION "guard_activation_history"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (OLD.organization_id, OLD.license_id, OLD.activated_at) IS DISTINCT FROM (NEW.organization_id, NEW.license_id, NEW.activated_at)
     OR (OLD.ended_at IS NOT NULL AND (OLD.ended_at, OLD.fingerprint) IS DISTINCT FROM (NEW.ended_at, NEW.fingerprint)) THEN
    RAISE EXCEPTION 'an activation is history: it may end, never change or vanish' USING ERRCODE = 'check_violation', CONSTRAINT = 'activation_is_history';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "activation_is_history" BEFORE UPDATE OR DELETE ON "activation" FOR EACH ROW EXECUTE FUNCTION "guard_activation_history"();

ALTER TABLE "release" ADD CONSTRAINT "release_channel_is_a_word" CHECK ("channel" ~ '^[a-z0-9][a-z0-9-]{0,39}$');
ALTER TABLE "product" ADD CONSTRAINT "product_code_is_a_word" CHECK ("code" ~ '^[A-Za-z0-9][A-Za-z0-9-]{0,63}$');

-- What versionVerdict asks of the tables, in one value: the releases of a product and the maintenance of a licence.
CREATE FUNCTION "version_facts"(org text, license text, product text) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'releases', (SELECT coalesce(jsonb_agg(jsonb_build_object('version', r.version, 'channel', r.channel,
        'releasedOn', r.released_on, 'withdrawnAt', r.withdrawn_at)), '[]'::jsonb)
      FROM release r WHERE r.organization_id = org AND r.product_id = product AND r.archived_at IS NULL),
    'maintenancePeriods', (SELECT coalesce(jsonb_agg(jsonb_build_object('startsOn', m.starts_on, 'endsOn', m.ends_on)), '[]'::jsonb)
      FROM maintenance_period m WHERE m.organization_id = org AND m.license_id = license))
$$;

-- A ledger of money only grows.
CREATE FUNCTION "refuse_change_of_ledger"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the ledger of credits only grows' USING ERRCODE = 'check_violation', CONSTRAINT = 'license_credit_only_grows';
END $$;
CREATE TRIGGER "license_credit_only_grows" BEFORE UPDATE OR DELETE ON "license_credit" FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_ledger"();

-- A revoked or replaced key never comes back, and its text never changes.
CREATE FUNCTION "guard_license_key"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (OLD.organization_id, OLD.license_id, OLD.kind, OLD.hash) IS DISTINCT FROM (NEW.organization_id, NEW.license_id, NEW.kind, NEW.hash)
     OR (OLD.revoked_at IS NOT NULL AND NEW.revoked_at IS DISTINCT FROM OLD.revoked_at)
     OR (OLD.replaced_at IS NOT NULL AND NEW.replaced_at IS DISTINCT FROM OLD.replaced_at) THEN
    RAISE EXCEPTION 'a key stays what it was, and what was revoked or replaced stays so' USING ERRCODE = 'check_violation', CONSTRAINT = 'license_key_is_history';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "license_key_is_history" BEFORE UPDATE OR DELETE ON "license_key" FOR EACH ROW EXECUTE FUNCTION "guard_license_key"();

-- A suite has products as components, never other suites: whoever writes it.
CREATE FUNCTION "guard_suite"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM suite_component s WHERE s.organization_id = NEW.organization_id AND (s.suite_id = NEW.component_id OR s.component_id = NEW.suite_id)) THEN
    RAISE EXCEPTION 'a suite is not a component of another' USING ERRCODE = 'check_violation', CONSTRAINT = 'suite_component_not_nested';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "suite_component_not_nested" BEFORE INSERT OR UPDATE ON "suite_component" FOR EACH ROW EXECUTE FUNCTION "guard_suite"();

-- The products that a right to one product covers: itself and, where it is a suite, its components.
CREATE FUNCTION "covered_products"(org text, product text) RETURNS SETOF text LANGUAGE sql STABLE AS $$
  SELECT product
  UNION ALL SELECT s.component_id FROM suite_component s WHERE s.organization_id = org AND s.suite_id = product
$$;

-- Everything that decides which features of a licence hold for somebody, by feature: what the licence grants itself, its
-- add-ons, and the overrides of the machine, of the person (of that machine, where none is named) and of the departments
-- above. PL/pgSQL keeps the plan, since every validation asks this.
CREATE FUNCTION "entitlement_facts"(org text, on_license text, for_person text, for_machine text, for_department text DEFAULT NULL) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE
  holder text := coalesce(for_person, (SELECT a.person_id FROM activation a WHERE a.organization_id = org AND a.license_id = on_license AND a.id = for_machine));
BEGIN
  RETURN (
    WITH RECURSIVE above AS (
      SELECT d.id, d.parent_id, 0 AS depth FROM department d WHERE d.organization_id = org
        AND d.id = coalesce(for_department, (SELECT p.department_id FROM person p WHERE p.organization_id = org AND p.id = holder))
      UNION ALL
      SELECT d.id, d.parent_id, above.depth + 1 FROM above JOIN department d ON d.organization_id = org AND d.id = above.parent_id WHERE above.depth < 64
    ), fact AS (
      SELECT e.feature_id, 'own' AS part, jsonb_build_object('id', e.id, 'value', e.value, 'enabled', e.enabled, 'startsAt', e.starts_at, 'endsAt', e.ends_at) AS said
      FROM entitlement e WHERE e.organization_id = org AND e.license_id = on_license AND e.archived_at IS NULL
      UNION ALL
      SELECT f.feature_id, 'addOn', jsonb_build_object('id', a.id, 'addOnId', a.add_on_id, 'quantity', a.quantity, 'value', f.value, 'enabled', a.enabled, 'startsAt', a.starts_at, 'endsAt', a.ends_at)
      FROM license_add_on a JOIN add_on_feature f ON f.organization_id = org AND f.add_on_id = a.add_on_id
      WHERE a.organization_id = org AND a.license_id = on_license AND a.archived_at IS NULL
      UNION ALL
      SELECT o.feature_id, 'override', jsonb_build_object('id', o.id, 'value', o.value, 'enabled', o.enabled, 'startsAt', o.starts_at, 'endsAt', o.ends_at,
        'of', CASE WHEN o.activation_id IS NOT NULL THEN 'machine' WHEN o.person_id IS NOT NULL THEN 'person' ELSE 'department' END,
        'subjectId', coalesce(o.activation_id, o.person_id, o.department_id), 'depth', coalesce(above.depth, 0))
      FROM entitlement_override o LEFT JOIN above ON above.id = o.department_id
      WHERE o.organization_id = org AND o.license_id = on_license AND o.archived_at IS NULL
        AND (o.activation_id = for_machine OR o.person_id = holder OR above.id IS NOT NULL)
    ), facts AS (
      SELECT feature_id, coalesce(jsonb_agg(said) FILTER (WHERE part = 'own'), '[]') AS own,
        coalesce(jsonb_agg(said) FILTER (WHERE part = 'addOn'), '[]') AS add_ons,
        coalesce(jsonb_agg(said) FILTER (WHERE part = 'override'), '[]') AS overrides
      FROM fact GROUP BY feature_id
    )
    SELECT coalesce(jsonb_agg(jsonb_build_object('id', f.id, 'code', f.code, 'kind', f.kind, 'productId', f.product_id,
      'own', facts.own, 'addOns', facts.add_ons, 'overrides', facts.overrides) ORDER BY f.code, f.id), '[]')
    FROM facts JOIN feature f ON f.organization_id = org AND f.id = facts.feature_id
    WHERE f.archived_at IS NULL AND f.product_id IN (
      SELECT covered_products(org, l.product_id) FROM license l WHERE l.organization_id = org AND l.id = on_license)
  );
END $$;
