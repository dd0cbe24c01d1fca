import { actOnTermEnds } from "./act-on-term-ends";
import { endSeats } from "./end-seats";
import { forgetOldSignIns } from "./forget-old-sign-ins";
import { freeDeadMachines } from "./free-dead-machines";
import { keepPoolHistory } from "./keep-pool-history";
import { pruneDurableWork } from "./prune-durable-work";
import { releaseMachinesOfDeparted } from "./release-machines-of-leaver";
import { releaseSeatsOfLeaver } from "./release-for-leaver";
import { recordRefusedSignInsOfAddress } from "./record-refused-sign-ins";
import { runStartedImport } from "./run-import";
import { sendRequestedMail } from "./send-mail";
import { sendRequestedResetLinks } from "./send-reset-links";
import { serveWaitlistOfLicense } from "./serve-waitlist";
import { withdrawRequestsOfLeaver } from "./withdraw-for-leaver";
import { undoStartedImport } from "./undo-import";

/** Everything that /api/inngest declares. */
export const allFunctions = [
  actOnTermEnds,
  endSeats,
  forgetOldSignIns,
  freeDeadMachines,
  keepPoolHistory,
  pruneDurableWork,
  recordRefusedSignInsOfAddress,
  releaseMachinesOfDeparted,
  releaseSeatsOfLeaver,
  runStartedImport,
  sendRequestedMail,
  sendRequestedResetLinks,
  serveWaitlistOfLicense,
  withdrawRequestsOfLeaver,
  undoStartedImport,
];
