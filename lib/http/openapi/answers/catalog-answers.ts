import { z } from "zod";
import { ApprovalRule } from "@/lib/db/generated/enums";
import { count, day, id, instant, named, pageOf, somebody, text, version } from "../answer-fields";

const vendor = z.strictObject({
  id,
  name: text,
  website: text.nullable(),
  archivedAt: instant.nullable(),
  createdAt: instant,
  version,
});
const vendorDetail = vendor.extend({ products: count });

const product = z.strictObject({
  id,
  vendorId: id,
  name: text,
  code: text.nullable(),
  category: text.nullable(),
  description: text.nullable(),
  ownerId: id.nullable(),
  requestable: z.boolean(),
  approvalRules: z.array(z.enum(ApprovalRule)),
  downloadUrl: text.nullable(),
  serverAddress: text.nullable(),
  startingNote: text.nullable(),
  supportContact: text.nullable(),
  archivedAt: instant.nullable(),
  createdAt: instant,
  version,
});
const productDetail = product.extend({ vendor: named, owner: somebody.nullable(), licenses: count });

const release = z.strictObject({
  id,
  productId: id,
  version: text.meta({ description: "The semantic version that was published." }),
  channel: text,
  releasedOn: day,
  notes: text.nullable(),
  withdrawnAt: instant.nullable(),
  archivedAt: instant.nullable(),
  createdAt: instant,
  rowVersion: version,
});
const releaseDetail = release.extend({ product: named });

export const catalogSchemas = {
  Vendor: vendor,
  VendorDetail: vendorDetail,
  Product: product,
  ProductDetail: productDetail,
  Release: release,
  ReleaseDetail: releaseDetail,
};

export const catalogAnswers = {
  "vendors.list": pageOf(vendorDetail),
  "vendors.read": vendorDetail,
  "vendors.create": vendor,
  "vendors.change": vendor,
  "products.list": pageOf(productDetail),
  "products.read": productDetail,
  "products.create": product,
  "products.change": product,
  "releases.list": pageOf(release),
  "releases.read": releaseDetail,
  "releases.create": release,
  "releases.change": release,
  "releases.withdraw": release,
  "releases.reinstate": release,
};
