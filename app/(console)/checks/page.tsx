import type { Metadata } from 'next';
import { CheckList } from '@/components/checks/check-list';
import { PageHeader } from '@/components/ui/page-header';
import { loadChecks } from '@/server/catalogue/loaders';

export const metadata: Metadata = { title: 'Checks' };

export default async function ChecksPage() {
  const checks = await loadChecks();
  return (
    <div className="grid grid-cols-1 gap-4">
      <PageHeader title="Checks" description="What CloudLens judges, each stated as the good state" />
      <CheckList checks={checks} />
    </div>
  );
}
