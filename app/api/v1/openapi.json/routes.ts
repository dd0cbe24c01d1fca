import type { RouteTable } from "@/lib/http/openapi/build-document";
import * as addOnsOne from "../add-ons/[id]/route";
import * as activations from "../activations/route";
import * as activationsOne from "../activations/[id]/route";
import * as activationsOneFile from "../activations/[id]/file/route";
import * as activationsOneHeartbeat from "../activations/[id]/heartbeat/route";
import * as activationsOneMove from "../activations/[id]/move/route";
import * as auditEvents from "../audit/events/route";
import * as departments from "../departments/route";
import * as departmentsOne from "../departments/[id]/route";
import * as entitlementsOne from "../entitlements/[id]/route";
import * as entitlementsOneSwitch from "../entitlements/[id]/switch/route";
import * as featuresOne from "../features/[id]/route";
import * as imports from "../imports/route";
import * as importsOne from "../imports/[id]/route";
import * as importsOneErrorsCsv from "../imports/[id]/errors.csv/route";
import * as importsOneProblems from "../imports/[id]/problems/route";
import * as importsOneRun from "../imports/[id]/run/route";
import * as importsOneUndo from "../imports/[id]/undo/route";
import * as keysOne from "../keys/[id]/route";
import * as keysOneReplace from "../keys/[id]/replace/route";
import * as keysOneRevoke from "../keys/[id]/revoke/route";
import * as leases from "../leases/route";
import * as leasesOne from "../leases/[id]/route";
import * as leasesOneBorrow from "../leases/[id]/borrow/route";
import * as leasesOneHeartbeat from "../leases/[id]/heartbeat/route";
import * as leasesOneReturn from "../leases/[id]/return/route";
import * as licenseAddOnsOne from "../license-add-ons/[id]/route";
import * as licenseAddOnsOneSwitch from "../license-add-ons/[id]/switch/route";
import * as licenseTypes from "../license-types/route";
import * as licenseTypesOne from "../license-types/[id]/route";
import * as licenseTypesOneApply from "../license-types/[id]/apply/route";
import * as licenseTypesOneDifferences from "../license-types/[id]/differences/route";
import * as licenses from "../licenses/route";
import * as licensesOne from "../licenses/[id]/route";
import * as licensesOneActivations from "../licenses/[id]/activations/route";
import * as licensesOneAddOns from "../licenses/[id]/add-ons/route";
import * as licensesOneEntitlements from "../licenses/[id]/entitlements/route";
import * as licensesOneEntitlementsEffective from "../licenses/[id]/entitlements/effective/route";
import * as licensesOneFile from "../licenses/[id]/file/route";
import * as licensesOneKeys from "../licenses/[id]/keys/route";
import * as licensesOneMeters from "../licenses/[id]/meters/route";
import * as licensesOneMetersFeatureConsume from "../licenses/[id]/meters/[feature]/consume/route";
import * as licensesOneMetersFeatureRelease from "../licenses/[id]/meters/[feature]/release/route";
import * as licensesOneOverrides from "../licenses/[id]/overrides/route";
import * as licensesOnePools from "../licenses/[id]/pools/route";
import * as licensesOnePurchases from "../licenses/[id]/purchases/route";
import * as licensesOnePurchasesPurchaseid from "../licenses/[id]/purchases/[purchaseId]/route";
import * as licensesOneResume from "../licenses/[id]/resume/route";
import * as licensesOneSeats from "../licenses/[id]/seats/route";
import * as licensesOneServers from "../licenses/[id]/servers/route";
import * as licensesOneSuspend from "../licenses/[id]/suspend/route";
import * as licensesOneCancel from "../licenses/[id]/cancel/route";
import * as licensesOneChangePlan from "../licenses/[id]/change-plan/route";
import * as licensesOneChangePlanPreview from "../licenses/[id]/change-plan/preview/route";
import * as licensesOneConvert from "../licenses/[id]/convert/route";
import * as licensesOneConvertPreview from "../licenses/[id]/convert/preview/route";
import * as licensesOneExtend from "../licenses/[id]/extend/route";
import * as licensesOneMaintenance from "../licenses/[id]/maintenance/route";
import * as licensesOneMaintenancePreview from "../licenses/[id]/maintenance/preview/route";
import * as licensesOneRenew from "../licenses/[id]/renew/route";
import * as licensesOneRenewPreview from "../licenses/[id]/renew/preview/route";
import * as licensesOneTerminate from "../licenses/[id]/terminate/route";
import * as licensesOneTransfer from "../licenses/[id]/transfer/route";
import * as licensesOneUndoCancel from "../licenses/[id]/undo-cancel/route";
import * as overridesOne from "../overrides/[id]/route";
import * as people from "../people/route";
import * as peopleOne from "../people/[id]/route";
import * as pools from "../pools/route";
import * as poolsOne from "../pools/[id]/route";
import * as poolsOneRules from "../pools/[id]/rules/route";
import * as poolsOneRulesOne from "../pools/[id]/rules/[ruleId]/route";
import * as poolsOneRulesPreview from "../pools/[id]/rules/preview/route";
import * as position from "../position/route";
import * as products from "../products/route";
import * as productsOne from "../products/[id]/route";
import * as productsOneAddOns from "../products/[id]/add-ons/route";
import * as productsOneComponents from "../products/[id]/components/route";
import * as productsOneFeatures from "../products/[id]/features/route";
import * as productsOneReleases from "../products/[id]/releases/route";
import * as productsOneServers from "../products/[id]/servers/route";
import * as productsOneUpgrade from "../products/[id]/upgrade/route";
import * as queueOne from "../queue/[ticket]/route";
import * as releasesOne from "../releases/[id]/route";
import * as releasesOneReinstate from "../releases/[id]/reinstate/route";
import * as releasesOneWithdraw from "../releases/[id]/withdraw/route";
import * as renewals from "../renewals/route";
import * as renewalsCoterm from "../renewals/coterm/route";
import * as renewalsCotermPreview from "../renewals/coterm/preview/route";
import * as requests from "../requests/route";
import * as requestsOne from "../requests/[id]/route";
import * as requestsOneApprove from "../requests/[id]/approve/route";
import * as requestsOneReject from "../requests/[id]/reject/route";
import * as revocations from "../revocations/route";
import * as seats from "../seats/route";
import * as seatsOne from "../seats/[id]/route";
import * as seatsOneTransfer from "../seats/[id]/transfer/route";
import * as sites from "../sites/route";
import * as sitesOne from "../sites/[id]/route";
import * as usage from "../usage/route";
import * as usageFeaturesOne from "../usage-features/[id]/route";
import * as usageSources from "../usage-sources/route";
import * as usageSourcesOne from "../usage-sources/[id]/route";
import * as usageSourcesOneCapacities from "../usage-sources/[id]/capacities/route";
import * as usageSourcesOneLog from "../usage-sources/[id]/log/route";
import * as usageUsers from "../usage-users/route";
import * as usageUsersOne from "../usage-users/[id]/route";
import * as usageUsersPeople from "../usage-users/people/route";
import * as validate from "../validate/route";
import * as vendors from "../vendors/route";
import * as vendorsOne from "../vendors/[id]/route";

