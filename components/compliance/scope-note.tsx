import { EyeOffIcon } from 'lucide-react';
import { Banner } from '@/components/ui/banner';
import type { ComplianceScope } from '@/server/compliance/types';
import type { AccountRef } from '@/server/posture';

const names = (accounts: readonly AccountRef[]): string =>
  accounts.length <= 5
    ? accounts.map(({ name }) => name).join(', ')
    : `${accounts
        .slice(0, 5)
        .map(({ name }) => name)
        .join(', ')} and ${accounts.length - 5} more`;

/** Accounts that the numbers are not, or not wholly, about. Nothing where there are none. */
export function ScopeNote({ scope: { neverScanned, partlyScanned } }: { scope: ComplianceScope }) {
  if (neverScanned.length + partlyScanned.length === 0) return null;
  return (
    <Banner tone="warning" icon={EyeOffIcon} title="Not everything is in these numbers">
      {neverScanned.length > 0 && <p>No scan has finished yet, so they are left out: {names(neverScanned)}.</p>}
      {partlyScanned.length > 0 && (
        <p>No scan has covered all services and regions, so nothing passes there: {names(partlyScanned)}. Start a scan of everything.</p>
      )}
    </Banner>
  );
}
