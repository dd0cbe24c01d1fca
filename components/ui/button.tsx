import { cva, type VariantProps } from "class-variance-authority";
import { LoaderCircle } from "lucide-react";
import { Slot } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "./cn";

const buttonVariants = cva(
  "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-control border font-medium whitespace-nowrap transition-colors select-none disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed aria-disabled:opacity-55 [&_svg]:size-4 [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        default: "border-line-strong bg-panel text-text hover:border-control hover:bg-sunken",
        primary: "border-accent bg-accent text-accent-text hover:border-accent-strong hover:bg-accent-strong",
        ghost: "border-transparent bg-transparent text-muted hover:bg-sunken hover:text-text",
        danger: "border-over bg-over text-over-text hover:brightness-95",
        caution: "border-line-strong bg-panel text-bad hover:border-bad hover:bg-bad-soft",
        quiet: "border-transparent bg-transparent px-0 text-muted hover:text-text",
      },
      size: {
        default: "min-h-[30px] px-[11px] py-1 text-sm max-sm:min-h-9",
        small: "min-h-6 px-2 py-0.5 text-xs max-sm:min-h-8 [&_svg]:size-3.5",
        icon: "size-[30px] text-sm max-sm:size-9",
      },
    },
    defaultVariants: { variant: "default", size: "default" },
  },
);

type ButtonProps = ComponentProps<"button"> &
  VariantProps<typeof buttonVariants> & { asChild?: boolean; pending?: boolean };

/** `danger` is for the confirmation alone; what opens it is `caution`. `pending` keeps the width and the words, shows that work is under way, and takes no second click. */
export function Button({ className, variant, size, asChild, pending, children, type, ...props }: ButtonProps) {
  const classes = cn(buttonVariants({ variant, size }), className);
  if (asChild) {
    return (
      <Slot.Root className={classes} {...props}>
        {children}
      </Slot.Root>
    );
  }
  return (
    <button
      type={type ?? "button"}
      className={classes}
      data-ghost={variant === "ghost" || undefined}
      {...props}
      aria-busy={pending || undefined}
      disabled={pending || props.disabled}
    >
      {pending ? <LoaderCircle className="animate-spin" aria-hidden="true" /> : null}
      {children}
    </button>
  );
}
