import { expect, test } from "vitest";
import { readComponents, writeComponents } from "./components-text";

test.each([
  ["lines", "mac: a4:83:e7:01:02:03\n\n  Disk = WD 42 \r\n", { mac: "a4:83:e7:01:02:03", disk: "WD 42" }],
  ["an object", '{"mac":"m1","disk":"d1"}', { mac: "m1", disk: "d1" }],
  ["a whole request", '{"fingerprint":"print-1","components":{"mac":"m1"},"cores":4}', { mac: "m1" }],
  ["nothing", "  \n", {}],
])("%s", (_, text, components) => expect(readComponents(text)).toEqual({ components }));

test.each([
  ["mac a4", /line 1/],
  ["mac: 1\n: 2", /line 2/],
  ["mac: 1\nMAC: 2", /twice/],
  ["{mac: 1}", /cannot be read/],
  ["mac: 1\n__proto__: 2", /__proto__/],
  ['{"mac":"1","__proto__":"2"}', /__proto__/],
  ['{"cores":4}', /other than names/],
])("%j is not understood, and it is said why", (text, problem) =>
  expect(readComponents(text)).toEqual({ problem: expect.stringMatching(problem) }),
);

test("what is written is read again", () => {
  const components = { mac: "a4:83:e7:01:02:03", board: "PF=77" };
  expect(readComponents(writeComponents(components))).toEqual({ components });
});
