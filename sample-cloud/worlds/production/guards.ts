import type { Draft } from '../draft';
import { accounts } from '../lumen';
import { addAccessPoint, addMultiRegionAccessPoint } from '../parts/access-point';
import { blockAll, blockNothing } from '../parts/bucket';
import { addManagedOrganization } from '../parts/organization-place';
import { can } from '../parts/policy-document';
import { addRegionGuards } from '../parts/region-guards';
import { addVault } from '../parts/vault';
import { americas, idleRegions, main, recovery } from './places';

const bestPractices = 'aws-foundational-security-best-practices';

/** What watches production's regions, its organization and what was put away for good. */
export function addGuards(draft: Draft): void {
  const { clock } = draft;
  addRegionGuards(draft, main, {
    analyzers: { lumen: 'ORGANIZATION' },
    macie: clock.turn(undefined, [38, 'ENABLED']),
    hub: [bestPractices],
  });
  addRegionGuards(draft, americas, { analyzers: { unused: 'ACCOUNT_UNUSED_ACCESS' }, macie: 'PAUSED', hub: [] });
  addRegionGuards(draft, recovery, { analyzers: clock.turn({}, [30, { lumen: 'ACCOUNT' }]), hub: [], products: ['guardduty'] });
  addRegionGuards(draft, 'ap-southeast-1');
  for (const region of idleRegions) addRegionGuards(draft, region);
  addManagedOrganization(draft, {
    id: 'o-lumen0shop1',
    rootFeatures: clock.turn<string[]>([], [15, ['RootCredentialsManagement', 'RootSessions']]),
    delegates: [
      delegate(draft, accounts.logisticsPartner, 'Lumen old blog', 'SUSPENDED', 45),
      delegate(draft, accounts.sandbox, 'Lumen sandbox', 'ACTIVE', 70),
    ].filter(({ DelegationEnabledDate }) => DelegationEnabledDate <= clock.lately(0)),
  });
  const [assets, invoices] = ['lumen-brand-assets', 'lumen-invoices-export'];
  addAccessPoint(draft, { region: main, name: 'lumen-press', bucket: assets, block: blockNothing });
  addAccessPoint(draft, { region: main, name: 'lumen-bookkeeping', bucket: invoices, block: blockAll });
  addAccessPoint(draft, { region: main, name: 'lumen-tax-audit', bucket: invoices, block: blockAll, refuses: ['GetAccessPoint'] });
  addMultiRegionAccessPoint(draft, {
    name: 'lumen-assets-world',
    created: clock.ago(150),
    buckets: { [main]: assets },
    block: clock.turn({ ...blockAll, RestrictPublicBuckets: false }, [11, blockAll]),
  });
  addMultiRegionAccessPoint(draft, { name: 'assets-trial', created: clock.ago(400), buckets: { [main]: assets }, block: blockNothing });
  addVault(draft, { region: main, name: 'lumen-tax-archive', created: clock.ago(2900), refuses: ['GetVaultAccessPolicy'] });
  addVault(draft, {
    region: main,
    name: 'lumen-photos-2016',
    created: clock.ago(3300),
    policy: [
      { ...can(['glacier:InitiateJob', 'glacier:GetJobOutput'], draft.arn('glacier', main, 'vaults/lumen-photos-2016')), Principal: '*' },
    ],
  });
  addVault(draft, { region: americas, name: 'lumen-orders-2015', created: clock.ago(3500) });
}

const delegate = (draft: Draft, Id: string, Name: string, Status: 'ACTIVE' | 'SUSPENDED', since: number) => ({
  Id,
  Arn: draft.arn('organizations', '', `account/o-lumen0shop1/${Id}`),
  Name,
  Status,
  JoinedMethod: 'CREATED' as const,
  DelegationEnabledDate: draft.clock.ago(since),
});
