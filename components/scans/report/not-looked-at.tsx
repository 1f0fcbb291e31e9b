import Link from 'next/link';
import { plural } from '@/components/lib/format';
import { serviceName } from '@/components/posture/services';
import { Card, CardHeader } from '@/components/ui/card';
import type { ScanReport } from '@/server/scans/report';

/** What the scan is silent about, and what that leaves open. */
export function NotLookedAt({ notLookedAt, uncertainChecks }: Pick<ScanReport, 'notLookedAt' | 'uncertainChecks'>) {
  const { units, problems, regionsNotEnabled, regionsLeftOut, servicesLeftOut } = notLookedAt;
  const lines: [string, string][] = [
    ['Not finished', units.map(({ service, region }) => `${serviceName(service)} in ${region}`).join(', ')],
    ['Regions left out on purpose', regionsLeftOut.join(', ')],
    ['Services left out on purpose', servicesLeftOut.map(serviceName).join(', ')],
    ['Regions that the account has not enabled', regionsNotEnabled.join(', ')],
  ];
  const told = lines.filter(([, text]) => text !== '');
  return (
    <Card aria-labelledby="not-looked-title">
      <CardHeader id="not-looked-title" title="What it did not look at" />
      <dl className="grid gap-2 px-4 pb-4 text-sm">
        {told.map(([label, text]) => (
          <div key={label}>
            <dt className="text-xs text-ink-muted">{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        {problems.length > 0 && (
          <div>
            <dt className="text-xs text-ink-muted">Not answered in full</dt>
            <dd>{plural(problems.length, 'operation')}, listed below with the reason</dd>
          </div>
        )}
        {told.length === 0 && problems.length === 0 && (
          <p>Nothing: every operation was answered in full in every region that the account uses.</p>
        )}
        {uncertainChecks.length > 0 && (
          <details className="print:hidden">
            <summary className="cursor-pointer text-xs text-ink-muted">
              {plural(uncertainChecks.length, 'check')} that cannot say pass or fail somewhere because of it
            </summary>
            <ul className="mt-1 columns-1 gap-6 text-xs sm:columns-2 lg:columns-3">
              {uncertainChecks.map((id) => (
                <li key={id} className="break-inside-avoid">
                  <Link href={`/checks/${id}`} className="break-all underline-offset-4 hover:underline">
                    {id}
                  </Link>
                </li>
              ))}
            </ul>
          </details>
        )}
      </dl>
    </Card>
  );
}
