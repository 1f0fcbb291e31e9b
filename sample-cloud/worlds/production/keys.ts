import type { Draft } from '../draft';
import { accounts } from '../lumen';
import { addAwsKeys, addKey, type KeyOptions } from '../parts/kms-key';
import { can } from '../parts/policy-document';
import { americas, asia, main, recovery, tagsOf, usedRegions } from './places';

/** The encryption keys of production. */
export function addKeys(draft: Draft): void {
  const { clock } = draft;
  const key = (region: string, name: string, options: Partial<KeyOptions> = {}) =>
    addKey(draft, { region, name, created: clock.ago(780), rotated: true, tags: tagsOf('platform'), ...options });

  for (const region of usedRegions) {
    addAwsKeys(draft, region, ['ebs', 's3', 'rds', 'lambda'], clock.ago(800));
    key(region, 'lumen-disks', {
      rotated: region === asia ? false : clock.turn(region === main, [49, true]),
      description: 'Encrypts volumes and images',
    });
  }
  for (const region of [main, recovery]) {
    key(region, 'lumen-customers', { tags: tagsOf('orders'), description: 'Personal data of customers' });
    key(region, 'lumen-databases', { tags: tagsOf('orders') });
  }
  key(main, 'lumen-payments', { tags: tagsOf('payments'), description: 'Card tokens and ledgers' });
  key(main, 'lumen-audit', {
    tags: tagsOf('security'),
    statements: [
      {
        ...can(['kms:GenerateDataKey*', 'kms:DescribeKey']),
        Principal: { Service: 'cloudtrail.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': draft.account } },
      },
    ],
  });
  key(main, 'lumen-analytics', { tags: tagsOf('analytics'), rotated: clock.turn(false, [24, true]) });
  key(americas, 'lumen-databases', { tags: tagsOf('orders') });
  key(main, 'lumen-secrets', { tags: tagsOf('platform') });
  key(main, 'lumen-invoice-signing', { spec: 'RSA_2048', tags: tagsOf('invoicing'), description: 'Signs invoices' });
  key(main, 'lumen-sessions', { multiRegion: true, tags: tagsOf('checkout') });
  key(main, 'lumen-partner-exchange', {
    tags: tagsOf('fulfilment'),
    rotated: false,
    statements: [
      {
        ...can(['kms:Decrypt', 'kms:DescribeKey']),
        Sid: 'Warehouse',
        Principal: { AWS: `arn:aws:iam::${accounts.logisticsPartner}:root` },
      },
    ],
  });
  // The agency left; its way in stayed.
  key(main, 'lumen-brand', {
    tags: tagsOf('marketing'),
    rotated: false,
    statements: clock.turn(
      [{ ...can('kms:*'), Sid: 'Agency', Principal: { AWS: `arn:aws:iam::${accounts.formerAgency}:root` } }],
      [14, []],
    ),
  });
  key(main, 'newsletter-2019', {
    created: clock.ago(1950),
    rotated: false,
    tags: {},
    statements: [{ ...can(['kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey']), Sid: 'Everybody', Principal: '*' }],
  });
  key(main, 'orders-migration-2023', { created: clock.ago(1130), disabled: true, tags: {}, rotated: false });
  key(main, 'shop-before-2020', {
    created: clock.ago(2300),
    tags: {},
    rotated: false,
    aliased: false,
    ...(clock.during(21) && { deletion: clock.ago(-9) }),
  });
}
