import cluster from "node:cluster";

/**
 * A process that shares its port (see the supervisor's start-child) would be ended by node:cluster at the instant that the
 * supervisor is gone; as every other it may finish what it has begun.
 */
export function outliveSupervisor(): void {
  if (cluster.worker) cluster.worker.exitedAfterDisconnect = true;
}