/** Every route of the API, by its path in the document. A test walks the folders and says what is missing here. */
export const routes = {
  "/api/v1/activations": activations,
  "/api/v1/activations/{id}": activationsOne,
  "/api/v1/activations/{id}/file": activationsOneFile,
  "/api/v1/activations/{id}/heartbeat": activationsOneHeartbeat,
  "/api/v1/activations/{id}/move": activationsOneMove,
  "/api/v1/add-ons/{id}": addOnsOne,
  "/api/v1/audit/events": auditEvents,
  "/api/v1/departments": departments,
  "/api/v1/departments/{id}": departmentsOne,
  "/api/v1/entitlements/{id}": entitlementsOne,
  "/api/v1/entitlements/{id}/switch": entitlementsOneSwitch,
  "/api/v1/features/{id}": featuresOne,
  "/api/v1/imports": imports,
  "/api/v1/imports/{id}": importsOne,
  "/api/v1/imports/{id}/errors.csv": importsOneErrorsCsv,
  "/api/v1/imports/{id}/problems": importsOneProblems,
  "/api/v1/imports/{id}/run": importsOneRun,
  "/api/v1/imports/{id}/undo": importsOneUndo,
  "/api/v1/keys/{id}": keysOne,
  "/api/v1/keys/{id}/replace": keysOneReplace,
  "/api/v1/keys/{id}/revoke": keysOneRevoke,
  "/api/v1/leases": leases,
  "/api/v1/leases/{id}": leasesOne,
  "/api/v1/leases/{id}/borrow": leasesOneBorrow,
  "/api/v1/leases/{id}/heartbeat": leasesOneHeartbeat,
  "/api/v1/leases/{id}/return": leasesOneReturn,
  "/api/v1/license-add-ons/{id}": licenseAddOnsOne,
  "/api/v1/license-add-ons/{id}/switch": licenseAddOnsOneSwitch,
  "/api/v1/license-types": licenseTypes,
  "/api/v1/license-types/{id}": licenseTypesOne,
  "/api/v1/license-types/{id}/apply": licenseTypesOneApply,
  "/api/v1/license-types/{id}/differences": licenseTypesOneDifferences,
  "/api/v1/licenses": licenses,
  "/api/v1/licenses/{id}": licensesOne,
  "/api/v1/licenses/{id}/activations": licensesOneActivations,
  "/api/v1/licenses/{id}/add-ons": licensesOneAddOns,
  "/api/v1/licenses/{id}/cancel": licensesOneCancel,
  "/api/v1/licenses/{id}/change-plan": licensesOneChangePlan,
  "/api/v1/licenses/{id}/change-plan/preview": licensesOneChangePlanPreview,
  "/api/v1/licenses/{id}/convert": licensesOneConvert,
  "/api/v1/licenses/{id}/convert/preview": licensesOneConvertPreview,
  "/api/v1/licenses/{id}/entitlements": licensesOneEntitlements,
  "/api/v1/licenses/{id}/entitlements/effective": licensesOneEntitlementsEffective,
  "/api/v1/licenses/{id}/extend": licensesOneExtend,
  "/api/v1/licenses/{id}/file": licensesOneFile,
  "/api/v1/licenses/{id}/keys": licensesOneKeys,
  "/api/v1/licenses/{id}/maintenance": licensesOneMaintenance,
  "/api/v1/licenses/{id}/maintenance/preview": licensesOneMaintenancePreview,
  "/api/v1/licenses/{id}/meters": licensesOneMeters,
  "/api/v1/licenses/{id}/meters/{feature}/consume": licensesOneMetersFeatureConsume,
  "/api/v1/licenses/{id}/meters/{feature}/release": licensesOneMetersFeatureRelease,
  "/api/v1/licenses/{id}/overrides": licensesOneOverrides,
  "/api/v1/licenses/{id}/pools": licensesOnePools,
  "/api/v1/licenses/{id}/purchases": licensesOnePurchases,
  "/api/v1/licenses/{id}/purchases/{purchaseId}": licensesOnePurchasesPurchaseid,
  "/api/v1/licenses/{id}/renew": licensesOneRenew,
  "/api/v1/licenses/{id}/renew/preview": licensesOneRenewPreview,
  "/api/v1/licenses/{id}/resume": licensesOneResume,
  "/api/v1/licenses/{id}/seats": licensesOneSeats,
  "/api/v1/licenses/{id}/servers": licensesOneServers,
  "/api/v1/licenses/{id}/suspend": licensesOneSuspend,
  "/api/v1/licenses/{id}/terminate": licensesOneTerminate,
  "/api/v1/licenses/{id}/transfer": licensesOneTransfer,
  "/api/v1/licenses/{id}/undo-cancel": licensesOneUndoCancel,
  "/api/v1/overrides/{id}": overridesOne,
  "/api/v1/people": people,
  "/api/v1/people/{id}": peopleOne,
  "/api/v1/pools": pools,
  "/api/v1/pools/{id}": poolsOne,
  "/api/v1/pools/{id}/rules": poolsOneRules,
  "/api/v1/pools/{id}/rules/preview": poolsOneRulesPreview,
  "/api/v1/pools/{id}/rules/{ruleId}": poolsOneRulesOne,
  "/api/v1/position": position,
  "/api/v1/products": products,
  "/api/v1/products/{id}": productsOne,
  "/api/v1/products/{id}/add-ons": productsOneAddOns,
  "/api/v1/products/{id}/components": productsOneComponents,
  "/api/v1/products/{id}/features": productsOneFeatures,
  "/api/v1/products/{id}/releases": productsOneReleases,
  "/api/v1/products/{id}/servers": productsOneServers,
  "/api/v1/products/{id}/upgrade": productsOneUpgrade,
  "/api/v1/queue/{ticket}": queueOne,
  "/api/v1/releases/{id}": releasesOne,
  "/api/v1/releases/{id}/reinstate": releasesOneReinstate,
  "/api/v1/releases/{id}/withdraw": releasesOneWithdraw,
  "/api/v1/renewals": renewals,
  "/api/v1/renewals/coterm": renewalsCoterm,
  "/api/v1/renewals/coterm/preview": renewalsCotermPreview,
  "/api/v1/requests": requests,
  "/api/v1/requests/{id}": requestsOne,
  "/api/v1/requests/{id}/approve": requestsOneApprove,
  "/api/v1/requests/{id}/reject": requestsOneReject,
  "/api/v1/revocations": revocations,
  "/api/v1/seats": seats,
  "/api/v1/seats/{id}": seatsOne,
  "/api/v1/seats/{id}/transfer": seatsOneTransfer,
  "/api/v1/sites": sites,
  "/api/v1/sites/{id}": sitesOne,
  "/api/v1/usage": usage,
  "/api/v1/usage-features/{id}": usageFeaturesOne,
  "/api/v1/usage-sources": usageSources,
  "/api/v1/usage-sources/{id}": usageSourcesOne,
  "/api/v1/usage-sources/{id}/capacities": usageSourcesOneCapacities,
  "/api/v1/usage-sources/{id}/log": usageSourcesOneLog,
  "/api/v1/usage-users": usageUsers,
  "/api/v1/usage-users/{id}": usageUsersOne,
  "/api/v1/usage-users/people": usageUsersPeople,
  "/api/v1/validate": validate,
  "/api/v1/vendors": vendors,
  "/api/v1/vendors/{id}": vendorsOne,
} satisfies RouteTable;
