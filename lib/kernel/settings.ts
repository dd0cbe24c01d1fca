import { z } from "zod";
import { limitSettings } from "./limit-settings";
import { address, base64Of32Bytes, defineSettings, ipOrRange, list, wholeNumber } from "./setting-shapes";

/** Every setting of Leasehold, once. */
export const settings = defineSettings({
  PORT: {
    group: "Serving",
    meaning: "The port on which Leasehold answers.",
    should: "a TCP port between 1 and 65535",
    example: "3000",
    schema: wholeNumber(1, 65535, 3000),
  },
  LEASEHOLD_HOST: {
    group: "Serving",
    meaning: "The address on which Leasehold listens, where it should not listen on all of them.",
    should: "an IP address of this machine, or a name such as localhost",
    example: "127.0.0.1",
    otherwise:
      "all addresses of this machine; 127.0.0.1 for the pages alone (web), which only the front door may reach",
    schema: z
      .string()
      .regex(/^[A-Za-z0-9.:-]+$/)
      .optional(),
  },
  LEASEHOLD_URL: {
    group: "Serving",
    meaning: "The public address, as people type it. Links in mails start with it.",
    should: "an http or https address without a path, such as https://licences.example.com",
    example: "https://licences.example.com",
    otherwise: "http://localhost with the port",
    schema: address("http:", "https:")
      .refine((value) => new URL(value).pathname === "/" && new URL(value).search === "")
      .transform((value) => new URL(value).origin)
      .optional(),
  },
  TRUSTED_PROXIES: {
    group: "Serving",
    meaning:
      "The load balancers and reverse proxies in front of Leasehold, separated by commas. Only from these is X-Forwarded-For, -Proto and -Host believed.",
    should: "IP addresses or ranges separated by commas, such as 10.0.0.0/8, ::1",
    example: "10.0.0.0/8, ::1",
    otherwise: "none is trusted",
    schema: z
      .string()
      .default("")
      .pipe(list)
      .refine((entries) => entries.every((entry) => ipOrRange.test(entry))),
  },
  LEASEHOLD_ROLE: {
    group: "Serving",
    meaning:
      "What this start runs: everything on one machine (all), or one process alone against a shared database: the front door (lane), the pages (web) or the background work (jobs).",
    should: "one of all, lane, web and jobs",
    example: "all",
    schema: z.enum(["all", "lane", "web", "jobs"]).default("all"),
  },
  LEASEHOLD_LANES: {
    group: "Serving",
    meaning:
      "How many front doors answer on the port. Each is a process of its own with limits of its own (client rates count in each); they share the database connections of one. About one for each two cores.",
    should: "a number between 1 and 64",
    example: "4",
    schema: wholeNumber(1, 64, 1),
  },
  LEASEHOLD_WEB_URL: {
    group: "Serving",
    meaning: "Where a front door or background process that runs alone reaches the pages.",
    should: "an http address, such as http://10.0.0.5:3000",
    example: "http://10.0.0.5:3000",
    otherwise: "found by itself when everything runs on one machine",
    schema: address("http:").optional(),
  },
  LEASEHOLD_DRAIN_SECONDS: {
    group: "Serving",
    meaning: "How long requests in progress may take to finish when Leasehold is stopped.",
    should: "a number of seconds between 0 and 600",
    example: "20",
    schema: wholeNumber(0, 600, 20),
  },
  LEASEHOLD_DATA: {
    group: "Database",
    meaning: "The folder for the embedded PostgreSQL, generated secrets and uploaded files.",
    should: "a path to a folder",
    example: "/var/lib/leasehold",
    schema: z.string().min(1).default(".data"),
  },
  DATABASE_URL: {
    group: "Database",
    meaning: "A PostgreSQL (15 or newer) of yours, with the user that the application uses.",
    should: "a PostgreSQL address, such as postgresql://user:password@host:5432/leasehold",
    example: "postgresql://leasehold_app:password@db.example.com:5432/leasehold",
    otherwise: "an embedded PostgreSQL is started in the data folder",
    secret: true,
    schema: address("postgres:", "postgresql:").optional(),
  },
  MIGRATION_DATABASE_URL: {
    group: "Database",
    meaning:
      "The same database with another user who owns the tables, so that nothing in the application can rewrite the trail. Only the migrations at the start use it.",
    should: "a PostgreSQL address, such as postgresql://owner:password@host:5432/leasehold",
    example: "postgresql://leasehold_owner:password@db.example.com:5432/leasehold",
    otherwise: "DATABASE_URL owns the tables too; a process that runs alone then leaves them as they are",
    secret: true,
    schema: address("postgres:", "postgresql:").optional(),
  },
  LEASEHOLD_DATABASE_CONNECTIONS: {
    group: "Database",
    meaning:
      "How many database connections each process may hold. About eight for each core of the database is fastest.",
    should: "a number between 1 and 200",
    example: "10",
    schema: wholeNumber(1, 200, 10),
  },
  LEASEHOLD_MASTER_KEY: {
    group: "Secrets",
    meaning: "The key that seals signing keys, vendor keys and other secrets in the database. Losing it loses them.",
    should: "32 random bytes in base64, as `openssl rand -base64 32` prints them",
    example: "output of: openssl rand -base64 32",
    otherwise: "made at the first start and kept in the data folder, readable by its owner alone",
    secret: true,
    schema: base64Of32Bytes.optional(),
  },
  NEXTAUTH_SECRET: {
    group: "Secrets",
    meaning: "The key that signs people's sessions.",
    should: "at least 32 random characters, as `openssl rand -base64 32` prints them",
    example: "output of: openssl rand -base64 32",
    otherwise: "made at the first start and kept in the data folder, readable by its owner alone",
    secret: true,
    schema: z.string().min(32).optional(),
  },
  SMTP_URL: {
    group: "Mail",
    meaning: "The mail server for invitations, password links and notices.",
    should: "an smtp or smtps address, such as smtp://user:password@mail.example.com:587",
    example: "smtp://user:password@mail.example.com:587",
    otherwise: "no mail is sent; an administrator is shown the links instead",
    secret: true,
    schema: address("smtp:", "smtps:").optional(),
  },
  MAIL_FROM: {
    group: "Mail",
    meaning: "The sender of every mail.",
    should: "a mail address, with or without a name, such as Leasehold <licences@example.com>",
    example: "Leasehold <licences@example.com>",
    schema: z
      .string()
      .regex(/^(?:[^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/)
      .default("Leasehold <leasehold@localhost>"),
  },
  INNGEST_BASE_URL: {
    group: "Durable work",
    meaning: "An Inngest server of yours (or Inngest Cloud), for more than one machine.",
    should: "an http or https address, such as https://inngest.example.com",
    example: "https://inngest.example.com",
    otherwise: "the background process runs durable work itself",
    schema: address("http:", "https:").optional(),
  },
  INNGEST_EVENT_KEY: {
    group: "Durable work",
    meaning: "The event key of that Inngest server.",
    should: "the event key that Inngest shows",
    example: "the-key-that-inngest-shows",
    otherwise: "made at the first start where durable work is run here",
    secret: true,
    schema: z.string().min(8).optional(),
  },
  INNGEST_SIGNING_KEY: {
    group: "Durable work",
    meaning: "The signing key with which that Inngest server and Leasehold recognise each other.",
    should: "signkey-, a label, - and hexadecimal digits, such as signkey-prod-0123abcd…",
    example: "signkey-prod-0123abcd",
    otherwise: "made at the first start where durable work is run here",
    secret: true,
    schema: z
      .string()
      .regex(/^(?:signkey-[a-z0-9]+-)?[0-9a-f]{8,}$/i)
      .optional(),
  },
  LOG_LEVEL: {
    group: "Logs and metrics",
    meaning: "How much is logged.",
    should: "one of fatal, error, warn, info, debug, trace and silent",
    example: "info",
    schema: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]).default("info"),
  },
  LOG_FORMAT: {
    group: "Logs and metrics",
    meaning: "One JSON object a line for machines, or text for people.",
    should: "json or text",
    example: "json",
    otherwise: "text in a terminal, json elsewhere",
    schema: z.enum(["json", "text"]).optional(),
  },
  LEASEHOLD_METRICS_TOKEN: {
    group: "Logs and metrics",
    meaning: "The bearer token with which Prometheus may read /metrics.",
    should: "at least 16 characters",
    example: "output of: openssl rand -hex 24",
    otherwise: "/metrics is not served",
    secret: true,
    schema: z.string().min(16).optional(),
  },
  ...limitSettings,
});

export type SettingName = keyof typeof settings;
