-- CreateTable
CREATE TABLE "pool_month_roll" (
    "pool_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "rolled_until" TIMESTAMPTZ(3) NOT NULL,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "try_at" TIMESTAMPTZ(3) NOT NULL DEFAULT '1970-01-01 00:00:00 +00:00',

    CONSTRAINT "pool_month_roll_pkey" PRIMARY KEY ("pool_id")
);

-- CreateTable
CREATE TABLE "pool_holder_month" (
    "pool_id" TEXT NOT NULL,
    "month" DATE NOT NULL,
    "holder" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "person_id" TEXT,
    "user" TEXT NOT NULL,
    "seat_ms" BIGINT NOT NULL,
    "check_outs" INTEGER NOT NULL,

    CONSTRAINT "pool_holder_month_pkey" PRIMARY KEY ("pool_id","month","holder")
);

-- CreateIndex
CREATE UNIQUE INDEX "pool_month_roll_organization_id_pool_id_key" ON "pool_month_roll"("organization_id", "pool_id");

-- AddForeignKey
ALTER TABLE "pool_month_roll" ADD CONSTRAINT "pool_month_roll_organization_id_pool_id_fkey" FOREIGN KEY ("organization_id", "pool_id") REFERENCES "pool"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "pool_holder_month" ADD CONSTRAINT "pool_holder_month_organization_id_pool_id_fkey" FOREIGN KEY ("organization_id", "pool_id") REFERENCES "pool"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "pool_month_roll" ADD CONSTRAINT "pool_month_roll_ends_at_full_month" CHECK ("rolled_until" = date_trunc('month', "rolled_until", 'UTC'));
ALTER TABLE "pool_holder_month" ADD CONSTRAINT "pool_holder_month_is_full_month" CHECK ("month" = date_trunc('month', "month"::timestamp));
