import { cva, type VariantProps } from 'class-variance-authority';
import type { ComponentProps } from 'react';
import { cn } from '@/components/lib/cn';

const badgeVariants = cva(
  'inline-flex h-5 w-fit shrink-0 items-center gap-1 whitespace-nowrap rounded px-1.5 text-2xs font-medium [&_svg]:size-3 [&_svg]:shrink-0',
  {
    variants: {
      tone: {
        neutral: 'bg-unknown-soft text-ink-muted',
        outline: 'border text-ink-muted',
        accent: 'bg-accent-soft text-accent-text',
        critical: 'bg-critical-soft text-critical-text',
        high: 'bg-high-soft text-high-text',
        medium: 'bg-medium-soft text-medium-text',
        low: 'bg-low-soft text-low-text',
        pass: 'bg-pass-soft text-pass-text',
      },
    },
    defaultVariants: { tone: 'neutral' },
  },
);

export type BadgeTone = NonNullable<VariantProps<typeof badgeVariants>['tone']>;

export function Badge({ className, tone, ...props }: ComponentProps<'span'> & VariantProps<typeof badgeVariants>) {
  return <span className={cn(badgeVariants({ tone }), className)} {...props} />;
}
