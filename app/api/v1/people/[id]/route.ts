import { toRoute } from "@/lib/http/to-route";
import { archivePerson } from "@/lib/people/archive-person";
import { changePerson } from "@/lib/people/change-person";
import { readPerson } from "@/lib/people/read-person";

export const GET = toRoute(readPerson, { params: { id: "personId" } });
export const PATCH = toRoute(changePerson, { params: { id: "personId" }, ifMatch: true });
export const DELETE = toRoute(archivePerson, { params: { id: "personId" }, status: 204 });
