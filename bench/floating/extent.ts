/** How much is measured. */
export type Extent = {
  rounds: number;
  /** Check-outs of a measurement. */
  calls: number;
  /** Seconds of a measurement that goes on for a time. */
  seconds: number;
  pools: number;
  /** Leases of the past, each with two events. */
  past: number;
};
