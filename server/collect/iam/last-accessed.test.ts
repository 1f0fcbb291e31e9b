import {
  GenerateServiceLastAccessedDetailsCommand,
  GetAccountAuthorizationDetailsCommand,
  GetServiceLastAccessedDetailsCommand,
} from '@aws-sdk/client-iam';
import { describe, expect, it, vi } from 'vitest';
import { awsError, collectFrom, type FakeAws, fakeAws, rememberingAnswers } from '../test/fake-session';
import { iamCollector } from './collector';

const arn = (rest: string) => `arn:aws:iam::123456789012:${rest}`;
const document = (...statements: object[]) => encodeURIComponent(JSON.stringify({ Version: '2012-10-17', Statement: statements }));
const allow = (...Action: string[]) => ({ Effect: 'Allow', Action, Resource: '*' });
const policy = (name: string, ...statements: object[]) => ({
  Arn: arn(`policy/${name}`),
  PolicyName: name,
  AttachmentCount: 1,
  DefaultVersionId: 'v2',
  PolicyVersionList: [
    { VersionId: 'v2', IsDefaultVersion: true, Document: document(...statements) },
    { VersionId: 'v1', IsDefaultVersion: false, Document: document(allow('*')) },
  ],
});
const attached = (...names: string[]) => names.map((name) => ({ PolicyName: name, PolicyArn: arn(`policy/${name}`) }));
const user = (UserName: string, more: object) => ({ UserName, Arn: arn(`user/${UserName}`), ...more });

/** Users, groups and policies; a job is done as soon as it is asked about, and says that Bedrock was used in May. */
function account(users: object[], groups: object[] = [], policies: object[] = []): FakeAws {
  return fakeAws()
    .on(GetAccountAuthorizationDetailsCommand, ({ Filter }) => ({
      UserDetailList: Filter?.includes('User') ? users : [],
      GroupDetailList: Filter?.includes('Group') ? groups : [],
      RoleDetailList: [],
      Policies: Filter?.includes('LocalManagedPolicy') ? policies : [],
      IsTruncated: false,
    }))
    .on(GenerateServiceLastAccessedDetailsCommand, ({ Arn }) => ({ JobId: `job of ${Arn}` }))
    .on(GetServiceLastAccessedDetailsCommand, () => ({
      JobStatus: 'COMPLETED',
      ServicesLastAccessed: [
        { ServiceNamespace: 's3', LastAuthenticated: new Date('2026-06-01T00:00:00Z') },
        { ServiceNamespace: 'bedrock', LastAuthenticated: new Date('2026-05-01T00:00:00Z') },
        { ServiceNamespace: 'sagemaker' },
      ],
    }));
}

async function lastAccessedIn(fake: FakeAws, kept?: ReturnType<typeof rememberingAnswers>) {
  const collected = await collectFrom(fake, iamCollector, undefined, undefined, kept);
  const byUser = Object.fromEntries(collected.of('AWS::IAM::User').map((each) => [each.id, each]));
  const asked = fake.calls.filter(({ command }) => command === 'GenerateServiceLastAccessedDetails').map(({ input }) => input.Arn);
  return { ...collected, byUser, asked };
}

const both = { bedrock: '2026-05-01T00:00:00.000Z', sagemaker: null };

vi.mock('node:timers/promises', () => ({ setTimeout: async () => undefined }));

