import { describe, expect, test } from "vitest";
import { exportHref, listHref, listState, pageHrefs, sortHref } from "./list-state";

const at = (query: string) => listState("/admin/people", Object.fromEntries(new URLSearchParams(query)));

describe("a list in its URL", () => {
  test("a sorted column turns round, and a third time returns to the list's own order", () => {
    expect(sortHref(at("tab=all"), "name")).toBe("/admin/people?tab=all&sort=name");
    expect(sortHref(at("sort=name"), "name")).toBe("/admin/people?sort=-name");
    expect(sortHref(at("sort=-name"), "name")).toBe("/admin/people");
  });

  test("a changed filter begins at the first page and keeps the rest", () => {
    expect(listHref(at("department=a&status=ACTIVE&cursor=c2"), { department: null })).toBe(
      "/admin/people?status=ACTIVE",
    );
  });

  test("walks forward and back through keyset pages", () => {
    expect(pageHrefs(at("q=x"), { nextCursor: "c1", previousCursor: null })).toEqual({
      next: "/admin/people?q=x&cursor=c1",
      previous: undefined,
      first: undefined,
    });
    expect(pageHrefs(at("q=x&cursor=c1"), { nextCursor: null, previousCursor: "c0" })).toEqual({
      next: undefined,
      previous: "/admin/people?q=x&cursor=c0",
      first: "/admin/people?q=x",
    });
  });

  test("chosen columns stay readable in the URL", () => {
    expect(listHref(at(""), { columns: "name,site,status" })).toBe("/admin/people?columns=name,site,status");
    expect(at("columns=name,site").columns).toEqual(["name", "site"]);
  });

  test("the export takes the filters, the order and the columns, not the page and not the tab", () => {
    expect(
      exportHref(
        at("tab=all&q=x&status=ACTIVE&sort=-name&cursor=c1"),
        "/admin/people/export",
        ["status"],
        ["name", "site"],
      ),
    ).toBe("/admin/people/export?q=x&status=ACTIVE&sort=-name&columns=name,site");
  });
});
