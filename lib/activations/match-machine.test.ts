import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareComponents, matchMachine, neededSame, rankMachines, type MatchingRule } from "./match-machine";
import { identityOf, type Components } from "./component-values";

const rules: MatchingRule[] = ["ANY", "TWO", "MOST", "ALL"];
const stored = (components: Components, fingerprint = "stored-print") => ({
  fingerprint,
  components,
  identity: identityOf(components).identity,
});
const now = (components: Components, fingerprint = "another-print") => ({ fingerprint, components });
/** Which rules take two sets of components for one machine. */
const taking = (was: Components, is: Components) =>
  rules.filter((rule) => matchMachine(stored(was), now(is), rule).same);

describe("by components", () => {
  const laptop = { mac: "a4:83:e7:01:02:03", disk: "WD-1", cpu: "BFEB-1", board: "PF-77" };

  test.each([
    ["nothing changed", laptop, ["ANY", "TWO", "MOST", "ALL"]],
    ["a new disk", { ...laptop, disk: "WD-2" }, ["ANY", "TWO", "MOST"]],
    ["half of it new", { ...laptop, disk: "WD-2", mac: "ff" + "00:11:22" }, ["ANY", "TWO"]],
    ["one left", { mac: "other", disk: "other 2", cpu: "other 3", board: "PF-77" }, ["ANY"]],
    ["none left", { mac: "other", disk: "other 2", cpu: "other 3", board: "other 4" }, []],
    ["fewer sent, all the same", { mac: laptop.mac, disk: laptop.disk }, ["ANY", "TWO", "MOST"]],
    ["one sent alone says little", { board: "PF-77" }, ["ANY"]],
    ["more sent, all the same", { ...laptop, gpu: "RTX" }, ["ANY", "TWO", "MOST", "ALL"]],
    ["nothing sent", {}, []],
    ["other names", { screen: "WD-1" }, []],
    ["case and spaces", { mac: " A4:83:E7:01:02:03", disk: "wd-1 ", cpu: "bfeb-1", board: "pf-77" }, rules],
  ])("%s", (_, is, takers) => expect(taking(laptop, is)).toEqual(takers));

  test("an activation that knows no component is never met by components", () => {
    expect(taking({}, laptop)).toEqual([]);
    expect(taking({}, {})).toEqual([]);
  });

  test("one component known, and the same: all there is", () => {
    expect(taking({ mac: "m1" }, { mac: "m1" })).toEqual(["ANY", "MOST", "ALL"]);
  });

  test.each(["unknown", "To be filled by O.E.M.", "00:00:00:00:00:00", "", "  ", "Default string", "FF-FF-FF", "N/A"])(
    "%j names no machine",
    (junk) => {
      expect(taking({ board: junk }, { board: junk })).toEqual([]);
      expect(compareComponents({ board: junk }, { board: "PF-77" })[0]?.outcome).toBe("IGNORED");
      // Nor does it count among those that must be the same.
      expect(taking({ board: junk, mac: "m1", disk: "d1" }, { board: junk, mac: "m1", disk: "d1" })).toEqual(rules);
    },
  );

  test("names that objects have of their own are names like others", () => {
    expect(taking({ mac: "m1" }, { constructor: "m1", tostring: "x" })).toEqual([]);
    expect(compareComponents({}, {})).toEqual([]);
  });

  test("what drifted is told, and the comparison explains it", () => {
    const match = matchMachine(
      stored({ mac: "m1", disk: "d1", cpu: "c1", dock: "k1" }),
      now({ mac: "m1", disk: "d2", cpu: "C1", gpu: "g1" }),
      "MOST",
    );
    expect(match).toMatchObject({
      same: true,
      by: "COMPONENTS",
      drifted: [{ component: "disk", was: "d1", is: "d2" }],
    });
    expect(match.comparison.map(({ component, outcome }) => [component, outcome])).toEqual([
      ["cpu", "SAME"],
      ["disk", "DIFFERENT"],
      ["dock", "GONE"],
      ["gpu", "NEW"],
      ["mac", "SAME"],
    ]);
  });

  test("a refused match says how many were needed and how many agreed", () => {
    const match = matchMachine(stored(laptop), now({ ...laptop, mac: "x1", disk: "x2" }), "MOST");
    expect(match).toMatchObject({ same: false, because: "TOO_FEW_SAME", needed: 3, agreed: 2 });
  });
});

