import { Count } from "@/components/count";
import { KeyFigures, type KeyFigure } from "@/components/key-figures";
import type { PoolUse } from "@/lib/floating/read-pool-use";
import { counted } from "../../licenses/license-words";

const hourMs = 3_600_000;
const tenth = (value: number) => Math.round(value * 10) / 10;
/** Seat hours, with a tenth where they are few. */
const hoursOf = (ms: number) => (ms < 100 * hourMs ? tenth(ms / hourMs) : Math.round(ms / hourMs));

/** The few numbers of a pool's history; what lay beyond the seats owned is told where anything did. */
export function UseFigures({ use: { all, holders, counted: hasSeats } }: { use: PoolUse }) {
  const share = (ms: number) => `${tenth((ms / Math.max(1, all.knownMs)) * 100)}%`;
  const figures: KeyFigure[] = [
    { label: "Peak", value: <Count value={all.peak} />, detail: ownedWords(all) },
    {
      label: "Average",
      value: <Count value={tenth(all.seatMs / Math.max(1, all.knownMs))} />,
      detail: "seats, weighted by time",
    },
    ...(hasSeats ? [{ label: "Full", value: share(all.fullMs), detail: "of the time, every seat in use" }] : []),
    { label: "Used", value: <Count value={hoursOf(all.seatMs)} />, detail: "seat hours" },
    holders
      ? { label: "Users", value: <Count value={holders.count} />, detail: counted(all.checkOuts, "check-out") }
      : { label: "Check-outs", value: <Count value={all.checkOuts} />, detail: "too many users to be counted" },
  ];
  const beyond: KeyFigure[] = [
    ...(all.overdraftMs > 0
      ? [
          {
            label: "Overdraft",
            value: <Count value={hoursOf(all.overdraftMs)} />,
            detail: `seat hours, at most ${counted(all.overdraftPeak, "seat")}`,
          },
        ]
      : []),
    ...(all.overhangMs > 0
      ? [
          {
            label: "Overhang",
            value: <Count value={hoursOf(all.overhangMs)} />,
            detail: `seat hours after it shrank, at most ${counted(all.overhangPeak, "seat")}`,
          },
        ]
      : []),
  ];
  return (
    <>
      <KeyFigures figures={figures} />
      {beyond.length > 0 ? <KeyFigures figures={beyond} className="mt-2" /> : null}
    </>
  );
}

function ownedWords({ capacityMin, capacityMax }: PoolUse["all"]): string {
  if (capacityMin === null || capacityMax === null) return "seats at once";
  return capacityMin === capacityMax
    ? `of ${counted(capacityMax, "seat")} owned`
    : `of ${capacityMin} to ${capacityMax} seats owned`;
}
