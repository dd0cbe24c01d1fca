import type { ApiGroup, ApiOperation } from "./api-operations";

/** More operations than this are not shown in full on one page: a phone would have to hold thousands of fields. */
const mostAtOnce = 8;

export const isLarge = ({ operations }: ApiGroup): boolean => operations.length > mostAtOnce;

/** Where an operation is read: in its group's page, or in a large group on a page of its own. */
export function operationHref(group: ApiGroup, { anchor }: ApiOperation): string {
  const path = `/admin/api/${group.key}`;
  return isLarge(group) ? `${path}?operation=${encodeURIComponent(anchor)}` : `${path}#${anchor}`;
}
