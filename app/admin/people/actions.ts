"use server";

import { toAction } from "@/lib/http/to-action";
import { archivePerson } from "@/lib/people/archive-person";
import { changePerson } from "@/lib/people/change-person";
import { changePersonStatus } from "@/lib/people/change-person-status";
import { createPerson } from "@/lib/people/create-person";
import { departPerson } from "@/lib/people/depart-person";
import { movePeople } from "@/lib/people/move-people";
import { restorePerson } from "@/lib/people/restore-person";

const revalidate = "/admin/people";

export const createPersonAction = toAction(createPerson, { revalidate });
export const changePersonAction = toAction(changePerson, { revalidate });
export const changePersonStatusAction = toAction(changePersonStatus, { revalidate });
export const departPersonAction = toAction(departPerson, { revalidate });
export const movePeopleAction = toAction(movePeople, { revalidate });
export const archivePersonAction = toAction(archivePerson, { revalidate });
export const restorePersonAction = toAction(restorePerson, { revalidate });