describe("by fingerprint and identity", () => {
  test("the same fingerprint is the same machine, whatever its parts", () => {
    const match = matchMachine(
      stored({ mac: "m1", disk: "d1" }, "print-0001"),
      now({ mac: "m2" }, "print-0001"),
      "ALL",
    );
    expect(match).toMatchObject({ same: true, by: "FINGERPRINT", componentsAgree: false });
  });

  test("fingerprints differ in case", () => {
    expect(matchMachine(stored({}, "print-AAAA"), now({}, "print-aaaa"), "ANY").same).toBe(false);
  });

  test("a virtual machine stays itself on any hardware", () => {
    const match = matchMachine(stored({ vm: "I-0AB", mac: "m1" }), now({ vm: "i-0ab ", mac: "m9" }), "ALL");
    expect(match).toMatchObject({ same: true, by: "IDENTITY", drifted: [{ component: "mac", was: "m1", is: "m9" }] });
  });

  test("a clone with the same fingerprint and the same parts is another machine", () => {
    const original = stored({ vm: "i-1", mac: "m1", disk: "d1" }, "print-0001");
    const clone = now({ vm: "i-2", mac: "m1", disk: "d1" }, "print-0001");
    expect(matchMachine(original, clone, "ANY")).toMatchObject({ same: false, because: "OTHER_IDENTITY" });
  });

  test("a container goes by its workload, not by the virtual machine below it", () => {
    const original = stored({ container: "render/worker", vm: "i-1" });
    expect(matchMachine(original, now({ container: "Render/Worker", vm: "i-2" }), "ALL").same).toBe(true);
    expect(matchMachine(original, now({ container: "render/other", vm: "i-1" }), "ANY").same).toBe(false);
    expect(matchMachine(original, now({ vm: "i-1" }), "ANY").same).toBe(false);
  });

  test("an identity that says nothing decides nothing", () => {
    const match = matchMachine(
      stored({ vm: "00000000-0000", mac: "m1" }),
      now({ vm: "00000000-0000", mac: "m2" }),
      "ANY",
    );
    expect(match.same).toBe(false);
    expect(identityOf({ vm: "unknown" })).toEqual({ kind: "PHYSICAL", identity: null });
  });

  test("where one side does not know its identity, fingerprint and components decide", () => {
    expect(matchMachine(stored({ vm: "i-1" }, "print-0001"), now({}, "print-0001"), "ALL").same).toBe(true);
    expect(matchMachine(stored({ mac: "m1" }), now({ vm: "i-1", mac: "m1" }), "ANY").same).toBe(true);
  });
});

test("of several, identity goes before fingerprint, and that before components", () => {
  const all = [
    { name: "parts", ...stored({ mac: "m1", disk: "d1" }, "print-1") },
    { name: "print", ...stored({ disk: "d9" }, "print-2") },
    { name: "vm", ...stored({ vm: "i-1", mac: "m8" }, "print-3") },
    { name: "nearer parts", ...stored({ mac: "m1", disk: "d1", cpu: "c1" }, "print-4") },
    { name: "stranger", ...stored({ mac: "zz" }, "print-5") },
  ];
  const ranked = rankMachines(all, now({ vm: "i-1", mac: "m1", disk: "d1", cpu: "c1" }, "print-2"), "TWO");
  expect(ranked.map(({ stored: { name } }) => name)).toEqual(["vm", "print", "nearer parts", "parts", "stranger"]);
});

describe("always", () => {
  const components = fc.dictionary(
    fc.constantFrom("mac", "disk", "cpu", "board", "ram"),
    fc.constantFrom("a1", "b1", "c1", "unknown", "0000"),
  );

  test("a stricter rule takes nothing that a laxer one refuses", () => {
    fc.assert(
      fc.property(components, components, (was, is) => {
        const takers = taking(was, is);
        if (takers.includes("ALL")) expect(takers).toContain("MOST");
        if (takers.includes("MOST") || takers.includes("TWO")) expect(takers).toContain("ANY");
      }),
      { numRuns: 2_000 },
    );
  });

  test("whether two machines match by ANY, TWO or MOST does not depend on which was first, where both know the same", () => {
    fc.assert(
      fc.property(components, components, (was, is) => {
        const comparison = compareComponents(was, is);
        if (comparison.some(({ outcome }) => outcome === "GONE" || outcome === "NEW")) return;
        for (const rule of rules)
          expect(matchMachine(stored(was), now(is), rule).same).toBe(matchMachine(stored(is), now(was), rule).same);
      }),
      { numRuns: 2_000 },
    );
  });

  test("MOST means more than half of what both know", () => {
    fc.assert(
      fc.property(components, components, (was, is) => {
        const comparison = compareComponents(was, is);
        const same = comparison.filter(({ outcome }) => outcome === "SAME").length;
        const both = same + comparison.filter(({ outcome }) => outcome === "DIFFERENT").length;
        if (both >= 2) expect(same >= neededSame("MOST", comparison)).toBe(same * 2 > both);
      }),
      { numRuns: 2_000 },
    );
  });
});
