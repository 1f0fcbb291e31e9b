import type { Metadata } from 'next';
import { OrganizationFacts } from '@/components/settings/organization-facts';
import { loadOrganization } from '@/server/identity/loaders';

export const metadata: Metadata = { title: 'Organization' };

export default async function OrganizationPage() {
  return <OrganizationFacts organization={await loadOrganization()} />;
}
