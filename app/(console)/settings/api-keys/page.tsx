import type { Metadata } from 'next';
import { ApiKeys } from '@/components/settings/api-keys';
import { ForbiddenPage } from '@/components/settings/forbidden-page';
import { pageLacks } from '@/server/identity/page-actor';

export const metadata: Metadata = { title: 'API keys' };

export default async function ApiKeysPage() {
  return (await pageLacks('keys:read')) ? <ForbiddenPage what="API keys" /> : <ApiKeys />;
}
