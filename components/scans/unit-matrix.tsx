import { cn } from '@/components/lib/cn';
import { formatNumber, plural, times } from '@/components/lib/format';
import { serviceName } from '@/components/posture/services';
import type { ScanUnit, UnitStatus } from '@/server/scans/types';
import { unitLooks } from './unit-look';

const globalFirst = (a: string, b: string): number => (a === 'global' ? -1 : b === 'global' ? 1 : a.localeCompare(b));

/** Regions × services: what each unit of the scan saw. Empty cells are services without regions, or the other way round. */
export function UnitMatrix({ units }: { units: readonly ScanUnit[] }) {
  const regions = [...new Set(units.map((unit) => unit.region))].sort(globalFirst);
  const services = [...new Set(units.map((unit) => unit.service))].sort();
  const byPlace = new Map(units.map((unit) => [`${unit.service} ${unit.region}`, unit]));
  return (
    <>
      {/* Scrolls sideways on narrow screens, so the keyboard must reach it. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region */}
      <section className="relative overflow-x-auto px-4 pb-3" aria-label="Regions and services" tabIndex={0}>
        <table className="w-full border-separate border-spacing-1">
          <thead>
            <tr>
              <th scope="col" className="sticky left-0 bg-surface text-left text-xs font-medium text-ink-muted">
                Region
              </th>
              {services.map((service) => (
                <th key={service} scope="col" className="px-1 pb-0.5 text-left text-xs font-medium whitespace-nowrap text-ink-muted">
                  {serviceName(service)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {regions.map((region) => (
              <tr key={region}>
                <th scope="row" className="sticky left-0 bg-surface pr-3 text-left text-xs font-medium whitespace-nowrap">
                  {region}
                </th>
                {services.map((service) => (
                  <Cell key={service} unit={byPlace.get(`${service} ${region}`)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Legend units={units} />
    </>
  );
}

function Cell({ unit }: { unit: ScanUnit | undefined }) {
  if (!unit) return <td />;
  const { label, icon: Icon, cell, ink } = unitLooks[unit.status];
  const details = [
    label,
    plural(unit.resources, 'resource'),
    unit.findings > 0 && `${formatNumber(unit.findings)} failed verdicts`,
    plural(unit.calls, 'call'),
    unit.throttles > 0 && `throttled ${times(unit.throttles)}`,
    unit.error,
  ];
  const text = details.filter(Boolean).join(', ');
  return (
    <td title={text} className={cn('h-8 min-w-16 rounded-md border px-1.5 transition-colors duration-500', cell)}>
      <span className="sr-only">{text}</span>
      <span
        className={cn(
          'flex items-center gap-1.5',
          unit.status === 'partial' || unit.status === 'failed' ? 'w-fit rounded bg-surface/85 px-1' : '',
        )}
        aria-hidden="true"
      >
        <Icon className={cn('size-3 shrink-0', ink, unit.status === 'running' && 'animate-spin [animation-duration:2.5s]')} />
        {unit.status !== 'pending' && <span className="tabular text-xs">{formatNumber(unit.resources)}</span>}
        {unit.findings > 0 && <span className="size-1.5 shrink-0 rounded-full bg-critical" />}
      </span>
    </td>
  );
}

function Legend({ units }: { units: readonly ScanUnit[] }) {
  const order: UnitStatus[] = ['completed', 'partial', 'failed', 'running', 'pending'];
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 border-t px-4 py-2.5 text-xs text-ink-muted">
      {order.map((status) => {
        const { label, icon: Icon, cell, ink } = unitLooks[status];
        const count = units.filter((unit) => unit.status === status).length;
        if (count === 0) return null;
        return (
          <li key={status} className="flex items-center gap-1.5">
            <span className={cn('flex size-4.5 items-center justify-center rounded border', cell)}>
              <Icon className={cn('size-3', ink)} aria-hidden="true" />
            </span>
            {label} <span className="tabular">{count}</span>
          </li>
        );
      })}
      <li className="flex items-center gap-1.5">
        <span className="size-1.5 rounded-full bg-critical" aria-hidden="true" /> something fails there
      </li>
      <li className="ml-auto">Numbers are resources read</li>
    </ul>
  );
}
