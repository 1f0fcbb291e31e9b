import { describe, expect, it } from 'vitest';
import type { Resource } from '@/server/collect/types';
import { check as imageNotPublic } from '../ec2/image-not-public';
import { check as templateImdsv2 } from '../ec2/launch-template-imdsv2-required';
import { check as defaultGroupEmpty } from '../ec2/security-group-default-empty';
import { check as snapshotEncrypted } from '../ec2/snapshot-encrypted';
import { check as functionCrossAccount } from '../lambda/function-no-cross-account-access';
import { check as functionNotPublic } from '../lambda/function-not-public';
import { check as functionServiceScoped } from '../lambda/function-service-access-scoped';
import { check as domainNotPublic } from '../opensearch/domain-not-public';
import { check as clusterEncrypted } from '../rds/cluster-storage-encrypted';
import { check as bucketNotPublic } from '../s3/bucket-not-public';
import { check as bucketPublicRead } from '../s3/bucket-policy-not-public-read';
import { check as bucketPublicWrite } from '../s3/bucket-policy-not-public-write';
import { permission, securityGroup } from '../shared/ec2-testing';
import { callableBy, lambda } from '../shared/lambda-testing';
import { cluster } from '../shared/rds-testing';
import { accountSettingsOf, bucketOf, policyOf } from '../shared/s3-testing';
import { domain } from '../shared/search-testing';
import { resourceOf, statusOf, testAccount } from '../shared/testing';

// Verdicts that users of tools like this reported as wrong, in both directions. Each is told by what they had.

type Data<T extends 'AWS::EC2::Image' | 'AWS::EC2::LaunchTemplate' | 'AWS::EC2::RegionSettings' | 'AWS::EC2::Snapshot'> =
  Resource<T>['data'];

const all = { Effect: 'Allow', Principal: '*' };
const objects = 'arn:aws:s3:::shop-invoices/*';
const inAccount = { others: [accountSettingsOf()] };
const judgeBucket = (check: typeof bucketNotPublic, ...statements: object[]) =>
  statusOf(check, bucketOf({ policy: policyOf(...statements) }), inAccount);

describe('a bucket policy', () => {
  it('that lets everybody read lets nobody write', () => {
    const read = { ...all, Action: 's3:Get*', Resource: objects };
    expect([judgeBucket(bucketPublicWrite, read), judgeBucket(bucketPublicRead, read)]).toEqual(['pass', 'fail']);
  });

  it('that lets everybody in from one VPC is not public', () => {
    const within = { ...all, Action: 's3:*', Resource: objects, Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } } };
    expect(judgeBucket(bucketNotPublic, within)).toBe('pass');
  });

  it('that lets everybody in who carries a header of their own choice is public', () => {
    const header = {
      ...all,
      Action: 's3:GetObject',
      Resource: objects,
      Condition: { StringLike: { 'aws:Referer': 'https://shop.example/*' } },
    };
    expect(judgeBucket(bucketNotPublic, header)).toBe('fail');
  });

  it('that lets a named account in is not public', () => {
    const partner = { Effect: 'Allow', Principal: { AWS: '444455556666' }, Action: 's3:PutObject', Resource: objects };
    expect([judgeBucket(bucketNotPublic, partner), judgeBucket(bucketPublicWrite, partner)]).toEqual(['pass', 'pass']);
  });

  it('that is public says nothing while everything public is blocked', () => {
    const blocked = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true };
    const open = bucketOf({ policy: policyOf({ ...all, Action: 's3:GetObject', Resource: objects }), publicAccessBlock: blocked });
    expect(statusOf(bucketNotPublic, open, inAccount)).toBe('pass');
  });
});

