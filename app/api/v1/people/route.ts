import { toRoute } from "@/lib/http/to-route";
import { createPerson } from "@/lib/people/create-person";
import { listPeople } from "@/lib/people/list-people";

export const GET = toRoute(listPeople);
export const POST = toRoute(createPerson, { status: 201, location: (id) => `/api/v1/people/${id}` });
