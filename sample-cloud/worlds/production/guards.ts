import type { Draft } from '../draft';
import { accounts } from '../lumen';
import { addAccessPoint, addMultiRegionAccessPoint } from '../parts/access-point';
import { blockAll, blockNothing } from '../parts/bucket';
import { imageDigest } from '../parts/image-repository';
import { addManagedOrganization } from '../parts/organization-place';
import { can } from '../parts/policy-document';
import { addRegionGuards } from '../parts/region-guards';
import { protectionPlans } from '../parts/threat-detection';
import { addVault } from '../parts/vault';
import type { Hole } from '../parts/vulnerable';
import { americas, asia, idleRegions, main, recovery } from './places';

const bestPractices = 'aws-foundational-security-best-practices';

/** What watches production's regions, its organization and what was put away for good. */
export function addGuards(draft: Draft): void {
  const { clock } = draft;
  addRegionGuards(draft, main, {
    analyzers: { lumen: 'ORGANIZATION' },
    macie: clock.turn(undefined, [38, 'ENABLED']),
    hub: [bestPractices],
    detector: {
      since: clock.ago(610),
      plans: protectionPlans,
      eksAgent: true,
      delegated: [draft.account],
      members: 2,
      autoEnable: 'ALL',
    },
    inspector: {
      inspected: [
        { ...onInstance(draft, 'bastion', ['openssh', 'openssl']), since: clock.ago(75) },
        { ...onInstance(draft, 'search-1', ['log4j']), since: clock.ago(88) },
        {
          resourceType: 'AWS_ECR_CONTAINER_IMAGE',
          resourceId: `${draft.arn('ecr', main, 'repository/shop/label-service')}/${imageDigest(draft, 'shop/label-service', 'latest')}`,
          platform: 'DEBIAN_12',
          holes: ['log4j', 'zlib'],
          since: clock.ago(60),
        },
      ],
    },
    registry: {
      scanType: 'BASIC',
      rules: [{ scanFrequency: 'SCAN_ON_PUSH', repositoryFilters: [{ filter: '*', filterType: 'WILDCARD' }] }],
    },
  });
  addRegionGuards(draft, americas, {
    analyzers: { unused: 'ACCOUNT_UNUSED_ACCESS' },
    macie: 'PAUSED',
    hub: [],
    detector: {
      since: clock.ago(400),
      plans: ['S3_DATA_EVENTS'],
      delegated: [draft.account],
      autoEnable: 'NONE',
      findings: [
        {
          type: 'Backdoor:EC2/C&CActivity.B!DNS',
          severity: 8,
          title: 'The EC2 instance reporting asks for the name of a command and control server.',
          resourceType: 'Instance',
          resourceId: instanceNamed(draft, 'reporting'),
          firstSeen: clock.ago(9).toISOString(),
        },
        {
          type: 'PrivilegeEscalation:Kubernetes/PrivilegedContainer',
          severity: 7,
          title: 'A privileged container was started in the EKS cluster recommendations.',
          resourceType: 'EKSCluster',
          resourceId: draft.arn('eks', americas, 'cluster/recommendations'),
          firstSeen: clock.ago(12).toISOString(),
        },
      ].filter(({ firstSeen }) => new Date(firstSeen) <= clock.lately(0)),
    },
    inspector: {
      inspected: [{ ...onInstance(draft, 'reporting', ['openssh', 'curl', 'xz']), since: clock.ago(70) }],
      ecr: false,
      lambda: false,
    },
  });
  addRegionGuards(draft, recovery, {
    analyzers: clock.turn({}, [30, { lumen: 'ACCOUNT' }]),
    hub: [],
    products: ['guardduty'],
    detector: { since: clock.ago(300), suspended: true, plans: [], delegated: [draft.account] },
  });
  addRegionGuards(draft, asia, { detector: { since: clock.ago(205), plans: [], delegated: [draft.account], autoEnable: 'NEW' } });
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

/** The id of an instance by its name. Whoever is asked for must have been added. */
function instanceNamed(draft: Draft, name: string): string {
  return draft.resources.find(({ type, tags }) => type === 'AWS::EC2::Instance' && tags.Name === name)?.id ?? name;
}

const onInstance = (draft: Draft, name: string, holes: readonly Hole[]) => ({
  resourceType: 'AWS_EC2_INSTANCE' as const,
  resourceId: instanceNamed(draft, name),
  platform: 'AMAZON_LINUX_2023',
  holes,
});