describe('a function that anybody may call', () => {
  it('who calls from its own account is not public', () => {
    const own = lambda({ policy: callableBy('*', { StringEquals: { 'aws:SourceAccount': testAccount } }) });
    expect([statusOf(functionNotPublic, own), statusOf(functionCrossAccount, own)]).toEqual(['pass', 'pass']);
  });

  it('through a service that does not say for whom is badly scoped, not public', () => {
    const service = lambda({ policy: callableBy({ Service: 's3.amazonaws.com' }) });
    expect([statusOf(functionNotPublic, service), statusOf(functionServiceScoped, service)]).toEqual(['pass', 'fail']);
  });

  it.each([
    ['aws:SourceArn', 'arn:aws:s3:::shop-invoices'],
    ['aws:SourceOrgID', 'o-0123456789'],
  ])('through a service is well scoped by %s, too', (key, value) => {
    const service = lambda({ policy: callableBy({ Service: 's3.amazonaws.com' }, { StringEquals: { [key]: value } }) });
    expect(statusOf(functionServiceScoped, service)).toBe('pass');
  });

  it('is public', () => {
    expect(statusOf(functionNotPublic, lambda({ policy: callableBy('*') }))).toBe('fail');
  });
});

describe('a launch template', () => {
  const template = (...tokens: ('required' | 'optional' | undefined)[]) =>
    resourceOf('AWS::EC2::LaunchTemplate', {
      data: {
        versions: tokens.map((HttpTokens, at) => ({
          VersionNumber: at + 1,
          DefaultVersion: at === tokens.length - 1,
          LaunchTemplateData: { MetadataOptions: { ...(HttpTokens && { HttpTokens }) } },
        })),
      } as Data<'AWS::EC2::LaunchTemplate'>,
    });
  const region = (HttpTokens?: 'required') => ({
    others: [
      resourceOf('AWS::EC2::RegionSettings', {
        id: 'eu-central-1',
        data: { instanceMetadataDefaults: { ...(HttpTokens && { HttpTokens }) } } as Data<'AWS::EC2::RegionSettings'>,
      }),
    ],
  });

  it('that requires tokens passes', () => {
    expect(statusOf(templateImdsv2, template('required'), region())).toBe('pass');
  });

  it('that says nothing passes where the region requires them, and only there', () => {
    expect(statusOf(templateImdsv2, template(undefined), region('required'))).toBe('pass');
    expect(statusOf(templateImdsv2, template(undefined), region())).toBe('fail');
  });
});

describe('an image and a snapshot', () => {
  it('are not public for having been shared, and not unencrypted for lying beside one that is', () => {
    const image = (data: Partial<Data<'AWS::EC2::Image'>>) => resourceOf('AWS::EC2::Image', { data: data as Data<'AWS::EC2::Image'> });
    expect([statusOf(imageNotPublic, image({ Public: false })), statusOf(imageNotPublic, image({ Public: true }))]).toEqual([
      'pass',
      'fail',
    ]);
    const snapshot = (Encrypted: boolean) =>
      resourceOf('AWS::EC2::Snapshot', { data: { SnapshotId: 'snap-1', State: 'completed', Encrypted } as Data<'AWS::EC2::Snapshot'> });
    expect([statusOf(snapshotEncrypted, snapshot(true)), statusOf(snapshotEncrypted, snapshot(false))]).toEqual(['pass', 'fail']);
  });
});

describe('a default security group without rules', () => {
  const group = (...ports: [number, number][]) =>
    securityGroup({
      GroupName: 'default',
      IpPermissions: ports.map((range) => permission('tcp', range, '0.0.0.0/0')),
      IpPermissionsEgress: [],
    });

  it('fails as soon as somebody adds a rule', () => {
    expect([statusOf(defaultGroupEmpty, group()), statusOf(defaultGroupEmpty, group([22, 22]))]).toEqual(['pass', 'fail']);
  });
});

describe('a database cluster', () => {
  it('is judged by the service that it belongs to', () => {
    expect(clusterEncrypted.resourceType).toBe('AWS::RDS::DBCluster');
    expect(statusOf(clusterEncrypted, cluster({ StorageEncrypted: false }))).toBe('fail');
  });
});

describe('a search domain', () => {
  it('with a policy for everybody is not open within a VPC, and open outside of one', () => {
    const AccessPolicies = policyOf({ ...all, Action: 'es:*', Resource: '*' });
    expect(statusOf(domainNotPublic, domain({ AccessPolicies, VPCOptions: { VPCId: 'vpc-1' } }))).toBe('pass');
    expect(statusOf(domainNotPublic, domain({ AccessPolicies }))).toBe('fail');
  });
});
