import Link from 'next/link';
import { SeverityIcon, severityLabel } from '@/components/posture/severity';
import { Card, CardHeader } from '@/components/ui/card';
import type { PathRow } from '@/server/attack-paths/data';

/** The worst open paths, or those over one resource, in a line each with what breaks them. Nothing where there is none. */
export function WorstPathsCard({
  rows,
  total,
  title,
  description,
}: {
  rows: readonly PathRow[];
  total: number;
  title: string;
  description?: string;
}) {
  if (rows.length === 0) return null;
  return (
    <Card>
      <CardHeader
        title={title}
        description={description}
        action={
          <Link href="/attack-paths" className="rounded text-xs text-ink-muted underline-offset-2 hover:text-ink hover:underline">
            All attack paths
          </Link>
        }
      />
      <ul className="divide-y text-sm">
        {rows.map((path) => (
          <li key={path.id} className="flex min-w-0 items-start gap-2.5 px-4 py-2">
            <SeverityIcon severity={path.severity} className="mt-0.5" />
            <div className="min-w-0">
              <Link href={`/attack-paths/${path.id}`} className="block break-words underline-offset-2 hover:underline">
                <span className="sr-only">{severityLabel[path.severity]}: </span>
                {path.title}
              </Link>
              <span className="block text-xs break-words text-ink-muted">
                {path.evidence === 'possible' && 'Possible. '}
                {path.fix.text}
              </span>
            </div>
          </li>
        ))}
        {total > rows.length && <li className="px-4 py-2 text-xs text-ink-muted">and {total - rows.length} more</li>}
      </ul>
    </Card>
  );
}
