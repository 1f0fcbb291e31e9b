import { BanIcon, CircleAlertIcon, InfoIcon, type LucideIcon, RefreshCwIcon } from 'lucide-react';
import { cn } from '@/components/lib/cn';
import type { Effect } from '@/server/operate/types';

const looks: Record<Effect['tone'], { icon: LucideIcon; className: string; word: string }> = {
  blocks: { icon: BanIcon, className: 'text-critical-text', word: 'AWS will refuse:' },
  loses: { icon: CircleAlertIcon, className: 'text-high-text', word: 'Lost:' },
  changes: { icon: RefreshCwIcon, className: 'text-medium-text', word: 'Changes:' },
  note: { icon: InfoIcon, className: 'text-ink-muted', word: 'Note:' },
};

/** What an action does beside what its name says, the worst first. */
export function Effects({ effects }: { effects: readonly Effect[] }) {
  return (
    <ul className="grid gap-1 text-sm">
      {effects.map(({ tone, text }) => {
        const { icon: Icon, className, word } = looks[tone];
        return (
          <li key={text} className="flex items-start gap-2">
            <Icon className={cn('mt-0.5 size-4 shrink-0', className)} aria-hidden="true" />
            <span>
              <span className="sr-only">{word} </span>
              {text}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
