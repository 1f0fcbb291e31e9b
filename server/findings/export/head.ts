import type { Actor } from '@/server/identity/actor';
import { organizationName } from '@/server/notifications/organization-name';
import type { FindingParams } from '../types';

/** What a report says of itself. */
export interface ExportHead {
  organization: string;
  lines: string[];
}

const labels: Partial<Record<keyof FindingParams, string>> = {
  severity: 'severity',
  service: 'service',
  region: 'region',
  account: 'account',
  checkId: 'check',
  q: 'search',
  resource: 'resource',
  tag: 'tag',
  framework: 'framework',
  assignee: 'owner',
  due: 'due',
  since: 'changed since',
  exception: 'exception',
};

/** Whose findings, made when and by whom, under which filters. */
export async function exportHead(actor: Actor, filters: FindingParams, now: Date): Promise<ExportHead> {
  const used = Object.entries(labels).flatMap(([field, label]) => {
    const value = filters[field as keyof FindingParams];
    return value && String(value) !== '' ? [`${label} ${Array.isArray(value) ? value.join(' or ') : value}`] : [];
  });
  return {
    organization: await organizationName(actor.orgId),
    lines: [
      `Made ${now.toISOString().slice(0, 16).replace('T', ' ')} UTC by ${actor.name}, with CloudLens`,
      `Status ${(filters.status?.length ? filters.status : ['open']).join(' or ')}${used.length > 0 ? `; ${used.join('; ')}` : ''}`,
      'This speaks only of what the scans could read.',
    ],
  };
}
