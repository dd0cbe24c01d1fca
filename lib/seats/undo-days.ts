/** For how many days a release can be undone. */
export const undoDays = 30;
