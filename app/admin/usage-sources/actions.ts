"use server";

import { archiveUsageSource } from "@/lib/flexnet/archive-usage-source";
import { changeUsageSource } from "@/lib/flexnet/change-usage-source";
import { createUsageSource } from "@/lib/flexnet/create-usage-source";
import { createUsagePeople } from "@/lib/flexnet/create-usage-people";
import { linkFeature } from "@/lib/flexnet/link-feature";
import { matchUsageUser } from "@/lib/flexnet/match-usage-user";
import { setCapacities } from "@/lib/flexnet/set-capacities";
import { toAction } from "@/lib/http/to-action";

const shown = { revalidate: ["/admin/usage-sources", "/admin/usage-sources/[id]"] };

export const createUsageSourceAction = toAction(createUsageSource, shown);
export const changeUsageSourceAction = toAction(changeUsageSource, shown);
export const archiveUsageSourceAction = toAction(archiveUsageSource, shown);
export const setCapacitiesAction = toAction(setCapacities, shown);
export const matchUsageUserAction = toAction(matchUsageUser, shown);
export const createUsagePeopleAction = toAction(createUsagePeople, shown);
export const linkFeatureAction = toAction(linkFeature, {
  revalidate: [...shown.revalidate, "/admin/usage-sources/[id]/features/[featureId]", "/admin/licenses/[id]"],
});
