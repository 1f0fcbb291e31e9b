import type { Metadata } from 'next';
import { DeleteOrganization } from '@/components/settings/delete-organization';
import { LimitsCard } from '@/components/settings/limits/limits-card';
import { OrganizationFacts } from '@/components/settings/organization-facts';
import { RetentionForm } from '@/components/settings/retention-form';
import { loadDeletion, loadOrganization } from '@/server/identity/loaders';
import { loadLimits } from '@/server/limits/loaders';
import { loadLimitedMembers } from '@/server/operate/loaders';
import { loadRetention } from '@/server/retention/loaders';

export const metadata: Metadata = { title: 'Organization' };

export default async function OrganizationPage() {
  const [organization, retention, deletion, limits, members] = await Promise.all([
    loadOrganization(),
    loadRetention(),
    loadDeletion(),
    loadLimits(),
    loadLimitedMembers(),
  ]);
  return (
    <>
      <OrganizationFacts organization={organization} />
      <RetentionForm key={`${retention.scanDays} ${retention.historyDays}`} retention={retention} />
      <LimitsCard limits={limits} members={members} />
      {deletion && <DeleteOrganization name={organization.name} {...deletion} />}
    </>
  );
}
