import type { z } from "zod";

/** In a process of the bench: carries out each order that its parent sends, and answers it. */
export function answerOrders<Order extends z.ZodType>(
  order: Order,
  carryOut: (asked: z.output<Order>) => Promise<unknown>,
): void {
  process.on("message", (message) => {
    carryOut(order.parse(message)).then(
      (done) => process.send?.({ done }),
      (error: unknown) =>
        process.send?.({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
  });
  process.on("disconnect", () => process.exit(0));
}
