'use client';

import { useQueryState } from 'nuqs';
import { NativeSelect } from '@/components/ui/field';
import type { AccountRef } from '@/server/posture';

/** Which account the page is about. The address says it, the server answers. */
export function AccountChoice({ accounts }: { accounts: readonly AccountRef[] }) {
  const [accountId, setAccountId] = useQueryState('accountId', { shallow: false, history: 'push' });
  return (
    <NativeSelect
      aria-label="AWS account"
      className="w-auto max-w-64"
      value={accountId ?? ''}
      onChange={(event) => void setAccountId(event.target.value || null)}
    >
      <option value="">All accounts</option>
      {accounts.map((account) => (
        <option key={account.id} value={account.accountId}>
          {account.name} ({account.accountId})
        </option>
      ))}
    </NativeSelect>
  );
}
