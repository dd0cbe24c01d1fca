/** A number that may be left empty, as a form sends it. */
export const asNumber = {
  setValueAs: (text: unknown) => (text === "" || text === null || text === undefined ? null : Number(text)),
};
