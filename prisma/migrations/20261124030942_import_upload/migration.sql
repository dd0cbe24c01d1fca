-- AlterEnum
ALTER TYPE "import_status" ADD VALUE 'UPLOADING';

-- AlterTable
ALTER TABLE "import_run" ADD COLUMN     "data_start" JSONB NOT NULL,
ADD COLUMN     "remarks" TEXT[];
