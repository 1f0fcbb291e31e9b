import { useState } from 'react';
import { cn } from '@/components/lib/cn';
import { formatInstant } from '@/components/lib/format';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import type { Evidence } from '@/server/checks/types';
import { isInstant, readableKey } from './evidence-words';

/** The facts behind a verdict: as a table to read, or as the JSON that was stored. */
export function EvidenceTree({ evidence, label = 'evidence' }: { evidence: Evidence | Record<string, unknown>; label?: string }) {
  const [raw, setRaw] = useState(false);
  return (
    <div>
      {raw ? (
        <CodeBlock code={JSON.stringify(evidence, null, 2)} label={label} />
      ) : (
        <div className="overflow-hidden rounded-lg border px-3.5 py-1">
          <Entries value={evidence} />
        </div>
      )}
      <Button variant="link" size="inline" className="mt-1.5 text-xs" onClick={() => setRaw(!raw)}>
        {raw ? 'Show as a table' : 'Show as JSON'}
      </Button>
    </div>
  );
}

/** From here on a name stands above its value: beside it there would be no room left. */
const deep = 2;

function Entries({ value, depth = 0 }: { value: Record<string, unknown>; depth?: number }) {
  return (
    <dl className="divide-y">
      {Object.entries(value).map(([key, item]) => (
        <div key={key} className={cn('grid grid-cols-1 gap-x-4 py-1.5', depth < deep && 'sm:grid-cols-[10rem_minmax(0,1fr)]')}>
          <dt className="text-ink-muted" title={key}>
            {readableKey(key)}
          </dt>
          <dd className="min-w-0">
            <Value value={item} depth={depth} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({ value, depth }: { value: unknown; depth: number }) {
  if (value === null || value === undefined) return <span className="text-ink-faint">none</span>;
  if (value === '') return <span className="text-ink-faint">empty</span>;
  if (typeof value === 'boolean') return <span className="font-medium">{value ? 'yes' : 'no'}</span>;
  if (typeof value === 'string' && isInstant(value)) return <time dateTime={value}>{formatInstant(value)}</time>;
  if (typeof value === 'string' && value.includes(' ')) return <span className="break-words">{value}</span>;
  if (typeof value !== 'object') return <code className="text-xs leading-5 break-all">{String(value)}</code>;
  if (!Array.isArray(value)) {
    // An empty document is an answer, too: AWS tells by it that something is there and says nothing more.
    if (Object.keys(value).length === 0) return <code className="text-xs leading-5 text-ink-muted">{'{}'}</code>;
    return (
      <div className="border-l-2 pl-3">
        <Entries value={value as Record<string, unknown>} depth={depth + 1} />
      </div>
    );
  }
  if (value.length === 0) return <span className="text-ink-faint">none</span>;
  return (
    <ul className="grid gap-1">
      {value.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: evidence is never reordered while shown
        <li key={index}>
          <Value value={item} depth={depth} />
        </li>
      ))}
    </ul>
  );
}
