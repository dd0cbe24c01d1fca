-- Names that people read are sorted as they expect ("É" beside "e"), not by code point.
ALTER TABLE "person" ALTER COLUMN "display_name" TYPE text COLLATE "und-x-icu";
ALTER TABLE "license" ALTER COLUMN "name" TYPE text COLLATE "und-x-icu";
ALTER TABLE "product" ALTER COLUMN "name" TYPE text COLLATE "und-x-icu";
ALTER TABLE "vendor" ALTER COLUMN "name" TYPE text COLLATE "und-x-icu";
ALTER TABLE "department" ALTER COLUMN "name" TYPE text COLLATE "und-x-icu";
ALTER TABLE "site" ALTER COLUMN "name" TYPE text COLLATE "und-x-icu";
ALTER TABLE "account" ALTER COLUMN "name" TYPE text COLLATE "und-x-icu";
