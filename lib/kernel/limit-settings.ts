import { defineSettings, wholeNumber } from "./setting-shapes";

/** How much one caller may ask in a time. */
export const limitSettings = defineSettings({
  LEASEHOLD_API_RATE: {
    group: "Limits",
    meaning: "Requests a second that one API token may make to the management endpoints.",
    should: "a number between 1 and 100000",
    example: "100",
    schema: wholeNumber(1, 100_000, 100),
  },
  LEASEHOLD_CLIENT_RATE: {
    group: "Limits",
    meaning: "Requests a second that one licence key or API token may make to the client endpoints.",
    should: "a number between 1 and 1000000",
    example: "4000",
    schema: wholeNumber(1, 1_000_000, 4_000),
  },
  LEASEHOLD_CLIENT_ADDRESS_RATE: {
    group: "Limits",
    meaning:
      "Requests a second that one address may make to the client endpoints. A build farm often stands behind one address.",
    should: "a number between 1 and 1000000",
    example: "4000",
    schema: wholeNumber(1, 1_000_000, 4_000),
  },
  LEASEHOLD_FAILED_CREDENTIALS: {
    group: "Limits",
    meaning:
      "Failed API tokens and licence keys that one address may send in a minute before it has to wait. A valid one is never blocked.",
    should: "a number between 1 and 100000",
    example: "10",
    schema: wholeNumber(1, 100_000, 10),
  },
});
