import type { WorldOrganization } from '../contract';
import { accounts } from './lumen';

const day = 86_400_000;

/** Lumen's AWS organization: production manages it. Two accounts beside the three that the sample cloud can be asked about. */
export function lumenOrganization(anchor: Date): WorldOrganization {
  const daysAgo = (days: number) => new Date(anchor.getTime() - days * day);
  return {
    id: 'o-lumen0shop1',
    managementAccountId: accounts.production,
    members: [
      { id: accounts.production, name: 'Lumen Shop – production', status: 'ACTIVE', joined: daysAgo(1_400) },
      { id: accounts.staging, name: 'Lumen Shop – staging', status: 'ACTIVE', joined: daysAgo(1_200) },
      { id: accounts.sandbox, name: 'Lumen sandbox', status: 'ACTIVE', joined: daysAgo(400) },
      { id: '222233334444', name: 'Lumen old blog', status: 'SUSPENDED', joined: daysAgo(1_390) },
      { id: '888800001111', name: 'Lumen data lake', status: 'ACTIVE', joined: daysAgo(20) },
    ],
  };
}
