import type { Metadata } from 'next';
import { OrganizationFacts } from '@/components/settings/organization-facts';
import { RetentionForm } from '@/components/settings/retention-form';
import { loadOrganization } from '@/server/identity/loaders';
import { loadRetention } from '@/server/retention/loaders';

export const metadata: Metadata = { title: 'Organization' };

export default async function OrganizationPage() {
  const [organization, retention] = await Promise.all([loadOrganization(), loadRetention()]);
  return (
    <>
      <OrganizationFacts organization={organization} />
      <RetentionForm key={`${retention.scanDays} ${retention.historyDays}`} retention={retention} />
    </>
  );
}
