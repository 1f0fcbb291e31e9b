import { CircleAlertIcon } from 'lucide-react';
import { plural } from '@/components/lib/format';
import { Badge } from '@/components/ui/badge';
import { Banner } from '@/components/ui/banner';
import type { AccountRef } from '@/server/posture';
import type { PlannedChange } from '@/server/scope/file/plan-import';
import type { FileNote } from '@/server/scope/file/yaml';
import type { ImportPreview } from '@/server/scope/import';

const words = { add: 'New', change: 'Changed', remove: 'Goes' } as const;

export function ImportPreviewList({ preview, accounts }: { preview: ImportPreview; accounts: readonly AccountRef[] }) {
  const nameOf = (accountId: string | null) =>
    accountId === null ? 'All accounts' : (accounts.find((each) => each.accountId === accountId)?.name ?? accountId);
  return (
    <div className="grid min-w-0 gap-4 text-sm">
      {preview.problems.length > 0 && (
        <Banner tone="danger" icon={CircleAlertIcon} title="The file cannot be imported yet">
          <Notes notes={preview.problems} />
        </Banner>
      )}
      {preview.changes.length > 0 && (
        <section>
          <h3 className="mb-1 font-semibold">{plural(preview.changes.length, 'change')}</h3>
          <ul className="divide-y rounded-md border">
            {preview.changes.map((change) => (
              <li key={JSON.stringify(change)} className="flex flex-wrap items-start gap-2 px-3 py-2">
                <Badge>{words[change.change]}</Badge>
                <span>{nameOf(change.accountId)}</span>
                <code className="min-w-0 text-xs leading-5 break-all">{saidOf(change)}</code>
              </li>
            ))}
          </ul>
        </section>
      )}
      {preview.problems.length === 0 && preview.changes.length === 0 && <p className="text-ink-muted">Nothing would change.</p>}
      {preview.unchanged > 0 && <p className="text-xs text-ink-muted">{plural(preview.unchanged, 'entry', 'entries')} as before.</p>}
      <Group title="Left out" notes={preview.skipped} />
      <Group title="Adjusted" notes={preview.adjusted} />
      <Group title="Understood" notes={preview.understood} />
    </div>
  );
}

function saidOf({ what, id, before, after }: PlannedChange): string {
  const name = what === 'check' ? `${id} ` : '';
  if (before && after) return `${name}${JSON.stringify(before)} → ${JSON.stringify(after)}`;
  return `${name}${JSON.stringify(after ?? before)}`;
}

function Group({ title, notes }: { title: string; notes: readonly FileNote[] }) {
  if (notes.length === 0) return null;
  return (
    <section>
      <h3 className="mb-1 font-semibold">
        {title} ({notes.length})
      </h3>
      <Notes notes={notes} />
    </section>
  );
}

function Notes({ notes }: { notes: readonly FileNote[] }) {
  return (
    <ul className="grid gap-1">
      {notes.map(({ line, path, message }) => (
        <li key={`${line} ${path} ${message}`} className="min-w-0">
          {line !== null && <span className="text-ink-muted">Line {line}: </span>}
          {message} {path && <code className="text-xs break-all text-ink-muted">{path}</code>}
        </li>
      ))}
    </ul>
  );
}
