'use client';

import { CheckIcon, MinusIcon } from 'lucide-react';
import { Checkbox as Primitive } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from '@/components/lib/cn';

export function Checkbox({ className, ...props }: ComponentProps<typeof Primitive.Root>) {
  return (
    <Primitive.Root
      className={cn(
        'group relative flex size-4 shrink-0 items-center justify-center rounded border border-line-strong bg-surface transition-colors after:absolute after:-inset-2 hover:border-ink-faint data-[state=checked]:border-accent data-[state=indeterminate]:border-accent data-[state=checked]:bg-accent data-[state=indeterminate]:bg-accent dark:bg-sunken',
        className,
      )}
      {...props}
    >
      <Primitive.Indicator className="text-white">
        <CheckIcon className="size-3 group-data-[state=indeterminate]:hidden" strokeWidth={3} />
        <MinusIcon className="hidden size-3 group-data-[state=indeterminate]:block" strokeWidth={3} />
      </Primitive.Indicator>
    </Primitive.Root>
  );
}
