import { expect, test } from "vitest";
import { routes } from "@/app/api/v1/openapi.json/routes";
import { operationInWords } from "./operation-words";

const names = Object.values(routes).flatMap((handlers) => Object.values(handlers).map(({ contract }) => contract.name));

test("every operation has words of its own, and none that only programmers read", () => {
  const told = [...new Set(names)].map(operationInWords);
  expect(told.filter((words, at) => told.indexOf(words) !== at)).toEqual([]);
  for (const words of told) expect(words).toMatch(/^[A-Z][a-z]+ (?:a|an|the|[a-z-]+)\b/);
});

test("a name is told by its verb and what it is about", () => {
  expect(operationInWords("licenses.suspend")).toBe("Suspend a licence");
  expect(operationInWords("people.list")).toBe("List people");
});
