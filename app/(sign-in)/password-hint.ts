export const passwordHint =
  "At least 12 characters. A few words that nobody would expect together are good; no capitals or signs are needed.";
