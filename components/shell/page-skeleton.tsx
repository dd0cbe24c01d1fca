import { Skeleton } from "../ui/skeleton";

function HeaderSkeleton({ pill }: { pill?: boolean }) {
  return (
    <>
      <div className="flex min-h-7 items-center">
        <Skeleton className="w-40" />
      </div>
      <div className="mt-3 flex items-center gap-2.5">
        <Skeleton className="h-7 w-56" />
        {pill ? <Skeleton className="w-14 rounded-full" /> : null}
      </div>
      <Skeleton className="mt-1.5 w-80 max-w-full" />
    </>
  );
}

function RowsSkeleton({ rows }: { rows: number }) {
  return (
    <div className="mt-3">
      {Array.from({ length: rows }, (_, row) => (
        <div
          key={row}
          className="border-line max-sm:rounded-panel flex h-9 items-center gap-6 border-b px-2.5 max-sm:mt-2.5 max-sm:h-20 max-sm:border"
        >
          <Skeleton className="w-[28%] max-sm:w-1/2" />
          <Skeleton className="w-[16%] max-sm:hidden" />
          <Skeleton className="w-[16%] max-sm:hidden" />
          <Skeleton className="ml-auto w-[10%]" />
        </div>
      ))}
    </div>
  );
}

/** For `loading.tsx` of a list. */
export function ListSkeleton() {
  return (
    <div role="status" aria-label="Loading">
      <HeaderSkeleton />
      <div className="mt-4 flex gap-2">
        <Skeleton className="rounded-control h-[30px] w-[220px]" />
        <Skeleton className="rounded-control h-[30px] w-24" />
      </div>
      <RowsSkeleton rows={12} />
    </div>
  );
}

/** For `loading.tsx` of one thing: its facts, its bar, its figures, its rows. */
export function DetailSkeleton() {
  return (
    <div role="status" aria-label="Loading">
      <HeaderSkeleton pill />
      <Skeleton className="mt-5 h-[18px] w-full" />
      <Skeleton className="mt-2.5 w-72 max-w-full" />
      <div className="rounded-panel border-line bg-line mt-5 grid h-[92px] grid-cols-4 gap-px overflow-hidden border max-lg:grid-cols-2">
        {[0, 1, 2, 3].map((card) => (
          <div key={card} className="bg-panel grid content-center gap-2 px-4">
            <Skeleton className="h-3 w-20" />
            <Skeleton className="h-5 w-28" />
          </div>
        ))}
      </div>
      <Skeleton className="mt-7 w-64" />
      <RowsSkeleton rows={6} />
    </div>
  );
}
