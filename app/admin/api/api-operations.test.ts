import { expect, test } from "vitest";
import { apiGroups } from "./api-operations";
import { curlText } from "./curl-text";
import { findOperations } from "./find-operations";
import { schemaTree, type SchemaNode } from "./schema-tree";
import { addressOf, authorizationOf } from "./send-request";

const groups = apiGroups();
const operations = groups.flatMap((group) => group.operations);
const operation = (id: string) => {
  const found = operations.find((one) => one.id === id);
  if (!found) throw new Error(`there is no ${id}`);
  return found;
};
const field = (nodes: readonly SchemaNode[], name: string) => nodes.find((node) => node.name === name);

test("every operation has an anchor of its own, answers and a sample that is JSON", () => {
  for (const group of groups) {
    const anchors = group.operations.map(({ anchor }) => anchor);
    expect(new Set(anchors).size, group.key).toBe(anchors.length);
    for (const anchor of anchors) expect(anchor).toMatch(/^[a-z][a-z.-]*$/);
  }
  for (const { id, answers, body, problems } of operations) {
    expect(answers.length, id).toBeGreaterThan(0);
    expect(problems.flatMap(({ codes }) => codes).length, id).toBeGreaterThan(3);
    if (body) expect(JSON.parse(body.sample), id).toBeTypeOf("object");
  }
});

test("fields are told with their types, rules and what is inside them", () => {
  const { body, parameters } = operation("releases.create");
  expect(field(body?.node.children ?? [], "version")).toMatchObject({ type: "text", required: true });
  expect(parameters.map(({ name, in: where }) => `${where} ${name}`)).toEqual(["path id", "header Idempotency-Key"]);
  const answer = operation("reports.upgrade-eligibility").answers[0]?.schema?.children ?? [];
  const need = field(field(answer, "items")?.children ?? [], "need");
  expect(need?.children.map(({ name }) => name)).toEqual([
    "kind: NOTHING",
    "kind: MAINTENANCE",
    "kind: RENEWAL",
    "kind: NEW_LICENSE",
  ]);
});

test("a schema that holds itself ends", () => {
  const person = { type: "object", properties: { manager: { $ref: "#/components/schemas/Person" } } };
  const tree = schemaTree({ $ref: "#/components/schemas/Person" }, { Person: person });
  expect(tree.children[0]).toMatchObject({ name: "manager", type: "Person", children: [] });
});

test("what may be null is said so, not shown as a variant", () => {
  const text = { type: "string", maxLength: 20 };
  expect(schemaTree({ anyOf: [text, { type: "null" }] }, {})).toMatchObject({
    type: "text or null",
    rules: ["at most 20 characters"],
    children: [],
  });
  const day = { type: "string", format: "date" };
  expect(schemaTree({ anyOf: [{ anyOf: [{ type: "string", const: "" }, day] }, { type: "null" }] }, {})).toMatchObject({
    type: "day or null",
  });
});

test("operations are found by name, address, words and fields", () => {
  const found = (q: string) => findOperations(groups, q).flatMap((group) => group.operations.map(({ id }) => id));
  expect(found("withdraw release")).toContain("releases.withdraw");
  expect(found("PATCH /api/v1/releases")).toEqual(["releases.change"]);
  expect(found("fingerprint")).toEqual(expect.arrayContaining(["activations.activate", "validation.validate"]));
  expect(found("nothing-is-called-this")).toEqual([]);
  expect(found(" ")).toHaveLength(operations.length);
});

test("the shell's line has the credential, the header and the body that are needed", () => {
  const change = curlText(operation("releases.change"));
  expect(change).toContain('curl -X PATCH "$LEASEHOLD/api/v1/releases/$ID"');
  expect(change).toContain(`-H 'If-Match: "1"'`);
  expect(curlText(operation("products.list"))).toBe(
    'curl "$LEASEHOLD/api/v1/products" \\\n  -H "Authorization: Bearer $TOKEN"',
  );
});

test("a request goes to this address, with what was filled in and no more", () => {
  const parameters = [
    { name: "id", in: "path" },
    { name: "q", in: "query" },
    { name: "limit", in: "query" },
  ] as const;
  const path = "/api/v1/products/{id}/releases";
  expect(addressOf({ path, parameters, values: { id: "a/b", q: "5 0", limit: "" } })).toBe(
    "/api/v1/products/a%2Fb/releases?q=5+0",
  );
});

test("a licence key is sent as one, all else as a token", () => {
  expect(authorizationOf("key/abc.def")).toBe("License key/abc.def");
  expect(authorizationOf("8N4QZ-8N4QZ-8N4QZ-8N4QZ-8N4QZ")).toBe("License 8N4QZ-8N4QZ-8N4QZ-8N4QZ-8N4QZ");
  expect(authorizationOf("lht_abc")).toBe("Bearer lht_abc");
  expect(authorizationOf("")).toBeNull();
});
