import { describe, expect, test } from "vitest";
import { approvalChain } from "./approval-chain";

const facts = {
  requesterId: "per_ask",
  managerId: "per_boss",
  ownerId: "per_own",
  activeIds: new Set(["per_boss", "per_own", "per_ask"]),
};

describe("approval chain", () => {
  test("no rule, no step", () => {
    expect(approvalChain([], facts)).toEqual([]);
  });

  test("manager, then licence owner: only the first waits", () => {
    expect(approvalChain(["MANAGER", "LICENSE_OWNER"], facts)).toEqual([
      { rule: "MANAGER", approverId: "per_boss", status: "PENDING" },
      { rule: "LICENSE_OWNER", approverId: "per_own", status: "UPCOMING" },
    ]);
  });

  test("an owner who asks for their own licence is decided by the admins", () => {
    expect(approvalChain(["LICENSE_OWNER"], { ...facts, requesterId: "per_own" })).toEqual([
      { rule: "LICENSE_OWNER", approverId: null, status: "PENDING" },
    ]);
  });

  test("nobody there or nobody active: the admins", () => {
    expect(approvalChain(["MANAGER"], { ...facts, managerId: null })[0]?.approverId).toBeNull();
    expect(approvalChain(["MANAGER"], { ...facts, activeIds: new Set(["per_own"]) })[0]?.approverId).toBeNull();
  });

  test("who is manager and owner decides once", () => {
    expect(approvalChain(["MANAGER", "LICENSE_OWNER"], { ...facts, ownerId: "per_boss" })[1]).toEqual({
      rule: "LICENSE_OWNER",
      approverId: "per_boss",
      status: "SKIPPED",
    });
  });
});
