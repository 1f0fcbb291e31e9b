import { EyeOffIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { MutePath } from '@/components/attack-paths/mute-path';
import { PathFacts } from '@/components/attack-paths/path-card';
import { PathChain } from '@/components/attack-paths/path-chain';
import { PathFix } from '@/components/attack-paths/path-fix';
import { typeName } from '@/components/inventory/type-name';
import { formatDay } from '@/components/lib/format';
import { SeverityLabel } from '@/components/posture/severity';
import { Banner } from '@/components/ui/banner';
import { Card, CardHeader } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { loadPath } from '@/server/attack-paths/loaders';

export const metadata: Metadata = { title: 'Attack path' };

export default async function AttackPathPage({ params }: { params: Promise<{ id: string }> }) {
  const path = await loadPath((await params).id);
  if (!path) notFound();
  const factors = [
    { name: 'Exposure', ...path.factors.exposure },
    { name: 'Exploitability', ...path.factors.exploitability },
    { name: 'Impact', ...path.factors.impact },
  ];
  return (
    <div className="grid grid-cols-1 gap-4">
      <PageHeader
        eyebrow={
          <Link href="/attack-paths" className="rounded underline-offset-4 hover:text-ink hover:underline">
            Attack paths
          </Link>
        }
        title={<span className="break-words">{path.title}</span>}
        description={<PathFacts path={path} />}
        actions={path.status !== 'closed' && <MutePath id={path.id} isMuted={path.status === 'muted'} />}
      />
      {path.mute && (
        <Banner tone="neutral" icon={EyeOffIcon} title={path.mute.until ? `Muted until ${formatDay(path.mute.until)}` : 'Muted'}>
          {path.mute.by}: {path.mute.reason}
        </Banner>
      )}
      {path.reasons.length > 0 && (
        <Banner tone="warning" icon={EyeOffIcon} title="Possible, not proven">
          <ul>
            {path.reasons.map((reason) => (
              <li key={reason} className="break-words">
                {reason}
              </li>
            ))}
          </ul>
        </Banner>
      )}
      <PathFix fix={path.fix} folded={path.folded} />
      <Card className="p-4">
        <PathChain nodes={path.nodes} links={path.links} fix={path.fix} />
        <p className="mt-3 max-w-prose text-sm text-ink-muted">{path.about}</p>
        <p className="mt-2 max-w-prose text-sm text-ink-muted">
          Service control policies are not read: your organization may block this path by one.
        </p>
      </Card>
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
        <Card>
          <CardHeader title={`Why its score is ${path.score}`} description="Exposure × exploitability × impact, of 100." />
          <dl className="divide-y text-sm">
            {factors.map(({ name, value, why }) => (
              <div key={name} className="grid grid-cols-[7rem_3rem_minmax(0,1fr)] gap-2 px-4 py-2">
                <dt className="text-ink-muted">{name}</dt>
                <dd className="tabular text-right font-medium">{Math.round(value * 100)} %</dd>
                <dd className="break-words">{why}</dd>
              </div>
            ))}
          </dl>
        </Card>
        <Card>
          <CardHeader title="Findings along it" description="Open findings of the resources on this path." />
          {path.findings.length === 0 ? (
            <p className="px-4 pb-4 text-sm text-ink-muted">None is open.</p>
          ) : (
            <ul className="divide-y text-sm">
              {path.findings.map((finding) => (
                <li key={finding.id} className="flex min-w-0 items-start gap-3 px-4 py-2">
                  <SeverityLabel severity={finding.severity} className="w-16 shrink-0" />
                  <Link href={`/findings?status=&finding=${finding.id}`} className="min-w-0 break-words underline-offset-2 hover:underline">
                    {finding.title}
                  </Link>
                </li>
              ))}
            </ul>
          )}
        </Card>
      </div>
      {path.also.length > 0 && (
        <Card>
          <CardHeader title={`It also reaches ${path.also.length} more`} description="In the same way, from the same entry." />
          <ul className="grid gap-1 px-4 pb-4 text-sm sm:grid-cols-2 lg:grid-cols-3">
            {path.also.map((node) => (
              <li key={node.id} className="min-w-0">
                <Link
                  href={`/inventory/${encodeURIComponent(node.id)}`}
                  prefetch={false}
                  className="block truncate underline-offset-2 hover:underline"
                  title={node.id}
                >
                  {node.name}
                </Link>
                <span className="text-xs text-ink-muted">{typeName(node.type)}</span>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </div>
  );
}
