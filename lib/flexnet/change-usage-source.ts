import { command } from "@/lib/kernel/operation";
import { refuseInput } from "@/lib/kernel/refusal";
import { changedOnce, differs, requireUnchanged } from "@/lib/kernel/row-change";
import { orRefuse } from "@/lib/kernel/unique-violation";
import { lockSource, requireProductOf, sourceNameTaken } from "./require-source";
import { changeUsageSourceInput } from "./schema";
import { sourceView } from "./source-view";

/** Changes a source. Its time zone stays once lines were read: their instants would be others. */
export const changeUsageSource = command({
  name: "usage-sources.change",
  permission: "usage-source:write",
  input: changeUsageSourceInput,
  async run(ctx, { sourceId, version, ...change }) {
    const before = await lockSource(ctx, sourceId);
    requireUnchanged(before, version, "licence server");
    if (!differs(before, change)) return sourceView(before);
    await requireProductOf(ctx, change.productId);
    if (change.timeZone && change.timeZone !== before.timeZone && before.lastLineAt)
      throw refuseInput({ timeZone: "cannot be changed once a log was read: undo its imports first, or make another" });
    const after = changedOnce(
      await orRefuse(
        () =>
          ctx.tx.usageSource.updateManyAndReturn({
            where: { id: sourceId, version },
            data: { ...change, version: { increment: 1 } },
          }),
        () => sourceNameTaken(change.name ?? before.name),
      ),
    );
    ctx.record(
      "usage-source.changed",
      { kind: "usage-source", id: sourceId },
      { before: sourceView(before), after: sourceView(after), related: [after.productId] },
    );
    return sourceView(after);
  },
});
