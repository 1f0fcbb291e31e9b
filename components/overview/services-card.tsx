import Link from 'next/link';
import { SeverityBar, sumCounts } from '@/components/charts/severity-bar';
import { formatNumber, formatShare } from '@/components/lib/format';
import { findingsLink } from '@/components/posture/findings-link';
import { serviceName } from '@/components/posture/services';
import { Card, CardHeader } from '@/components/ui/card';
import type { ServicePosture } from '@/server/overview/types';

/** Open findings a service, the worst on top, all bars on one scale. */
export function ServicesCard({ services }: { services: readonly ServicePosture[] }) {
  const sorted = services.toSorted(
    (a, b) => b.open.critical - a.open.critical || b.open.high - a.open.high || sumCounts(b.open) - sumCounts(a.open),
  );
  const max = Math.max(1, ...services.map((service) => sumCounts(service.open)));
  return (
    <Card aria-labelledby="services-title">
      <CardHeader id="services-title" title="By service" />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region */}
      <section className="max-h-112 overflow-auto pb-2" aria-label="Services" tabIndex={0}>
        <table className="w-full">
          <thead className="sticky top-0 bg-surface">
            <tr className="text-left text-xs text-ink-muted [&>th]:pb-1 [&>th]:font-medium">
              <th scope="col" className="pl-4">
                Service
              </th>
              <th scope="col" className="w-[45%] px-3">
                Open by severity
              </th>
              <th scope="col" className="px-2 text-right">
                Open
              </th>
              <th scope="col" className="px-2 text-right">
                Pass
              </th>
              <th scope="col" className="pr-4 pl-2 text-right">
                Unknown
              </th>
            </tr>
          </thead>
          <tbody>
            {sorted.map(({ service, open, pass, unknown }) => {
              const count = sumCounts(open);
              return (
                <tr key={service} className="group hover:bg-hover/60">
                  <th scope="row" className="h-9 pl-4 text-left font-medium whitespace-nowrap">
                    <Link href={findingsLink({ service })} className="rounded underline-offset-4 hover:underline">
                      {serviceName(service)}
                    </Link>
                  </th>
                  <td className="px-3">
                    <SeverityBar counts={open} max={max} />
                  </td>
                  <td className="tabular px-2 text-right font-medium">{formatNumber(count)}</td>
                  <td className="tabular px-2 text-right text-ink-muted">{formatShare(pass, pass + count + unknown) ?? '–'}</td>
                  <td className="tabular pr-4 pl-2 text-right text-ink-muted">{unknown > 0 ? formatNumber(unknown) : '–'}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </Card>
  );
}
