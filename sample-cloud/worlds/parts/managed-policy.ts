import type { ResourceType } from '@/server/collect/types';
import type { AnyWorldResource, Draft } from '../draft';
import { iamId } from '../ids';
import { awsManagedPolicies } from './aws-managed-policies';
import { policyText, type Statement } from './policy-document';

export interface PolicyOptions {
  name: string;
  created: Date;
  statements: readonly Statement[];
  description?: string;
  /** Older versions that are kept beside the default one. */
  formerly?: readonly (readonly Statement[])[];
}

/**
 * Adds the account's own policies, and AWS's as far as something has them attached. Call it after all users, groups
 * and roles: it counts who uses them.
 */
export function addManagedPolicies(draft: Draft, own: readonly PolicyOptions[]): void {
  const uses = attachmentCounts(draft.resources);
  for (const { name, created, statements, description, formerly = [] } of own) {
    const arn = draft.arn('iam', '', `policy/${name}`);
    const versions = [...formerly, statements];
    add(draft, {
      name,
      arn,
      path: '/',
      created,
      updated: created,
      description,
      versions,
      uses: uses.get(arn) ?? 0,
      boundaries: uses.get(`boundary ${arn}`) ?? 0,
    });
  }
  const longAgo = new Date('2016-06-01T08:00:00Z');
  for (const [name, { path = '/', statements }] of Object.entries(awsManagedPolicies)) {
    const arn = `arn:aws:iam::aws:policy${path}${name}`;
    const count = uses.get(arn);
    if (count) add(draft, { name, arn, path, created: longAgo, updated: longAgo, versions: [statements], uses: count, boundaries: 0 });
  }
}

function add(
  draft: Draft,
  policy: {
    name: string;
    arn: string;
    path: string;
    created: Date;
    updated: Date;
    description?: string;
    versions: readonly (readonly Statement[])[];
    uses: number;
    boundaries: number;
  },
): void {
  draft.add({
    type: 'AWS::IAM::ManagedPolicy',
    id: policy.name,
    arn: policy.arn,
    region: 'global',
    tags: {},
    data: {
      PolicyName: policy.name,
      PolicyId: iamId('ANPA', policy.arn),
      Arn: policy.arn,
      Path: policy.path,
      DefaultVersionId: `v${policy.versions.length}`,
      AttachmentCount: policy.uses,
      PermissionsBoundaryUsageCount: policy.boundaries,
      IsAttachable: true,
      ...(policy.description && { Description: policy.description }),
      CreateDate: policy.created,
      UpdateDate: policy.updated,
      PolicyVersionList: policy.versions
        .map((statements, index) => ({
          VersionId: `v${index + 1}`,
          IsDefaultVersion: index === policy.versions.length - 1,
          CreateDate: policy.created,
          Document: policyText(...statements),
        }))
        .reverse(),
    },
  });
}

const principals: readonly ResourceType[] = ['AWS::IAM::User', 'AWS::IAM::Group', 'AWS::IAM::Role'];

function attachmentCounts(resources: readonly AnyWorldResource[]): Map<string, number> {
  const counts = new Map<string, number>();
  const count = (key: string | undefined) => key && counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { type, data } of resources) {
    if (!principals.includes(type)) continue;
    if ('AttachedManagedPolicies' in data) for (const policy of data.AttachedManagedPolicies ?? []) count(policy.PolicyArn);
    if ('PermissionsBoundary' in data && data.PermissionsBoundary) count(`boundary ${data.PermissionsBoundary.PermissionsBoundaryArn}`);
  }
  return counts;
}
