import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { askForSeat } from "@/lib/requests/ask-for-seat";
import { curlRequest } from "@/lib/testing/curl-request";
import { openRoutes } from "@/lib/testing/route-client";
import { openWorld } from "@/lib/testing/world";
import { routes } from "./routes";

const text = readFileSync(fileURLToPath(new URL("../../../../docs/api.md", import.meta.url)), "utf8");
const files = { "people.csv": "Name,Email\nOle Brandt,ole@example.org\n" };

/** The examples in the order of the page: each shell block, with the answer that is shown below it. */
const blocks = [...text.matchAll(/```(bash|json)\n(.*?)```/gs)].map(([, language, body]) => ({
  language,
  body: body ?? "",
}));
const examples = blocks.flatMap(({ language, body }, at) => {
  if (language !== "bash") return [];
  const next = blocks[at + 1];
  const commands = body
    .replaceAll("\\\n", " ")
    .trim()
    .split(/\n(?=curl |\w+=\$\()/);
  return [{ commands, shown: next?.language === "json" ? next.body : null }];
});

test("every example of the page runs as it stands and answers what is shown", async () => {
  const world = await openWorld();
  const product = await world.product({ name: "Sketchbook" });
  await world.db.product.update({ where: { id: product.id }, data: { approvalRules: ["LICENSE_OWNER"] } });
  const asked = await world.license({
    name: "Sheetmaker",
    productId: (await world.product({ approvalRules: ["LICENSE_OWNER"] })).id,
  });
  const asker = await world.actor(["EMPLOYEE"], (await world.person()).id);
  await world.run(askForSeat, { licenseId: asked.id, reason: "For the annual report" }, { as: asker });

  const { send, client } = openRoutes(world, routes);
  const { token } = await client(["manage", "import"]);
  const variables: Record<string, string> = { LEASEHOLD: world.runtime.publicUrl, TOKEN: token };
  for (const { commands, shown } of examples) {
    let answer = "";
    for (const command of commands) {
      const [, name, captured, path] =
        /^(\w+)=\$\((curl .+) \| jq -r '?(\.[\w.[\]]+)'?\)$/s.exec(command.replaceAll(/\s+\|/g, " |")) ?? [];
      const response = await send(curlRequest(captured ?? command, variables, files));
      answer = await response.text();
      if (!shown?.includes('"status": 409')) expect(response.status, `${command}\n${answer}`).toBeLessThan(300);
      if (name && path) variables[name] = String(at(JSON.parse(answer), path));
    }
    if (shown) expect(JSON.parse(answer)).toMatchObject(pattern(JSON.parse(shown)));
  }
  expect(Object.keys(variables)).toEqual([
    "LEASEHOLD",
    "TOKEN",
    "PERSON",
    "PRODUCT",
    "LICENSE",
    "SEAT",
    "KEY",
    "REQUEST",
    "IMPORT",
  ]);
});

function at(value: unknown, path: string): unknown {
  const names = path.match(/\w+/g) ?? [];
  return names.reduce<unknown>((inner, name) => Object.entries(inner ?? {}).find(([key]) => key === name)?.[1], value);
}

/** What is shown, with `…` for what differs from run to run. */
function pattern(shown: object): object {
  const entries = Object.entries(shown).map(([name, value]) => {
    if (typeof value === "string" && value.endsWith("…"))
      return [name, expect.stringMatching(new RegExp(`^${value.slice(0, -1)}`))];
    return [name, typeof value === "object" && value !== null && !Array.isArray(value) ? pattern(value) : value];
  });
  return Object.fromEntries(entries);
}
