import { DetailSkeleton } from "@/components/shell/page-skeleton";

export default function Loading() {
  return <DetailSkeleton />;
}
