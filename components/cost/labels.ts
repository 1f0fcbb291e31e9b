import type { Grouping } from '@/server/costs/constants';
import type { SavingKind } from '@/server/costs/savings/reckon';

export const groupingLabel: Readonly<Record<Grouping, string>> = {
  service: 'Service',
  account: 'Account',
  region: 'Region',
  recordType: 'Kind of charge',
  usageType: 'Usage type',
  tag: 'Tag',
};

export const savingLabel: Readonly<Record<SavingKind, string>> = {
  'unattached-volume': 'Volume attached to nothing',
  'unattached-address': 'Address attached to nothing',
  'old-snapshot': 'Old snapshot',
  'stopped-instance-disks': 'Disks of a stopped instance',
  'idle-load-balancer': 'Load balancer without listeners',
  'oversized-instance': 'Instance larger than it needs',
  other: 'Recommended by AWS',
};

/** What a key of a breakdown is called. */
export function keyLabel(by: Grouping, key: string, accounts: readonly { accountId: string; name: string | null }[]): string {
  if (by === 'account') {
    const name = accounts.find(({ accountId }) => accountId === key)?.name;
    return name ? `${name} (${key})` : key;
  }
  if (key === '(others)') return 'All others';
  if (by === 'tag' && key === '') return 'Not tagged';
  return key || 'Not told';
}
