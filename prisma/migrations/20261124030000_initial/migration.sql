-- CreateEnum
CREATE TYPE "role" AS ENUM ('OWNER', 'ADMIN', 'APPROVER', 'EMPLOYEE', 'AUDITOR');

-- CreateEnum
CREATE TYPE "link_purpose" AS ENUM ('SETUP', 'INVITATION', 'PASSWORD_RESET');

-- CreateEnum
CREATE TYPE "approval_rule" AS ENUM ('MANAGER', 'LICENSE_OWNER');

-- CreateEnum
CREATE TYPE "durable_run_status" AS ENUM ('QUEUED', 'RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "durable_step_state" AS ENUM ('PLANNED', 'SLEEPING', 'WAITING', 'INVOKING', 'DONE', 'FAILED');

-- CreateEnum
CREATE TYPE "durable_queue_kind" AS ENUM ('CALL', 'WAKE', 'TIMEOUT');

-- CreateEnum
CREATE TYPE "import_kind" AS ENUM ('PEOPLE', 'LICENSES', 'SEATS');

-- CreateEnum
CREATE TYPE "import_preset" AS ENUM ('SNIPE_IT_LICENSES', 'SNIPE_IT_USERS', 'TEMPLATE');

-- CreateEnum
CREATE TYPE "import_status" AS ENUM ('UPLOADED', 'DRY_RUNNING', 'READY', 'QUEUED', 'RUNNING', 'DONE', 'FAILED', 'UNDOING', 'UNDONE');

-- CreateEnum
CREATE TYPE "import_outcome" AS ENUM ('CREATED', 'CHANGED', 'UNCHANGED', 'LEFT_OUT');

-- CreateEnum
CREATE TYPE "import_severity" AS ENUM ('ERROR', 'WARNING');

-- CreateEnum
CREATE TYPE "license_term" AS ENUM ('PERPETUAL', 'SUBSCRIPTION', 'TRIAL');

-- CreateEnum
CREATE TYPE "license_allocation" AS ENUM ('NAMED', 'FLOATING', 'NODE_LOCKED', 'SITE');

-- CreateEnum
CREATE TYPE "license_deployment" AS ENUM ('ON_PREMISES', 'CLOUD', 'HYBRID');

-- CreateEnum
CREATE TYPE "license_metric" AS ENUM ('USER', 'DEVICE', 'CORE', 'TOKEN');

-- CreateEnum
CREATE TYPE "license_renewal" AS ENUM ('NONE', 'MANUAL', 'AUTOMATIC');

-- CreateEnum
CREATE TYPE "price_basis" AS ENUM ('PER_SEAT', 'TOTAL');

-- CreateEnum
CREATE TYPE "person_kind" AS ENUM ('EMPLOYEE', 'CONTRACTOR');

-- CreateEnum
CREATE TYPE "person_status" AS ENUM ('ACTIVE', 'ON_LEAVE', 'SUSPENDED', 'DEPARTED');

-- CreateEnum
CREATE TYPE "request_status" AS ENUM ('PENDING', 'WAITLISTED', 'FULFILLED', 'REJECTED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "step_status" AS ENUM ('UPCOMING', 'PENDING', 'APPROVED', 'REJECTED', 'SKIPPED');

-- CreateEnum
CREATE TYPE "seat_source" AS ENUM ('ASSIGNED', 'IMPORTED', 'REQUESTED', 'WAITLISTED', 'TRANSFERRED');

-- CreateEnum
CREATE TYPE "seat_end" AS ENUM ('RELEASED', 'GIVEN_BACK', 'TRANSFERRED', 'TIME_ENDED', 'LEFT', 'UNDONE');

-- CreateTable
CREATE TABLE "account" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "person_id" TEXT,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "session_epoch" INTEGER NOT NULL DEFAULT 1,
    "last_sign_in_at" TIMESTAMPTZ(3),
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_grant" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "account_id" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "until" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "role_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "one_time_link" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT,
    "account_id" TEXT,
    "purpose" "link_purpose" NOT NULL,
    "token_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "one_time_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_delay" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL,
    "blocked_until" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_delay_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "scopes" TEXT[],
    "created_by_id" TEXT NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vendor" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "website" TEXT,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "vendor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "vendor_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "category" TEXT,
    "description" TEXT,
    "owner_id" TEXT,
    "requestable" BOOLEAN NOT NULL DEFAULT false,
    "approval_rules" "approval_rule"[],
    "download_url" TEXT,
    "server_address" TEXT,
    "starting_note" TEXT,
    "support_contact" TEXT,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "durable_event" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "data" JSON NOT NULL,
    "ts" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "matched_at" TIMESTAMPTZ(3),
    "sequence" BIGSERIAL NOT NULL,

    CONSTRAINT "durable_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "durable_function" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "config" JSON NOT NULL,
    "synced_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "durable_function_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "durable_schedule" (
    "function_id" TEXT NOT NULL,
    "cron" TEXT NOT NULL,
    "next_at" TIMESTAMPTZ(3) NOT NULL,
    "last_fired_at" TIMESTAMPTZ(3),

    CONSTRAINT "durable_schedule_pkey" PRIMARY KEY ("function_id","cron")
);

-- CreateTable
CREATE TABLE "durable_run" (
    "id" TEXT NOT NULL,
    "function_id" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "event" JSON NOT NULL,
    "status" "durable_run_status" NOT NULL DEFAULT 'QUEUED',
    "parallel" BOOLEAN NOT NULL DEFAULT false,
    "slots" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "idempotency_key" TEXT,
    "parent_run_id" TEXT,
    "parent_step_id" TEXT,
    "output" JSON,
    "error" JSON,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "durable_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "durable_step" (
    "run_id" TEXT NOT NULL,
    "step_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "op" TEXT NOT NULL,
    "state" "durable_step_state" NOT NULL,
    "position" INTEGER,
    "data" JSON,
    "error" JSON,
    "wait_event" TEXT,
    "wait_if" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "durable_step_pkey" PRIMARY KEY ("run_id","step_id")
);

-- CreateTable
CREATE TABLE "durable_queue_item" (
    "id" BIGSERIAL NOT NULL,
    "run_id" TEXT NOT NULL,
    "step_id" TEXT NOT NULL,
    "kind" "durable_queue_kind" NOT NULL,
    "run_at" TIMESTAMPTZ(6) NOT NULL,
    "attempt" INTEGER NOT NULL DEFAULT 0,
    "slots" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "leased_until" TIMESTAMPTZ(6),
    "lease_token" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "durable_queue_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_run" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "kind" "import_kind" NOT NULL,
    "preset" "import_preset",
    "status" "import_status" NOT NULL DEFAULT 'UPLOADED',
    "file_name" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "encoding" TEXT NOT NULL,
    "delimiter" TEXT NOT NULL,
    "columns" JSONB NOT NULL,
    "mapping" JSONB NOT NULL,
    "options" JSONB NOT NULL,
    "pass" INTEGER NOT NULL DEFAULT 0,
    "progress_done" INTEGER NOT NULL DEFAULT 0,
    "progress_total" INTEGER,
    "created" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "left_out" INTEGER NOT NULL DEFAULT 0,
    "problems" INTEGER NOT NULL DEFAULT 0,
    "totals" JSONB NOT NULL,
    "failure" TEXT,
    "created_by_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "import_run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_chunk" (
    "organization_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "data" BYTEA NOT NULL,

    CONSTRAINT "import_chunk_pkey" PRIMARY KEY ("organization_id","run_id","start")
);

-- CreateTable
CREATE TABLE "import_row" (
    "organization_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "pass" INTEGER NOT NULL,
    "row" INTEGER NOT NULL,
    "line" INTEGER NOT NULL,
    "outcome" "import_outcome" NOT NULL,
    "title" TEXT NOT NULL,
    "cells" JSONB,
    "touched" JSONB NOT NULL,

    CONSTRAINT "import_row_pkey" PRIMARY KEY ("organization_id","run_id","pass","row")
);

-- CreateTable
CREATE TABLE "import_problem" (
    "organization_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "pass" INTEGER NOT NULL,
    "row" INTEGER NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "column" TEXT,
    "severity" "import_severity" NOT NULL,
    "detail" TEXT NOT NULL,

    CONSTRAINT "import_problem_pkey" PRIMARY KEY ("organization_id","run_id","pass","row","ordinal")
);

-- CreateTable
CREATE TABLE "import_subject" (
    "organization_id" TEXT NOT NULL,
    "run_id" TEXT NOT NULL,
    "pass" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "row" INTEGER NOT NULL,
    "facts" JSONB NOT NULL,

    CONSTRAINT "import_subject_pkey" PRIMARY KEY ("organization_id","run_id","pass","key")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "actor_person_id" TEXT,
    "subject_kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "related" TEXT[],
    "before" JSONB,
    "after" JSONB,
    "reason" JSONB,
    "origin" JSONB NOT NULL,
    "request_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "personal_value" (
    "commitment" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "salt" BYTEA NOT NULL,
    "value" TEXT NOT NULL,
    "subject_id" TEXT,

    CONSTRAINT "personal_value_pkey" PRIMARY KEY ("organization_id","commitment")
);

-- CreateTable
CREATE TABLE "outbox" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT,
    "name" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "once_result" (
    "organization_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "result" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "once_result_pkey" PRIMARY KEY ("organization_id","key")
);

-- CreateTable
CREATE TABLE "idempotency_record" (
    "organization_id" TEXT NOT NULL,
    "credential" TEXT NOT NULL,
    "route" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "body_hash" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "answer" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_record_pkey" PRIMARY KEY ("organization_id","credential","route","key")
);

-- CreateTable
CREATE TABLE "license" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "term" "license_term" NOT NULL,
    "allocation" "license_allocation" NOT NULL,
    "deployment" "license_deployment" NOT NULL DEFAULT 'CLOUD',
    "metric" "license_metric" NOT NULL DEFAULT 'USER',
    "starts_on" DATE,
    "ends_on" DATE,
    "renewal" "license_renewal" NOT NULL DEFAULT 'NONE',
    "notice_days" INTEGER,
    "maintained" BOOLEAN NOT NULL DEFAULT false,
    "maintenance_ends_on" DATE,
    "reassignable" BOOLEAN NOT NULL DEFAULT true,
    "owner_id" TEXT,
    "department_id" TEXT,
    "legal_entity_id" TEXT,
    "licensed_to_name" TEXT,
    "licensed_to_email" TEXT,
    "category" TEXT,
    "notes" TEXT,
    "approval_override" BOOLEAN NOT NULL DEFAULT false,
    "approval_rules" "approval_rule"[],
    "import_key" TEXT,
    "count_version" INTEGER NOT NULL DEFAULT 0,
    "suspended_at" TIMESTAMPTZ(3),
    "terminated_at" TIMESTAMPTZ(3),
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "license_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "purchase" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "license_id" TEXT NOT NULL,
    "seats" INTEGER NOT NULL,
    "starts_on" DATE,
    "ends_on" DATE,
    "purchased_on" DATE,
    "order_number" TEXT,
    "purchase_order" TEXT,
    "supplier" TEXT,
    "price_amount" BIGINT,
    "currency" TEXT,
    "price_basis" "price_basis" NOT NULL DEFAULT 'TOTAL',
    "note" TEXT,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "purchase_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vendor_key" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "license_id" TEXT NOT NULL,
    "seat_id" TEXT,
    "label" TEXT,
    "sealed" BYTEA NOT NULL,
    "digest" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "vendor_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "template" TEXT NOT NULL,
    "sealed" BYTEA,
    "claimed_until" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "sent_at" TIMESTAMPTZ(3),
    "failed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organization" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "show_prices" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "legal_entity" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "country" TEXT,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "legal_entity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "department" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "parent_id" TEXT,
    "name" TEXT NOT NULL,
    "cost_center" TEXT,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "department_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "site" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "address_ranges" TEXT[],
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "site_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "given_name" TEXT,
    "family_name" TEXT,
    "email" TEXT,
    "username" TEXT,
    "employee_number" TEXT,
    "title" TEXT,
    "kind" "person_kind" NOT NULL DEFAULT 'EMPLOYEE',
    "status" "person_status" NOT NULL DEFAULT 'ACTIVE',
    "department_id" TEXT,
    "site_id" TEXT,
    "manager_id" TEXT,
    "sponsor_id" TEXT,
    "starts_on" DATE,
    "ends_on" DATE,
    "notes" TEXT,
    "departed_at" TIMESTAMPTZ(3),
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person_identity" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3),

    CONSTRAINT "person_identity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seat_request" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "license_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "needed_until" DATE,
    "status" "request_status" NOT NULL DEFAULT 'PENDING',
    "outcome_note" TEXT,
    "seat_id" TEXT,
    "waitlisted_at" TIMESTAMPTZ(3),
    "wait_order" BIGSERIAL NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "seat_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "approval_step" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "request_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "rule" "approval_rule" NOT NULL,
    "approver_id" TEXT,
    "status" "step_status" NOT NULL DEFAULT 'UPCOMING',
    "decided_by" TEXT,
    "comment" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "approval_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seat" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "license_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "held_from" TIMESTAMPTZ(3) NOT NULL,
    "held_until" TIMESTAMPTZ(3),
    "source" "seat_source" NOT NULL,
    "end_reason" "seat_end",
    "end_note" TEXT,
    "previous_seat_id" TEXT,
    "request_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "seat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "usage_day" (
    "organization_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "product_id" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "source" TEXT NOT NULL,
    "uses" INTEGER NOT NULL,

    CONSTRAINT "usage_day_pkey" PRIMARY KEY ("organization_id","product_id","person_id","day","source")
);

-- CreateIndex
CREATE INDEX "account_email_idx" ON "account"("email");

-- CreateIndex
CREATE UNIQUE INDEX "account_organization_id_id_key" ON "account"("organization_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "account_organization_id_email_key" ON "account"("organization_id", "email");

-- CreateIndex
CREATE INDEX "role_grant_organization_id_account_id_idx" ON "role_grant"("organization_id", "account_id");

-- CreateIndex
CREATE UNIQUE INDEX "role_grant_organization_id_id_key" ON "role_grant"("organization_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "one_time_link_token_hash_key" ON "one_time_link"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_token_hash_key" ON "api_token"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_organization_id_id_key" ON "api_token"("organization_id", "id");

-- CreateIndex
CREATE INDEX "vendor_organization_id_name_id_idx" ON "vendor"("organization_id", "name", "id");

-- CreateIndex
CREATE UNIQUE INDEX "vendor_organization_id_id_key" ON "vendor"("organization_id", "id");

-- CreateIndex
CREATE INDEX "product_organization_id_name_id_idx" ON "product"("organization_id", "name", "id");

-- CreateIndex
CREATE INDEX "product_organization_id_vendor_id_idx" ON "product"("organization_id", "vendor_id");

-- CreateIndex
CREATE UNIQUE INDEX "product_organization_id_id_key" ON "product"("organization_id", "id");

-- CreateIndex
CREATE INDEX "durable_event_matched_at_sequence_idx" ON "durable_event"("matched_at", "sequence");

-- CreateIndex
CREATE INDEX "durable_event_received_at_idx" ON "durable_event"("received_at");

-- CreateIndex
CREATE INDEX "durable_schedule_next_at_idx" ON "durable_schedule"("next_at");

-- CreateIndex
CREATE INDEX "durable_run_function_id_idempotency_key_idx" ON "durable_run"("function_id", "idempotency_key");

-- CreateIndex
CREATE INDEX "durable_run_function_id_status_idx" ON "durable_run"("function_id", "status");

-- CreateIndex
CREATE INDEX "durable_run_ended_at_idx" ON "durable_run"("ended_at");

-- CreateIndex
CREATE UNIQUE INDEX "durable_run_function_id_event_id_key" ON "durable_run"("function_id", "event_id");

-- CreateIndex
CREATE INDEX "durable_step_wait_event_state_idx" ON "durable_step"("wait_event", "state");

-- CreateIndex
CREATE INDEX "durable_queue_item_run_at_id_idx" ON "durable_queue_item"("run_at", "id");

-- CreateIndex
CREATE INDEX "durable_queue_item_leased_until_idx" ON "durable_queue_item"("leased_until");

-- CreateIndex
CREATE INDEX "durable_queue_item_run_id_idx" ON "durable_queue_item"("run_id");

-- CreateIndex
CREATE INDEX "import_run_organization_id_created_at_id_idx" ON "import_run"("organization_id", "created_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "import_run_organization_id_id_key" ON "import_run"("organization_id", "id");

-- CreateIndex
CREATE INDEX "import_row_organization_id_run_id_pass_outcome_row_idx" ON "import_row"("organization_id", "run_id", "pass", "outcome", "row");

-- CreateIndex
CREATE INDEX "import_problem_organization_id_run_id_pass_severity_row_idx" ON "import_problem"("organization_id", "run_id", "pass", "severity", "row");

-- CreateIndex
CREATE INDEX "audit_event_organization_id_at_id_idx" ON "audit_event"("organization_id", "at", "id");

-- CreateIndex
CREATE INDEX "audit_event_organization_id_subject_kind_subject_id_at_idx" ON "audit_event"("organization_id", "subject_kind", "subject_id", "at");

-- CreateIndex
CREATE INDEX "audit_event_organization_id_actor_id_at_idx" ON "audit_event"("organization_id", "actor_id", "at");

-- CreateIndex
CREATE INDEX "audit_event_organization_id_type_at_idx" ON "audit_event"("organization_id", "type", "at");

-- CreateIndex
CREATE INDEX "audit_event_related_idx" ON "audit_event" USING GIN ("related");

-- CreateIndex
CREATE UNIQUE INDEX "audit_event_organization_id_id_key" ON "audit_event"("organization_id", "id");

-- CreateIndex
CREATE INDEX "personal_value_organization_id_subject_id_idx" ON "personal_value"("organization_id", "subject_id");

-- CreateIndex
CREATE INDEX "outbox_sent_at_created_at_id_idx" ON "outbox"("sent_at", "created_at", "id");

-- CreateIndex
CREATE INDEX "once_result_created_at_idx" ON "once_result"("created_at");

-- CreateIndex
CREATE INDEX "idempotency_record_created_at_idx" ON "idempotency_record"("created_at");

-- CreateIndex
CREATE INDEX "license_organization_id_name_id_idx" ON "license"("organization_id", "name", "id");

-- CreateIndex
CREATE INDEX "license_organization_id_product_id_idx" ON "license"("organization_id", "product_id");

-- CreateIndex
CREATE UNIQUE INDEX "license_organization_id_id_key" ON "license"("organization_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "license_organization_id_import_key_key" ON "license"("organization_id", "import_key");

-- CreateIndex
CREATE INDEX "purchase_organization_id_license_id_idx" ON "purchase"("organization_id", "license_id");

-- CreateIndex
CREATE UNIQUE INDEX "purchase_organization_id_id_key" ON "purchase"("organization_id", "id");

-- CreateIndex
CREATE INDEX "vendor_key_organization_id_license_id_idx" ON "vendor_key"("organization_id", "license_id");

-- CreateIndex
CREATE INDEX "vendor_key_organization_id_digest_idx" ON "vendor_key"("organization_id", "digest");

-- CreateIndex
CREATE UNIQUE INDEX "vendor_key_organization_id_id_key" ON "vendor_key"("organization_id", "id");

-- CreateIndex
CREATE INDEX "mail_sent_at_created_at_idx" ON "mail"("sent_at", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "mail_organization_id_id_key" ON "mail"("organization_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "legal_entity_organization_id_id_key" ON "legal_entity"("organization_id", "id");

-- CreateIndex
CREATE INDEX "department_organization_id_parent_id_idx" ON "department"("organization_id", "parent_id");

-- CreateIndex
CREATE UNIQUE INDEX "department_organization_id_id_key" ON "department"("organization_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "site_organization_id_id_key" ON "site"("organization_id", "id");

-- CreateIndex
CREATE INDEX "person_organization_id_display_name_id_idx" ON "person"("organization_id", "display_name", "id");

-- CreateIndex
CREATE INDEX "person_organization_id_department_id_idx" ON "person"("organization_id", "department_id");

-- CreateIndex
CREATE INDEX "person_organization_id_manager_id_idx" ON "person"("organization_id", "manager_id");

-- CreateIndex
CREATE UNIQUE INDEX "person_organization_id_id_key" ON "person"("organization_id", "id");

-- CreateIndex
CREATE INDEX "person_identity_organization_id_person_id_idx" ON "person_identity"("organization_id", "person_id");

-- CreateIndex
CREATE INDEX "person_identity_organization_id_source_external_id_idx" ON "person_identity"("organization_id", "source", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "person_identity_organization_id_id_key" ON "person_identity"("organization_id", "id");

-- CreateIndex
CREATE INDEX "seat_request_organization_id_license_id_status_idx" ON "seat_request"("organization_id", "license_id", "status");

-- CreateIndex
CREATE INDEX "seat_request_organization_id_person_id_created_at_idx" ON "seat_request"("organization_id", "person_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "seat_request_organization_id_id_key" ON "seat_request"("organization_id", "id");

-- CreateIndex
CREATE INDEX "approval_step_organization_id_approver_id_status_idx" ON "approval_step"("organization_id", "approver_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "approval_step_organization_id_id_key" ON "approval_step"("organization_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "approval_step_organization_id_request_id_position_key" ON "approval_step"("organization_id", "request_id", "position");

-- CreateIndex
CREATE INDEX "notification_organization_id_person_id_read_at_idx" ON "notification"("organization_id", "person_id", "read_at");

-- CreateIndex
CREATE UNIQUE INDEX "notification_organization_id_id_key" ON "notification"("organization_id", "id");

-- CreateIndex
CREATE INDEX "seat_organization_id_license_id_held_until_idx" ON "seat"("organization_id", "license_id", "held_until");

-- CreateIndex
CREATE INDEX "seat_organization_id_person_id_idx" ON "seat"("organization_id", "person_id");

-- CreateIndex
CREATE INDEX "seat_held_until_idx" ON "seat"("held_until");

-- CreateIndex
CREATE UNIQUE INDEX "seat_organization_id_id_key" ON "seat"("organization_id", "id");

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_organization_id_person_id_fkey" FOREIGN KEY ("organization_id", "person_id") REFERENCES "person"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_grant" ADD CONSTRAINT "role_grant_organization_id_account_id_fkey" FOREIGN KEY ("organization_id", "account_id") REFERENCES "account"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "one_time_link" ADD CONSTRAINT "one_time_link_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "one_time_link" ADD CONSTRAINT "one_time_link_organization_id_account_id_fkey" FOREIGN KEY ("organization_id", "account_id") REFERENCES "account"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_organization_id_created_by_id_fkey" FOREIGN KEY ("organization_id", "created_by_id") REFERENCES "account"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "vendor" ADD CONSTRAINT "vendor_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product" ADD CONSTRAINT "product_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product" ADD CONSTRAINT "product_organization_id_vendor_id_fkey" FOREIGN KEY ("organization_id", "vendor_id") REFERENCES "vendor"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "product" ADD CONSTRAINT "product_organization_id_owner_id_fkey" FOREIGN KEY ("organization_id", "owner_id") REFERENCES "person"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "durable_step" ADD CONSTRAINT "durable_step_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "durable_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "durable_queue_item" ADD CONSTRAINT "durable_queue_item_run_id_fkey" FOREIGN KEY ("run_id") REFERENCES "durable_run"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_run" ADD CONSTRAINT "import_run_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "import_chunk" ADD CONSTRAINT "import_chunk_organization_id_run_id_fkey" FOREIGN KEY ("organization_id", "run_id") REFERENCES "import_run"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "import_row" ADD CONSTRAINT "import_row_organization_id_run_id_fkey" FOREIGN KEY ("organization_id", "run_id") REFERENCES "import_run"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "import_problem" ADD CONSTRAINT "import_problem_organization_id_run_id_fkey" FOREIGN KEY ("organization_id", "run_id") REFERENCES "import_run"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "import_subject" ADD CONSTRAINT "import_subject_organization_id_run_id_fkey" FOREIGN KEY ("organization_id", "run_id") REFERENCES "import_run"("organization_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "audit_event" ADD CONSTRAINT "audit_event_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "personal_value" ADD CONSTRAINT "personal_value_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "once_result" ADD CONSTRAINT "once_result_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "idempotency_record" ADD CONSTRAINT "idempotency_record_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "license" ADD CONSTRAINT "license_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "license" ADD CONSTRAINT "license_organization_id_product_id_fkey" FOREIGN KEY ("organization_id", "product_id") REFERENCES "product"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "license" ADD CONSTRAINT "license_organization_id_owner_id_fkey" FOREIGN KEY ("organization_id", "owner_id") REFERENCES "person"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "license" ADD CONSTRAINT "license_organization_id_department_id_fkey" FOREIGN KEY ("organization_id", "department_id") REFERENCES "department"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "license" ADD CONSTRAINT "license_organization_id_legal_entity_id_fkey" FOREIGN KEY ("organization_id", "legal_entity_id") REFERENCES "legal_entity"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "purchase" ADD CONSTRAINT "purchase_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "purchase" ADD CONSTRAINT "purchase_organization_id_license_id_fkey" FOREIGN KEY ("organization_id", "license_id") REFERENCES "license"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "vendor_key" ADD CONSTRAINT "vendor_key_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vendor_key" ADD CONSTRAINT "vendor_key_organization_id_license_id_fkey" FOREIGN KEY ("organization_id", "license_id") REFERENCES "license"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "vendor_key" ADD CONSTRAINT "vendor_key_organization_id_seat_id_fkey" FOREIGN KEY ("organization_id", "seat_id") REFERENCES "seat"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "mail" ADD CONSTRAINT "mail_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "legal_entity" ADD CONSTRAINT "legal_entity_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "department" ADD CONSTRAINT "department_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "department" ADD CONSTRAINT "department_organization_id_parent_id_fkey" FOREIGN KEY ("organization_id", "parent_id") REFERENCES "department"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "site" ADD CONSTRAINT "site_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_organization_id_department_id_fkey" FOREIGN KEY ("organization_id", "department_id") REFERENCES "department"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_organization_id_site_id_fkey" FOREIGN KEY ("organization_id", "site_id") REFERENCES "site"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_organization_id_manager_id_fkey" FOREIGN KEY ("organization_id", "manager_id") REFERENCES "person"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_organization_id_sponsor_id_fkey" FOREIGN KEY ("organization_id", "sponsor_id") REFERENCES "person"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "person_identity" ADD CONSTRAINT "person_identity_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_identity" ADD CONSTRAINT "person_identity_organization_id_person_id_fkey" FOREIGN KEY ("organization_id", "person_id") REFERENCES "person"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "seat_request" ADD CONSTRAINT "seat_request_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat_request" ADD CONSTRAINT "seat_request_organization_id_license_id_fkey" FOREIGN KEY ("organization_id", "license_id") REFERENCES "license"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "seat_request" ADD CONSTRAINT "seat_request_organization_id_person_id_fkey" FOREIGN KEY ("organization_id", "person_id") REFERENCES "person"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "approval_step" ADD CONSTRAINT "approval_step_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "approval_step" ADD CONSTRAINT "approval_step_organization_id_request_id_fkey" FOREIGN KEY ("organization_id", "request_id") REFERENCES "seat_request"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "approval_step" ADD CONSTRAINT "approval_step_organization_id_approver_id_fkey" FOREIGN KEY ("organization_id", "approver_id") REFERENCES "person"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_organization_id_person_id_fkey" FOREIGN KEY ("organization_id", "person_id") REFERENCES "person"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "seat" ADD CONSTRAINT "seat_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seat" ADD CONSTRAINT "seat_organization_id_license_id_fkey" FOREIGN KEY ("organization_id", "license_id") REFERENCES "license"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "seat" ADD CONSTRAINT "seat_organization_id_person_id_fkey" FOREIGN KEY ("organization_id", "person_id") REFERENCES "person"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "seat" ADD CONSTRAINT "seat_organization_id_previous_seat_id_fkey" FOREIGN KEY ("organization_id", "previous_seat_id") REFERENCES "seat"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "usage_day" ADD CONSTRAINT "usage_day_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "usage_day" ADD CONSTRAINT "usage_day_organization_id_person_id_fkey" FOREIGN KEY ("organization_id", "person_id") REFERENCES "person"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "usage_day" ADD CONSTRAINT "usage_day_organization_id_product_id_fkey" FOREIGN KEY ("organization_id", "product_id") REFERENCES "product"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- Hand-written: what the Prisma schema cannot say. The drift test lists these objects by name.

CREATE EXTENSION IF NOT EXISTS btree_gist;

-- A person holds a licence at most once at any instant, future ends included.
ALTER TABLE "seat" ADD CONSTRAINT "seat_once_per_person"
  EXCLUDE USING gist ("organization_id" WITH =, "license_id" WITH =, "person_id" WITH =, tstzrange("held_from", "held_until") WITH &&);
ALTER TABLE "seat" ADD CONSTRAINT "seat_ends_after_it_starts" CHECK ("held_until" IS NULL OR "held_until" >= "held_from");
ALTER TABLE "seat" ADD CONSTRAINT "seat_end_has_instant" CHECK ("end_reason" IS NULL OR "held_until" IS NOT NULL);

ALTER TABLE "purchase" ADD CONSTRAINT "purchase_seats_not_negative" CHECK ("seats" >= 0);
ALTER TABLE "purchase" ADD CONSTRAINT "purchase_price_has_currency" CHECK (("price_amount" IS NULL) = ("currency" IS NULL));
ALTER TABLE "purchase" ADD CONSTRAINT "purchase_price_not_negative" CHECK ("price_amount" >= 0);
ALTER TABLE "purchase" ADD CONSTRAINT "purchase_ends_after_it_starts" CHECK ("ends_on" >= "starts_on");
ALTER TABLE "license" ADD CONSTRAINT "license_ends_after_it_starts" CHECK ("ends_on" >= "starts_on");
ALTER TABLE "license" ADD CONSTRAINT "license_perpetual_has_no_end" CHECK ("term" <> 'PERPETUAL' OR "ends_on" IS NULL);
ALTER TABLE "license" ADD CONSTRAINT "license_notice_not_negative" CHECK ("notice_days" >= 0);
ALTER TABLE "usage_day" ADD CONSTRAINT "usage_day_uses_positive" CHECK ("uses" > 0);
ALTER TABLE "department" ADD CONSTRAINT "department_not_its_own_parent" CHECK ("parent_id" <> "id");
ALTER TABLE "person" ADD CONSTRAINT "person_not_their_own_manager" CHECK ("manager_id" <> "id");

CREATE UNIQUE INDEX "person_email_once" ON "person" ("organization_id", lower("email")) WHERE "archived_at" IS NULL AND "status" <> 'DEPARTED';
CREATE UNIQUE INDEX "person_identity_in_force_once" ON "person_identity" ("organization_id", "source", "external_id") WHERE "valid_until" IS NULL;
CREATE UNIQUE INDEX "vendor_name_once" ON "vendor" ("organization_id", lower("name")) WHERE "archived_at" IS NULL;
CREATE UNIQUE INDEX "product_name_once" ON "product" ("organization_id", "vendor_id", lower("name")) WHERE "archived_at" IS NULL;
CREATE UNIQUE INDEX "site_name_once" ON "site" ("organization_id", lower("name")) WHERE "archived_at" IS NULL;
CREATE UNIQUE INDEX "department_name_once" ON "department" ("organization_id", coalesce("parent_id", ''), lower("name")) WHERE "archived_at" IS NULL;
CREATE UNIQUE INDEX "role_grant_in_force_once" ON "role_grant" ("organization_id", "account_id", "role") WHERE "revoked_at" IS NULL;
CREATE UNIQUE INDEX "vendor_key_once" ON "vendor_key" ("organization_id", "license_id", "digest") WHERE "archived_at" IS NULL;
CREATE UNIQUE INDEX "seat_request_open_once" ON "seat_request" ("organization_id", "license_id", "person_id") WHERE "status" IN ('PENDING', 'WAITLISTED');
CREATE INDEX "outbox_unsent" ON "outbox" ("created_at", "id") WHERE "sent_at" IS NULL;

-- The capacity of a licence on a calendar day: the sum of the lots in force.
CREATE FUNCTION "license_capacity"(org text, license text, on_day date) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(p.seats), 0)::bigint FROM purchase p
  WHERE p.organization_id = org AND p.license_id = license AND p.archived_at IS NULL
    AND (p.starts_on IS NULL OR p.starts_on <= on_day) AND (p.ends_on IS NULL OR p.ends_on >= on_day)
$$;

-- Seats of a licence held at an instant.
CREATE FUNCTION "seats_held"(org text, license text, at_instant timestamptz) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT count(*) FROM seat s
  WHERE s.organization_id = org AND s.license_id = license
    AND s.held_from <= at_instant AND (s.held_until IS NULL OR s.held_until > at_instant)
$$;

-- The last guard of capacity: a seat that starts when all are held is refused, whoever writes it.
CREATE FUNCTION "guard_seat_capacity"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  kind text;
  zone text;
BEGIN
  SELECT l.allocation, o.time_zone INTO kind, zone FROM license l JOIN organization o ON o.id = l.organization_id
    WHERE l.organization_id = NEW.organization_id AND l.id = NEW.license_id FOR UPDATE OF l;
  IF kind IS DISTINCT FROM 'NAMED' THEN
    RAISE EXCEPTION 'only a NAMED licence has seats' USING ERRCODE = 'check_violation', CONSTRAINT = 'seat_on_named_license';
  END IF;
  IF seats_held(NEW.organization_id, NEW.license_id, NEW.held_from)
     > license_capacity(NEW.organization_id, NEW.license_id, (NEW.held_from AT TIME ZONE zone)::date) THEN
    RAISE EXCEPTION 'all seats of the licence are held' USING ERRCODE = 'check_violation', CONSTRAINT = 'seat_within_capacity';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER "seat_within_capacity" AFTER INSERT ON "seat" FOR EACH ROW EXECUTE FUNCTION "guard_seat_capacity"();

-- A seat keeps whose it was and since when: only its end may be written.
CREATE FUNCTION "guard_seat_history"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR (OLD.organization_id, OLD.license_id, OLD.person_id, OLD.held_from) IS DISTINCT FROM (NEW.organization_id, NEW.license_id, NEW.person_id, NEW.held_from) THEN
    RAISE EXCEPTION 'a seat is history: it may end, never change or vanish' USING ERRCODE = 'check_violation', CONSTRAINT = 'seat_is_history';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "seat_is_history" BEFORE UPDATE OR DELETE ON "seat" FOR EACH ROW EXECUTE FUNCTION "guard_seat_history"();

-- The trail is append-only for everyone, the owner of the table included.
CREATE FUNCTION "refuse_change_of_trail"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the trail is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER "audit_event_append_only" BEFORE UPDATE OR DELETE ON "audit_event" FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_trail"();
CREATE TRIGGER "audit_event_no_truncate" BEFORE TRUNCATE ON "audit_event" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change_of_trail"();
-- A personal value may be erased, never replaced.
CREATE TRIGGER "personal_value_no_update" BEFORE UPDATE ON "personal_value" FOR EACH ROW EXECUTE FUNCTION "refuse_change_of_trail"();
