import type { Metadata } from 'next';
import { DeleteOrganization } from '@/components/settings/delete-organization';
import { OrganizationFacts } from '@/components/settings/organization-facts';
import { RetentionForm } from '@/components/settings/retention-form';
import { loadDeletion, loadOrganization } from '@/server/identity/loaders';
import { loadRetention } from '@/server/retention/loaders';

export const metadata: Metadata = { title: 'Organization' };

export default async function OrganizationPage() {
  const [organization, retention, deletion] = await Promise.all([loadOrganization(), loadRetention(), loadDeletion()]);
  return (
    <>
      <OrganizationFacts organization={organization} />
      <RetentionForm key={`${retention.scanDays} ${retention.historyDays}`} retention={retention} />
      {deletion && <DeleteOrganization name={organization.name} {...deletion} />}
    </>
  );
}
