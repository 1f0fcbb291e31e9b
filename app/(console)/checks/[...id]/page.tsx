import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { CheckCounts } from '@/components/checks/check-counts';
import { CheckFacts } from '@/components/checks/check-facts';
import { CheckSettings } from '@/components/checks/check-settings';
import { RemedyTabs } from '@/components/checks/remedy-tabs';
import { serviceName } from '@/components/posture/services';
import { SeverityLabel } from '@/components/posture/severity';
import { Card, CardHeader } from '@/components/ui/card';
import { PageHeader } from '@/components/ui/page-header';
import { loadCheck } from '@/server/catalogue/loaders';
import { loadCheckScope } from '@/server/scope/loaders';

interface Props {
  params: Promise<{ id: string[] }>;
}

const read = cache(async (params: Props['params']) => loadCheck((await params).id.join('/')));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await read(params))?.title ?? 'Check' };
}

export default async function CheckPage({ params }: Props) {
  const check = await read(params);
  if (!check) notFound();
  const settings = await loadCheckScope(check.id);
  return (
    <div className="grid grid-cols-1 gap-4">
      <PageHeader
        eyebrow={
          <>
            <Link href="/checks" className="rounded underline-offset-4 hover:text-ink hover:underline">
              Checks
            </Link>
            {' / '}
            <Link href={`/checks?service=${check.service}`} className="rounded underline-offset-4 hover:text-ink hover:underline">
              {serviceName(check.service)}
            </Link>
          </>
        }
        title={check.title}
        description={
          <span className="flex flex-wrap items-center gap-x-3">
            <SeverityLabel severity={check.severity} />
            <code className="text-xs">{check.id}</code>
          </span>
        }
      />
      <CheckCounts check={check} />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div className="grid grid-cols-1 gap-4">
          <Card aria-labelledby="why-title">
            <CardHeader id="why-title" title="Why it matters" />
            <p className="max-w-prose px-4 pb-4 text-pretty text-ink-muted">{check.why}</p>
          </Card>
          <Card aria-labelledby="remedy-title">
            <CardHeader id="remedy-title" title="How to put it right" />
            <div className="px-4 pb-4">
              <RemedyTabs remedy={check.remedy} />
            </div>
          </Card>
        </div>
        <div className="grid grid-cols-1 gap-4">
          <CheckSettings check={{ id: check.id, title: check.title, parameters: check.parameters }} {...settings} />
          <CheckFacts check={check} />
        </div>
      </div>
    </div>
  );
}
