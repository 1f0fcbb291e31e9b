import { cn } from '@/components/lib/cn';
import { Badge } from '@/components/ui/badge';
import type { DiffEntry } from '@/server/drift/types';

const words = { added: 'Added', removed: 'Removed', changed: 'Changed' } as const;
const tones = { added: 'pass', removed: 'critical', changed: 'high' } as const;

interface PropertyDiffProps {
  entries: readonly DiffEntry[];
  /** What the two sides are. */
  before: string;
  after: string;
}

/**
 * Properties that differ, both sides next to each other; below each other on a phone. Every comparison of the product looks like
 * this: what was before in red behind a minus, what is after in green behind a plus.
 */
export function PropertyDiff({ entries, before, after }: PropertyDiffProps) {
  return (
    <ul className="divide-y overflow-hidden rounded-lg border">
      {entries.map((entry) => (
        <li key={`${entry.kind} ${entry.path}`} className={cn(entry.ignoredBy && 'opacity-60')}>
          <p className="flex flex-wrap items-center gap-2 bg-sunken px-3 py-1.5">
            <code className="text-xs font-medium break-all">{entry.path || 'the whole resource'}</code>
            <Badge tone={entry.ignoredBy ? 'outline' : tones[entry.kind]}>{entry.ignoredBy ? 'Ignored' : words[entry.kind]}</Badge>
          </p>
          <div className="grid grid-cols-1 md:grid-cols-2 md:divide-x">
            <Side title={before} value={entry.before} isMissing={entry.kind === 'added'} tone="before" />
            <Side title={after} value={entry.after} isMissing={entry.kind === 'removed'} tone="after" />
          </div>
        </li>
      ))}
    </ul>
  );
}

function Side({ title, value, isMissing, tone }: { title: string; value: unknown; isMissing: boolean; tone: 'before' | 'after' }) {
  return (
    <div className={cn('min-w-0 px-3 py-2', !isMissing && (tone === 'before' ? 'bg-critical-soft' : 'bg-pass-soft'))}>
      <p className="text-2xs text-ink-muted">
        {!isMissing && (
          <span
            aria-hidden="true"
            className={cn('mr-1 font-mono font-semibold', tone === 'before' ? 'text-critical-text' : 'text-pass-text')}
          >
            {tone === 'before' ? '−' : '+'}
          </span>
        )}
        {title}
      </p>
      {isMissing ? (
        <p className="text-xs text-ink-faint">not there</p>
      ) : (
        <pre className="text-xs leading-5 break-words whitespace-pre-wrap">
          <code>{readable(value)}</code>
        </pre>
      )}
    </div>
  );
}

/** Documents with their indentation; a text that is one, too. */
function readable(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value, null, 2) ?? 'nothing';
  if (!/^\s*[{[]/.test(value)) return value;
  try {
    return JSON.stringify(JSON.parse(value), null, 2);
  } catch {
    return value;
  }
}
