import { Fragment, type ReactNode } from "react";
import { Breadcrumb, type Crumb } from "./ui/breadcrumb";

type PageHeaderProps = {
  crumbs?: readonly Crumb[];
  title: string;
  pill?: ReactNode;
  /** Joined by middle dots; nothing is left out by passing null. */
  facts?: readonly ReactNode[];
  /** Secondary acts first, the one primary act last. */
  acts?: ReactNode;
};

/** Where you are, what this is, its facts, what you can do. The search box of the shell stands beside the breadcrumb. */
export function PageHeader({ crumbs = [], title, pill, facts = [], acts }: PageHeaderProps) {
  const told = facts.filter((fact) => fact !== null && fact !== undefined && fact !== false && fact !== "");
  return (
    <header>
      <div className={crumbs.length > 0 ? "flex min-h-7 items-center lg:pr-[290px]" : "h-7 max-lg:hidden"}>
        {crumbs.length > 0 ? <Breadcrumb crumbs={crumbs} /> : null}
      </div>
      <div className="mt-3 grid grid-cols-[minmax(0,1fr)] items-start gap-x-6 gap-y-1 max-sm:mt-1 sm:grid-cols-[minmax(0,1fr)_auto]">
        <div className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1">
          <h1 className="min-w-0 text-2xl font-semibold tracking-[-0.01em] [overflow-wrap:anywhere]">{title}</h1>
          {pill}
        </div>
        {acts ? <div className="flex flex-wrap gap-2 max-sm:order-last max-sm:mt-1.5">{acts}</div> : null}
        {told.length > 0 ? (
          <p className="text-muted sm:col-span-2">
            {told.map((fact, index) => (
              <Fragment key={index}>
                {index > 0 ? " · " : null}
                {fact}
              </Fragment>
            ))}
          </p>
        ) : null}
      </div>
    </header>
  );
}
