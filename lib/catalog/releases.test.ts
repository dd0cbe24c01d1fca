import { expect, test } from "vitest";
import { openWorld } from "@/lib/testing/world";
import { archiveProduct } from "./archive-product";
import { archiveRelease } from "./archive-release";
import { changeRelease } from "./change-release";
import { createRelease } from "./create-release";
import { listChannels } from "./list-channels";
import { listReleases } from "./list-releases";
import { readRelease } from "./read-release";
import { restoreRelease } from "./restore-release";
import { reinstateRelease, withdrawRelease } from "./withdraw-release";

test("a release is kept by its plain version, in the channel of its pre-release word unless told otherwise", async () => {
  const world = await openWorld();
  const product = await world.product({ name: "Sketchbook" });
  const create = (version: string, channel?: string) =>
    world.run(createRelease, { productId: product.id, version, releasedOn: "2026-10-05", channel });
  expect(await create("v5.0.0+build.9")).toMatchObject({ version: "5.0.0", channel: "stable", rowVersion: 1 });
  expect(await create("5.1.0-beta.2", "")).toMatchObject({ channel: "beta" });
  expect(await create("5.1.0", "Early-Access")).toMatchObject({ channel: "early-access" });
  expect(await world.run(listChannels, { productId: product.id })).toEqual(["beta", "early-access", "stable"]);
  const events = await world.events("release.created");
  expect(events).toHaveLength(3);
  expect(events[0]).toMatchObject({ related: [product.id], after: { release: "5.0.0", channel: "stable" } });
});

test("what is no version, channel or day is told beside its field, and nothing is made", async () => {
  const world = await openWorld();
  const { id: productId } = await world.product();
  const good = { productId, version: "5.0.0", releasedOn: "2026-10-05" };
  for (const [field, value] of [
    ["version", "5.0"],
    ["version", "five"],
    ["channel", "two words"],
    ["releasedOn", "2026-02-30"],
    ["releasedOn", "yesterday"],
  ]) {
    await expect(world.run(createRelease, { ...good, [field ?? ""]: value })).rejects.toMatchObject({
      code: "invalid-input",
      errors: [{ pointer: `/${field}` }],
    });
  }
  expect(await world.db.release.count()).toBe(0);
});

test("a version is there once a product; two at once give one", async () => {
  const world = await openWorld();
  const product = await world.product({ name: "Sketchbook" });
  const input = { productId: product.id, version: "5.0.0", releasedOn: "2026-10-05" };
  const results = await Promise.allSettled([1, 2, 3].map(() => world.run(createRelease, input)));
  expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  await expect(world.run(createRelease, { ...input, version: "5.0.0+other" })).rejects.toMatchObject({
    code: "release-known-already",
    detail: expect.stringContaining("Sketchbook 5.0.0"),
  });
  const other = await world.product();
  await world.run(createRelease, { ...input, productId: other.id });
});

test("a change, a withdrawal and its undoing are recorded with what was before", async () => {
  const world = await openWorld();
  const product = await world.product();
  const { id: releaseId } = await world.release({ productId: product.id, version: "4.8.2" });
  const changed = await world.run(changeRelease, { releaseId, version: 1, releasedOn: "2026-03-03" });
  expect(changed).toMatchObject({ rowVersion: 2, version: "4.8.2" });
  await expect(world.run(changeRelease, { releaseId, version: 1, notes: "x" })).rejects.toMatchObject({
    code: "changed-meanwhile",
  });
  await world.run(withdrawRelease, { releaseId, reason: "Loses layers when saving" });
  expect((await world.run(withdrawRelease, { releaseId })).rowVersion).toBe(3);
  expect((await world.run(readRelease, { releaseId })).withdrawnAt).toEqual(world.clock.now);
  expect((await world.run(reinstateRelease, { releaseId })).withdrawnAt).toBeNull();
  const types = (await world.events()).map(({ type }) => type);
  expect(types).toEqual(["release.changed", "release.withdrawn", "release.reinstated"]);
});

test("an archived release counts no more, and comes back unless its version was entered anew", async () => {
  const world = await openWorld();
  const product = await world.product();
  const wrong = await world.release({ productId: product.id, version: "4.8.2" });
  await world.run(archiveRelease, { releaseId: wrong.id });
  await expect(world.run(withdrawRelease, { releaseId: wrong.id })).rejects.toMatchObject({ code: "already-archived" });
  const right = await world.run(createRelease, {
    productId: product.id,
    version: "4.8.2",
    releasedOn: "2026-03-03",
  });
  await expect(world.run(restoreRelease, { releaseId: wrong.id })).rejects.toMatchObject({
    code: "release-known-already",
  });
  await world.run(archiveRelease, { releaseId: right.id });
  expect((await world.run(restoreRelease, { releaseId: wrong.id })).archivedAt).toBeNull();
  await world.run(archiveProduct, { productId: product.id });
  await expect(
    world.run(createRelease, { productId: product.id, version: "9.0.0", releasedOn: "2026-03-03" }),
  ).rejects.toMatchObject({ code: "already-archived" });
});

test("the list reads the latest first, and filters", async () => {
  const world = await openWorld();
  const product = await world.product();
  const day = (text: string) => new Date(text);
  await world.release({ productId: product.id, version: "4.8.2", releasedOn: day("2026-03-03") });
  await world.release({ productId: product.id, version: "5.0.0", releasedOn: day("2026-10-05") });
  await world.release({
    productId: product.id,
    version: "5.1.0-beta.1",
    channel: "beta",
    releasedOn: day("2026-05-01"),
    withdrawnAt: world.clock.now,
  });
  const versions = async (filter: object) =>
    (await world.run(listReleases, { productId: product.id, ...filter })).items.map(({ version }) => version);
  expect(await versions({})).toEqual(["5.0.0", "5.1.0-beta.1", "4.8.2"]);
  expect(await versions({ sort: "releasedOn", limit: 1 })).toEqual(["4.8.2"]);
  for (const filter of [{ channel: "beta" }, { withdrawn: "yes" }, { q: "beta" }])
    expect(await versions(filter)).toEqual(["5.1.0-beta.1"]);
});

test("another organisation's product and releases are not there", async () => {
  const world = await openWorld();
  const neighbour = await world.neighbour();
  const foreign = await neighbour.product();
  const { id: releaseId } = await neighbour.release({ productId: foreign.id, version: "1.0.0" });
  const missing = { code: "not-found" };
  await expect(
    world.run(createRelease, { productId: foreign.id, version: "1.0.1", releasedOn: "2026-01-01" }),
  ).rejects.toMatchObject(missing);
  await expect(world.run(listReleases, { productId: foreign.id })).rejects.toMatchObject(missing);
  await expect(world.run(readRelease, { releaseId })).rejects.toMatchObject(missing);
  await expect(world.run(changeRelease, { releaseId, version: 1, notes: "x" })).rejects.toMatchObject(missing);
  await expect(world.run(archiveRelease, { releaseId })).rejects.toMatchObject(missing);
});
