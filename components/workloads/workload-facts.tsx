import Link from 'next/link';
import type { ReactNode } from 'react';
import { formatDay, formatInstant } from '@/components/lib/format';
import { AccountLabel } from '@/components/posture/account-label';
import { Badge } from '@/components/ui/badge';
import { Card, CardHeader } from '@/components/ui/card';
import { kindNames } from '@/server/workloads/constants';
import type { FullWorkload } from '@/server/workloads/detail';
import type { Part, SensorState } from '@/server/workloads/types';

const sensorTones: Record<SensorState, 'pass' | 'high' | 'neutral'> = { on: 'pass', off: 'high', unknown: 'neutral' };

/** A point in time as the description has it. */
const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** Which sensors watch it. */
export function SensorCard({ workload }: { workload: FullWorkload }) {
  const { sensors } = workload.summary;
  return (
    <Card aria-labelledby="sensors-title">
      <CardHeader id="sensors-title" title="Who watches it" />
      <ul className="grid gap-2 px-4 pb-4 text-sm">
        {sensors.map(({ name, state, detail }) => (
          <li key={name}>
            <span className="flex items-center justify-between gap-2">
              {name}
              <Badge tone={sensorTones[state]} className={state === 'unknown' ? 'hatched' : undefined}>
                {state === 'unknown' ? 'not known' : state}
              </Badge>
            </span>
            <span className="block text-xs text-ink-muted">{detail}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** A part of what is known; what was not seen says so. Nothing where it does not apply. */
function PartRow<T>({ name, part, children }: { name: string; part: Part<T>; children: (value: T) => ReactNode }) {
  if (part.state === 'not-applicable') return null;
  return (
    <>
      <dt className="text-ink-muted">{name}</dt>
      <dd className="min-w-0 break-words">
        {part.state === 'seen' ? (
          children(part.value)
        ) : (
          <span className="hatched rounded px-1 text-xs">
            {part.state === 'not-scanned' ? 'not scanned' : 'not known'}: {part.why}
          </span>
        )}
      </dd>
    </>
  );
}

/** Everything else that is known of it. */
export function WorkloadFacts({ workload }: { workload: FullWorkload }) {
  const { summary } = workload;
  return (
    <Card aria-labelledby="facts-title">
      <CardHeader id="facts-title" title="The workload" />
      <dl className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-4 gap-y-1.5 px-4 pb-4 text-sm">
        <dt className="text-ink-muted">Kind</dt>
        <dd>{kindNames[workload.kind]}</dd>
        <dt className="text-ink-muted">Account</dt>
        <dd>
          <AccountLabel account={workload.account} showId />
        </dd>
        <dt className="text-ink-muted">Region</dt>
        <dd>{workload.region}</dd>
        <PartRow name="Platform" part={summary.platform}>
          {({ name, end, meaning, source, checkedOn }) => (
            <>
              {name}
              <span className="block text-xs text-ink-muted">
                {end ? `${meaning}: to ${formatDay(`${end}T00:00:00Z`)}` : 'current, no end announced'} ·{' '}
                <a href={source} target="_blank" rel="noreferrer" className="underline underline-offset-2 hover:text-ink">
                  source
                </a>
                {checkedOn ? `, compared ${checkedOn}` : ', not compared with it yet'}
              </span>
            </>
          )}
        </PartRow>
        <PartRow name="Patches" part={summary.patches}>
          {({ compliant, nonCompliant, severity }) =>
            nonCompliant === 0
              ? `none missing, ${compliant} installed`
              : `${nonCompliant} missing${severity ? `, the worst ${severity.toLowerCase()}` : ''}`
          }
        </PartRow>
        <PartRow name="Management" part={summary.management}>
          {({ managed, agent }) => (managed ? `Systems Manager, agent ${agent ?? 'unknown'}` : 'not by Systems Manager')}
        </PartRow>
        <PartRow name="Metadata" part={summary.imds}>
          {({ v1, hops }) =>
            `${v1 ? 'IMDSv1 answers without a token' : 'IMDSv2 only'}${hops ? `, ${hops} ${hops === 1 ? 'hop' : 'hops'}` : ''}`
          }
        </PartRow>
        <PartRow name="Images" part={summary.image}>
          {(images) => (
            <ul className="grid gap-1">
              {images.map(({ reference, origin, public: open, note }) => (
                <li key={reference} className="break-all">
                  {reference} <Badge tone={open || origin === 'unknown' ? 'medium' : 'outline'}>{origin.replaceAll('-', ' ')}</Badge>
                  {note && <span className="block text-xs text-ink-muted">{note}</span>}
                </li>
              ))}
            </ul>
          )}
        </PartRow>
        <PartRow name="Secrets" part={summary.secrets}>
          {(secrets) =>
            secrets.length === 0 ? (
              'none found'
            ) : (
              <ul className="grid gap-1">
                {secrets.map(({ place, what, masked }) => (
                  <li key={`${place} ${what}`} className="break-words">
                    {place}
                    <span className="block text-xs text-ink-muted">
                      {what.replaceAll('-', ' ')}
                      {masked ? `: ${masked}` : ''}
                    </span>
                  </li>
                ))}
              </ul>
            )
          }
        </PartRow>
        <PartRow name="Privileged" part={summary.privileged}>
          {(names) => (names.length === 0 ? 'no container' : names.join(', '))}
        </PartRow>
        <PartRow name="Logging" part={summary.logging}>
          {({ detail }) => detail}
        </PartRow>
        <PartRow name="Detections" part={summary.detections}>
          {(detections) =>
            detections.length === 0 ? (
              'none of high severity'
            ) : (
              <ul className="grid gap-1">
                {detections.map(({ title, type, at }) => (
                  <li key={`${type} ${title}`} className="break-words">
                    {title}
                    <span className="block text-xs text-ink-muted">
                      {type}
                      {at ? `, since ${at.slice(0, 10)}` : ''}
                    </span>
                  </li>
                ))}
              </ul>
            )
          }
        </PartRow>
        {summary.role && (
          <>
            <dt className="text-ink-muted">Role</dt>
            <dd className="break-all">{summary.role}</dd>
          </>
        )}
        {summary.facts
          .filter(({ value }) => value !== '')
          .map(({ label, value }) => (
            <div key={label} className="contents">
              <dt className="text-ink-muted">{label}</dt>
              <dd className="break-all">{instant.test(value) ? formatInstant(value) : value}</dd>
            </div>
          ))}
        {workload.runners.length > 0 && (
          <>
            <dt className="text-ink-muted">Run by</dt>
            <dd>
              <ul className="grid gap-1">
                {workload.runners.map(({ id, kind, label }) => (
                  <li key={id}>
                    <Link href={`/workloads/${id}`} className="text-accent-text underline-offset-2 hover:underline">
                      {label}
                    </Link>{' '}
                    <span className="text-xs text-ink-muted">{kindNames[kind]}</span>
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
        <dt className="text-ink-muted">ARN</dt>
        <dd>
          <code className="text-xs break-all text-ink-muted">{workload.arn}</code>
        </dd>
      </dl>
    </Card>
  );
}