describe('when users last worked with a service', () => {
  it.each([
    [
      'everything by a policy of its own',
      user('ann', { UserPolicyList: [{ PolicyName: 'all', PolicyDocument: document(allow('*')) }] }),
      both,
    ],
    ['one service by an attached policy', user('ann', { AttachedManagedPolicies: attached('models') }), { bedrock: both.bedrock }],
    ['all but others', user('ann', { AttachedManagedPolicies: attached('not-iam') }), both],
    ['by a group', user('ann', { GroupList: ['science'] }), { sagemaker: null }],
    ['what nobody could read', user('ann', { AttachedManagedPolicies: attached('unknown') }), both],
  ])('is asked of those who may do %s', async (_, ann, expected) => {
    const groups = [{ GroupName: 'science', Arn: arn('group/science'), AttachedManagedPolicies: attached('training') }];
    const policies = [
      policy('models', allow('bedrock:Invoke*')),
      policy('not-iam', { Effect: 'Allow', NotAction: ['iam:*'], Resource: '*' }),
      policy('training', allow('sagemaker:*')),
    ];
    const { byUser, coverage } = await lastAccessedIn(account([ann], groups, policies));
    expect(byUser.ann?.data.lastAccessed).toEqual(expected);
    expect(coverage.filter(({ operation }) => operation.includes('LastAccessed')).map(({ status }) => status)).toEqual([
      'complete',
      'complete',
    ]);
  });

  it.each([
    ['nothing', {}],
    ['other things', { AttachedManagedPolicies: attached('storage') }],
    ['only look', { AttachedManagedPolicies: attached('looking') }],
    ['a policy that used to allow it', { AttachedManagedPolicies: attached('storage') }],
    ['what is denied', { UserPolicyList: [{ PolicyName: 'no', PolicyDocument: document({ ...allow('bedrock:*'), Effect: 'Deny' }) }] }],
  ])('is not asked of those who may do %s', async (_, more) => {
    const policies = [policy('storage', allow('s3:*')), policy('looking', allow('bedrock:Get*', 'sagemaker:List*', 'sagemaker:describe*'))];
    const { byUser, asked } = await lastAccessedIn(account([user('ann', more)], [], policies));
    expect([byUser.ann?.data.lastAccessed, asked]).toEqual([{}, []]);
  });

  const admin = user('ann', { UserPolicyList: [{ PolicyName: 'all', PolicyDocument: document(allow('*')) }] });

  it('waits for the job', async () => {
    let looks = 0;
    const done = { JobStatus: 'COMPLETED', ServicesLastAccessed: [{ ServiceNamespace: 'bedrock' }] };
    const fake = account([admin]).on(GetServiceLastAccessedDetailsCommand, () => {
      looks += 1;
      return looks < 4 ? { JobStatus: 'IN_PROGRESS' } : done;
    });
    expect((await lastAccessedIn(fake)).byUser.ann?.data.lastAccessed).toEqual({ bedrock: null });
    expect(looks).toBe(4);
  });

  it('reads a report of several pages', async () => {
    const fake = account([admin]).on(GetServiceLastAccessedDetailsCommand, ({ Marker }) => ({
      JobStatus: 'COMPLETED',
      ServicesLastAccessed: [{ ServiceNamespace: Marker ? 'sagemaker' : 'bedrock' }],
      IsTruncated: !Marker,
      Marker: Marker ? undefined : 'more',
    }));
    expect((await lastAccessedIn(fake)).byUser.ann?.data.lastAccessed).toEqual({ bedrock: null, sagemaker: null });
  });

  it.each([
    ['never ends', { JobStatus: 'IN_PROGRESS' }, 'unreachable', 'JobNotFinished'],
    ['fails', { JobStatus: 'FAILED', Error: { Message: 'x', Code: 'y' } }, 'failed', 'JobFailed'],
    ['ends without a list', { JobStatus: 'COMPLETED' }, 'malformed', 'MissingList'],
  ])('is not known where the job %s', async (_, answer, kind, code) => {
    const { byUser, status } = await lastAccessedIn(account([admin]).on(GetServiceLastAccessedDetailsCommand, () => answer));
    expect(byUser.ann?.data).not.toHaveProperty('lastAccessed');
    expect(byUser.ann?.gaps).toEqual([{ operation: 'iam:GetServiceLastAccessedDetails', kind, code }]);
    expect(status('iam:GetServiceLastAccessedDetails')).not.toBe('complete');
  });

  it('is not known where the job was refused, and the user is still there', async () => {
    const fake = account([admin]).on(GenerateServiceLastAccessedDetailsCommand, () => {
      throw awsError('AccessDenied', 403);
    });
    const { byUser, status } = await lastAccessedIn(fake);
    expect(byUser.ann?.gaps).toEqual([{ operation: 'iam:GenerateServiceLastAccessedDetails', kind: 'denied', code: 'AccessDenied' }]);
    expect(status('iam:GenerateServiceLastAccessedDetails')).toBe('denied');
  });

  it('is not asked again for as long as AWS would say the same', async () => {
    const kept = rememberingAnswers();
    const first = await lastAccessedIn(account([admin]), kept);
    const second = await lastAccessedIn(account([admin]), kept);
    expect([first.asked.length, second.asked.length]).toEqual([1, 0]);
    expect(second.byUser.ann?.data.lastAccessed).toEqual(both);
    expect(second.coverage.find(({ operation }) => operation === 'iam:GetServiceLastAccessedDetails')?.carried).toMatchObject({
      answers: 1,
    });
  });
});
