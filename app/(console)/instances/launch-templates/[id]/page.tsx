import { CircleAlertIcon } from 'lucide-react';
import type { Metadata } from 'next';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import { NotOperable } from '@/components/operate/instance-panel';
import { LaunchDialog } from '@/components/operate/launch-dialog';
import { NewVersionDialog } from '@/components/operate/new-version-dialog';
import { VersionDiff, VersionList } from '@/components/operate/version-compare';
import { Banner } from '@/components/ui/banner';
import { PageHeader } from '@/components/ui/page-header';
import { pageLacks } from '@/server/identity/page-actor';
import { loadTemplate } from '@/server/operate/loaders';

export const metadata: Metadata = { title: 'Launch template' };

interface TemplatePageProps {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ account?: string | string[] }>;
}

export default async function LaunchTemplatePage({ params, searchParams }: TemplatePageProps) {
  const { account } = await searchParams;
  const detail = await loadTemplate((await params).id, typeof account === 'string' ? account : undefined);
  if (!detail) notFound();
  const { template, versions, isCut, problem, effectsOfDefault } = detail;
  const mayChange = template.notOperable === null && !(await pageLacks('instances:update'));
  return (
    <div className="mx-auto grid w-full max-w-4xl grid-cols-1 gap-4">
      <PageHeader
        eyebrow={
          <Link href="/instances/launch-templates" className="rounded underline-offset-4 hover:text-ink hover:underline">
            Launch templates
          </Link>
        }
        title={template.name}
        description={`${template.id} · ${template.account.name} · ${template.region} · default ${template.defaultVersion}, latest ${template.latestVersion}`}
        actions={
          mayChange && versions ? (
            <>
              <NewVersionDialog template={template} versions={versions} />
              <LaunchDialog template={template} versions={versions} />
            </>
          ) : null
        }
      />
      {template.notOperable && <NotOperable row={template} />}
      {problem && (
        <Banner tone="warning" icon={CircleAlertIcon} title="The versions could not be read from AWS">
          {problem}
        </Banner>
      )}
      {versions && (
        <>
          <VersionDiff versions={versions} />
          <VersionList template={template} versions={versions} isCut={isCut} mayChange={mayChange} effectsOfDefault={effectsOfDefault} />
        </>
      )}
    </div>
  );
}
