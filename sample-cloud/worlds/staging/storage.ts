import type { Draft } from '../draft';
import { addBucket, type BucketOptions, blockNothing, canonicalId } from '../parts/bucket';
import { can } from '../parts/policy-document';
import { main, second, tagsOf, third } from './places';

export const trailBucket = 'lumen-staging-trail';

/** Buckets made by hand, by scripts and by deployments that never finished. */
export function addStorage(draft: Draft): void {
  const { clock } = draft;
  const old = { ownership: null, publicAccessBlock: null, encryption: null };
  const bucket = (name: string, age: number, options: Partial<BucketOptions> = {}) =>
    addBucket(draft, { name, region: main, created: clock.ago(age), policy: null, ...options });
  const owner = canonicalId(draft.account);
  const everybody = (Permission: 'READ' | 'WRITE') => ({
    owner,
    grants: [
      { Grantee: { Type: 'CanonicalUser' as const, ID: owner }, Permission: 'FULL_CONTROL' as const },
      { Grantee: { Type: 'Group' as const, URI: 'http://acs.amazonaws.com/groups/global/AllUsers' }, Permission },
    ],
  });

  bucket('lumen-staging-uploads', 1210, { data: { ...old, acl: everybody('READ') } });
  bucket('lumen-staging-dropzone', 1105, { data: { ...old, acl: everybody('WRITE') } });
  bucket('lumen-staging-web', 990, {
    policy: [{ ...can('s3:GetObject', 'arn:aws:s3:::lumen-staging-web/*'), Principal: '*' }],
    data: { ...old, publicAccessBlock: blockNothing },
  });
  bucket('lumen-staging-db-dumps', 870, {
    policy: clock.turn<BucketOptions['policy']>(null, [
      30,
      [
        {
          ...can(
            ['s3:GetObject', 's3:PutObject', 's3:ListBucket'],
            ['arn:aws:s3:::lumen-staging-db-dumps', 'arn:aws:s3:::lumen-staging-db-dumps/*'],
          ),
          Principal: '*',
        },
      ],
    ]),
    data: { publicAccessBlock: null },
  });
  bucket(trailBucket, 1300, {
    policy: [
      { ...can('s3:PutObject', `arn:aws:s3:::${trailBucket}/*`), Principal: { Service: 'cloudtrail.amazonaws.com' } },
      { ...can('s3:GetObject', `arn:aws:s3:::${trailBucket}/*`), Principal: { AWS: '*' } },
    ],
    data: old,
  });
  for (const [at, name] of ['jenkins-artifacts', 'logs-2021', 'tmp', 'tmp2', 'frontend-preview', 'exports'].entries()) {
    bucket(`lumen-staging-${name}`, 640 + 55 * at, { data: at % 2 === 0 ? old : {}, tags: at % 3 === 0 ? tagsOf('platform') : {} });
  }
  bucket(`aws-glue-assets-${draft.account}-${main}`, 400);
  bucket(`cdk-hnb659fds-assets-${draft.account}-${main}`, 500, { versioned: true });
  bucket('lumen-staging-load-results', 480, { region: second });
  bucket('lumen-staging-eu-west-test', 610, { region: third, data: old });
}
