import type { ReactNode } from 'react';
import { SettingsNav } from '@/components/settings/settings-nav';
import { PageHeader } from '@/components/ui/page-header';
import { loadShell } from '@/server/shell/loaders';

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const { organization } = await loadShell();
  return (
    <div className="grid grid-cols-1 gap-4">
      <PageHeader title="Settings" description={organization.name} />
      <SettingsNav />
      {children}
    </div>
  );
}
