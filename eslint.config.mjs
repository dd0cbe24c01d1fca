import next from "eslint-config-next/core-web-vitals";
import typescript from "eslint-config-next/typescript";
import { createTypeScriptImportResolver } from "eslint-import-resolver-typescript";
import importX from "eslint-plugin-import-x";

/** The layers of the domains, top to bottom: an arrow is allowed only downwards. */
const layers = [
  ["sample"],
  ["reports", "insight"],
  ["compliance", "reclamation"],
  ["requests", "directory", "imports"],
  ["validation", "offline", "lifecycle", "flexnet"],
  ["seats", "floating", "activations", "usage"],
  ["entitlements"],
  ["keys"],
  ["licenses"],
  ["catalog", "people"],
];
/** Domains that any of the above may use; they themselves stand on people alone. */
const shared = ["audit", "notifications", "webhooks"];
const domains = [...layers.flat(), ...shared];
/** Made of everything, like a page: it may use the adapters. */
const withoutSample = domains.filter((domain) => domain !== "sample");
const inLib = (names) => names.map((name) => `./lib/${name}`);

const domainZones = layers
  .flatMap((layer, depth) =>
    layer.map((domain) => ({
      target: `./lib/${domain}`,
      from: inLib([...layers.slice(0, depth).flat(), ...layer.filter((other) => other !== domain)]),
      message: "Among domains an arrow is allowed only downwards (docs/architecture.md).",
    })),
  )
  .filter((zone) => zone.from.length > 0);

const zones = [
  ...domainZones,
  {
    target: inLib(shared),
    from: inLib(layers.flat().filter((domain) => domain !== "people")),
    message: "audit, notifications and webhooks stand below the domains.",
  },
  {
    target: inLib(withoutSample),
    from: ["./lib/http", "./lib/auth"],
    message: "A domain knows nothing of its adapters.",
  },
  {
    target: "./lib/client",
    from: ["./lib/db", "./lib/kernel", "./lib/http", "./lib/auth", ...inLib(domains)],
    message: "The client stands alone, so that it can be copied out.",
  },
  {
    target: "./lib/kernel",
    from: ["./lib/http", "./lib/auth", ...inLib(domains)],
    message: "The kernel stands below the domains.",
  },
  {
    target: "./lib/db",
    from: ["./lib/http", "./lib/auth", "./lib/kernel", ...inLib(domains)],
    message: "lib/db stands below everything.",
  },
  {
    target: "./lib",
    from: ["./app", "./inngest", "./components", "./server"],
    message: "Nothing in lib imports app, components, inngest or server.",
  },
  {
    target: ["./app", "./components"],
    from: [
      "./lib/db/client.ts",
      "./lib/db/scoped.ts",
      "./lib/db/pool.ts",
      "./lib/db/application.ts",
      "./lib/db/generated/client.ts",
    ],
    message: "Pages and components read through queries, never through Prisma.",
  },
  { target: "./components", from: ["./app", "./server", "./inngest"], message: "Components know no page." },
];

const bannedCalls = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: "Take the time from ctx.now or runtime.now().",
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: "Take the time from ctx.now or runtime.now().",
  },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: "Take randomness from ctx.randomBytes.",
  },
  {
    selector: "CallExpression[callee.name='randomUUID'], CallExpression[callee.property.name='randomUUID']",
    message: "Take ids from ctx.newId.",
  },
];
const bannedCasts = [
  {
    selector: "TSAsExpression > TSAsExpression > TSUnknownKeyword",
    message: "`as unknown as` switches the type check off.",
  },
];

const config = [
  { ignores: ["node_modules/**", ".next*/**", ".data/**", "lib/db/generated/**", "next-env.d.ts", "test-results/**"] },
  ...next,
  ...typescript,
  {
    plugins: { "import-x": importX },
    settings: { "import-x/resolver-next": [createTypeScriptImportResolver({ project: "./tsconfig.json" })] },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/ban-ts-comment": ["error", { "ts-expect-error": true, "ts-ignore": true }],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_", caughtErrorsIgnorePattern: "^_" },
      ],
      "import-x/no-cycle": ["error", { ignoreExternal: true }],
      "import-x/no-restricted-paths": ["error", { zones }],
      "no-restricted-syntax": ["error", ...bannedCasts],
      "no-console": "error",
      "@next/next/no-location-assign-relative-destination": "off",
      "import/no-anonymous-default-export": "off",
    },
  },
  {
    files: ["**/*.{ts,tsx,mjs}"],
    ignores: ["components/ui/**"],
    rules: { "max-lines": ["error", { max: 250 }] },
  },
  {
    files: ["lib/**/*.ts"],
    ignores: [
      "lib/**/*.test.ts",
      "lib/testing/**",
      "lib/kernel/default-runtime.ts",
      "lib/client/surroundings.ts",
      "lib/kernel/log*.ts",
    ],
    rules: { "no-restricted-syntax": ["error", ...bannedCalls, ...bannedCasts] },
  },
  {
    files: ["lib/**/*.{ts,tsx}"],
    ignores: ["lib/http/**", "lib/auth/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            { group: ["next", "next/*", "next-auth", "next-auth/*"], message: "Only lib/http and lib/auth know Next." },
          ],
        },
      ],
    },
  },
  {
    files: [
      "lib/http/{to-route,to-client-route,to-validate-route,client-*,asked-request,signed-response,message-signature}.ts",
      "lib/auth/token-actor.ts",
    ],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [{ group: ["next", "next/*", "next-auth/*"], message: "The licence lane loads this." }] },
      ],
    },
  },
  {
    // A test stands beside its subject and may look from above.
    files: ["**/*.test.{ts,tsx}"],
    rules: { "import-x/no-restricted-paths": "off" },
  },
  {
    files: ["server/**", "e2e/**", "bench/**", "public/**"],
    rules: { "no-console": "off", "react-hooks/rules-of-hooks": "off" },
  },
];

export default config;
