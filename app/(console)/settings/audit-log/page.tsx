import type { Metadata } from 'next';
import { AuditLog } from '@/components/settings/audit-log';
import { ForbiddenPage } from '@/components/settings/forbidden-page';
import { pageLacks } from '@/server/identity/page-actor';

export const metadata: Metadata = { title: 'Audit log' };

export default async function AuditLogPage() {
  return (await pageLacks('audit:read')) ? <ForbiddenPage what="The audit log" /> : <AuditLog />;
}
