import type { Draft } from '../draft';
import type { ServiceName } from '../lumen';
import { addStack, type StackOptions } from '../parts/stack';
import type { Adoption } from '../stack-contents/adopt';
import { americas, asia, main, recovery, tagsOf } from './places';

type Row = readonly [name: string, service: ServiceName, age: number, updated: number | null];

const rows: Readonly<Record<string, readonly Row[]>> = {
  [main]: [
    ['lumen-network', 'platform', 980, 63],
    ['lumen-shared-keys', 'security', 780, 210],
    ['lumen-logging', 'security', 1100, 140],
    ['lumen-identity', 'identity', 720, 95],
    ['lumen-storefront', 'storefront', 940, 74],
    ['lumen-checkout', 'checkout', 860, 91],
    ['lumen-catalog', 'catalog', 850, 66],
    ['lumen-search', 'search', 700, 88],
    ['lumen-orders', 'orders', 900, 120],
    ['lumen-invoicing', 'invoicing', 640, 203],
    ['lumen-fulfilment', 'fulfilment', 655, 122],
    ['lumen-payments', 'payments', 720, 64],
    ['lumen-payments-monitoring', 'payments', 390, null],
    ['lumen-analytics', 'analytics', 410, 80],
    ['lumen-monitoring', 'platform', 610, 190],
    ['lumen-build', 'platform', 560, 254],
  ],
  [americas]: [
    ['lumen-network-us', 'platform', 620, 70],
    ['lumen-storefront-us', 'storefront', 600, 65],
    ['lumen-orders-us', 'orders', 580, 130],
  ],
  [recovery]: [
    ['lumen-network-recovery', 'platform', 310, 140],
    ['lumen-orders-recovery', 'orders', 300, 140],
  ],
  [asia]: [['lumen-edge-apac', 'storefront', 380, 210]],
};

/** Teams that protect their stacks against deletion, and since when. */
const careful = new Set<ServiceName>(['payments', 'orders', 'security', 'invoicing', 'identity']);

/** What the last look at a team's stacks said, where it was not that all is well. */
const drifts: Partial<Record<ServiceName, StackOptions['drift']>> = {
  search: 'DRIFTED',
  analytics: 'UNKNOWN',
};

/** What the stacks of the main region made, as far as it is told one by one. */
export const adopted: readonly Adoption[] = [
  ['lumen-search', 'SearchGroup', 'AWS::EC2::SecurityGroup', 'shop-search'],
  ['lumen-search', 'SnapshotBucket', 'AWS::S3::Bucket', 'lumen-prod-search-snapshots'],
  ['lumen-search', 'IndexFunction', 'AWS::Lambda::Function', 'search-index-product'],
  ['lumen-build', 'BastionGroup', 'AWS::EC2::SecurityGroup', 'shop-bastion'],
  ['lumen-build', 'BuildGroup', 'AWS::EC2::SecurityGroup', 'shop-build'],
  ['lumen-build', 'ArtifactBucket', 'AWS::S3::Bucket', 'lumen-prod-deploy-artifacts'],
  ['lumen-analytics', 'LakeBucket', 'AWS::S3::Bucket', 'lumen-prod-analytics-lake'],
  ['lumen-invoicing', 'InvoiceBucket', 'AWS::S3::Bucket', 'lumen-prod-invoices'],
  ['lumen-catalog', 'ImageBucket', 'AWS::S3::Bucket', 'lumen-prod-catalog-images'],
  ['lumen-monitoring', 'MonitoringGroup', 'AWS::EC2::SecurityGroup', 'shop-monitoring'],
];

/** The CloudFormation stacks of production. */
export function addStacks(draft: Draft): void {
  const { clock } = draft;
  for (const [region, stacks] of Object.entries(rows)) {
    for (const [name, service, age, updated] of stacks) {
      addStack(draft, {
        region,
        name,
        created: clock.ago(age),
        ...(updated !== null && { updated: clock.ago(updated) }),
        protected: careful.has(service) && (service !== 'invoicing' || clock.turn(false, [36, true])),
        drift: drifts[service] ?? (age > 600 ? 'IN_SYNC' : 'NOT_CHECKED'),
        notified: service === 'payments' || service === 'platform',
        roleArn: service === 'platform' ? undefined : draft.arn('iam', '', 'role/lumen-cloudformation'),
        description: `${name}, deployed by github.com/lumen-shop`,
        outputs: service === 'storefront' ? { Address: 'https://shop.lumen.example' } : {},
        tags: tagsOf(service),
      });
    }
  }
  addOddStacks(draft);
}

function addOddStacks(draft: Draft): void {
  const { clock } = draft;
  const stack = (name: string, age: number, options: Partial<StackOptions> = {}) =>
    addStack(draft, {
      region: main,
      name,
      created: clock.ago(age),
      ...options,
    });
  stack('CDKToolkit', 520, {
    outputs: {
      BootstrapVersion: '21',
      BucketName: `cdk-hnb659fds-assets-${draft.account}-${main}`,
    },
    protected: true,
  });
  addStack(draft, {
    region: americas,
    name: 'CDKToolkit',
    created: clock.ago(515),
    outputs: {
      BootstrapVersion: clock.turn('14', [31, '21']),
      BucketName: `cdk-hnb659fds-assets-${draft.account}-${americas}`,
    },
  });
  const parent = stack('newsletter', 1320, {
    outputs: { SmtpUser: 'ses-smtp', SmtpPassword: 'made-up-value' },
    drift: 'DRIFTED',
  });
  stack('newsletter-Alarms-1K3QYV7LTPNEX', 1320, { parent });
  stack('erp-import', 1475, {
    status: 'UPDATE_ROLLBACK_FAILED',
    updated: clock.ago(655),
    outputs: { DatabasePassword: 'made-up-value' },
  });
  draft.when(clock.during(30, 17), () => stack('black-week-landing', 30, { tags: tagsOf('marketing') }));
  draft.when(clock.during(30), () =>
    stack('black-week-report', 30, {
      status: clock.turn<StackOptions['status']>('CREATE_COMPLETE', [17, 'DELETE_FAILED']),
      tags: tagsOf('marketing'),
    }),
  );
}
