import { expect, test } from "vitest";
import { csvStream } from "./csv-stream";

const columns = [{ key: "name", header: "Name", value: (row: { name: string }) => row.name }];

async function textOf(stream: AsyncIterable<unknown>): Promise<string> {
  let text = "";
  for await (const piece of stream) text += String(piece);
  return text;
}

test("formulas are made plain; the rest stands as it is", async () => {
  async function* rows() {
    for (const name of ["=1+1", "+49", "-x", "@SUM(A1)", "\n=1", "＝1", "Ada, B"]) yield { name };
  }
  const text = await textOf(csvStream(rows(), columns, () => undefined));
  expect(text).toBe("\uFEFFName\r\n'=1+1\r\n'+49\r\n'-x\r\n'@SUM(A1)\r\n\"'\n=1\"\r\n'＝1\r\n\"Ada, B\"\r\n");
});

test("a list that fails on its way breaks the file off instead of ending it, and says why", async () => {
  async function* rows() {
    yield { name: "Ada" };
    throw new Error("the database went away");
  }
  const told: string[] = [];
  await expect(textOf(csvStream(rows(), columns, (error) => told.push(error.message)))).rejects.toThrow(
    "the database went away",
  );
  expect(told).toEqual(["the database went away"]);
});
