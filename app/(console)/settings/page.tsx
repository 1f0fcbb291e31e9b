import type { Metadata } from 'next';
import { ApiKeys } from '@/components/settings/api-keys';
import { AuditLog } from '@/components/settings/audit-log';
import { PageHeader } from '@/components/ui/page-header';
import { loadShell } from '@/server/shell/loaders';

export const metadata: Metadata = { title: 'Settings' };

export default async function SettingsPage() {
  const { organization } = await loadShell();
  return (
    <div className="grid grid-cols-1 gap-6">
      <PageHeader title="Settings" description={organization.name} />
      <ApiKeys />
      <AuditLog />
    </div>
  );
}
