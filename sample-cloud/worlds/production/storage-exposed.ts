import type { Draft } from '../draft';
import { accounts } from '../lumen';
import { addBucket, blockAll, blockNothing, canonicalId } from '../parts/bucket';
import { can, type Statement, tlsOnly } from '../parts/policy-document';
import { main, tagsOf } from './places';

const everybody = 'http://acs.amazonaws.com/groups/global/AllUsers';
const anyAwsAccount = 'http://acs.amazonaws.com/groups/global/AuthenticatedUsers';

/** Buckets that others can reach: some wanted, most not. */
export function addExposedBuckets(draft: Draft, logBucket: string): void {
  const { clock } = draft;
  const readable = (bucket: string): Statement => ({
    ...can('s3:GetObject', `arn:aws:s3:::${bucket}/*`),
    Sid: 'Everybody',
    Principal: '*',
  });
  const lets = (bucket: string, account: string, actions: string[]): Statement => ({
    ...can(actions, [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`]),
    Sid: 'Partner',
    Principal: { AWS: `arn:aws:iam::${account}:root` },
  });

  // The export for the tax adviser: opened 'for a day', closed after a review, opened again for the next quarter.
  const shared = clock.turn(true, [41, false], [23, true]);
  addBucket(draft, {
    name: 'lumen-invoices-export',
    region: main,
    created: clock.ago(286),
    tags: tagsOf('invoicing'),
    policy: shared ? [readable('lumen-invoices-export')] : [tlsOnly('lumen-invoices-export')],
    data: { publicAccessBlock: shared ? blockNothing : blockAll },
  });
  // A web site on purpose, behind no CDN.
  addBucket(draft, {
    name: 'lumen-press-kit',
    region: main,
    created: clock.ago(933),
    tags: tagsOf('marketing'),
    policy: [readable('lumen-press-kit'), tlsOnly('lumen-press-kit')],
    versioned: true,
    data: { publicAccessBlock: { ...blockAll, BlockPublicPolicy: false, RestrictPublicBuckets: false } },
  });
  const owner = canonicalId(draft.account);
  const full = { Grantee: { Type: 'CanonicalUser' as const, ID: owner }, Permission: 'FULL_CONTROL' as const };
  const grant = (URI: string, Permission: 'READ' | 'WRITE' | 'READ_ACP') => ({ Grantee: { Type: 'Group' as const, URI }, Permission });
  addBucket(draft, {
    name: 'lumen-newsletter-images',
    region: main,
    created: clock.ago(1960),
    tags: { Environment: 'production' },
    policy: null,
    data: { ownership: null, publicAccessBlock: null, acl: { owner, grants: [full, grant(everybody, 'READ')] } },
  });
  addBucket(draft, {
    name: 'lumen-supplier-dropbox',
    region: main,
    created: clock.ago(2205),
    policy: [{ ...can('s3:PutObject', 'arn:aws:s3:::lumen-supplier-dropbox/*'), Sid: 'Suppliers', Principal: '*' }],
    data: {
      ownership: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] },
      publicAccessBlock: null,
      encryption: null,
      acl: { owner, grants: clock.turn([full, grant(anyAwsAccount, 'WRITE')], [35, [full]], [9, [full, grant(anyAwsAccount, 'WRITE')]]) },
    },
  });
  addBucket(draft, {
    name: 'lumen-prod-partner-exchange',
    region: main,
    created: clock.ago(640),
    tags: tagsOf('fulfilment'),
    versioned: true,
    logsTo: logBucket,
    policy: [
      lets('lumen-prod-partner-exchange', accounts.logisticsPartner, ['s3:GetObject', 's3:ListBucket']),
      tlsOnly('lumen-prod-partner-exchange'),
    ],
  });
  addBucket(draft, {
    name: 'lumen-brand-assets',
    region: main,
    created: clock.ago(1410),
    tags: tagsOf('marketing'),
    policy: clock.turn<readonly Statement[]>(
      [lets('lumen-brand-assets', accounts.formerAgency, ['s3:*'])],
      [14, [tlsOnly('lumen-brand-assets')]],
    ),
    data: { ownership: { Rules: [{ ObjectOwnership: 'BucketOwnerPreferred' }] }, versioning: { status: 'Suspended', mfaDelete: false } },
  });
  // Its policy shuts out everybody but one role: a scan sees that it is there, and little more.
  addBucket(draft, {
    name: 'lumen-prod-fraud-models',
    region: main,
    created: clock.ago(366),
    tags: tagsOf('payments'),
    versioned: true,
    refuses: ['GetBucketPolicy', 'GetBucketAcl', 'GetBucketEncryption', 'GetBucketLogging', 'GetBucketTagging'],
  });
}
