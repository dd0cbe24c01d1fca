/** For tests that look at what happened, not at what was said about it. */
export const quiet = { info() {}, warn() {}, error() {}, debug() {} };
