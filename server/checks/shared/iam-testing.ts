import type { PasswordPolicy } from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import type { OperationName } from '@/server/aws/operation';
import type { AccessKeyReport, CredentialReportRow, IamAccountSettings } from '@/server/collect/iam/types';
import type { ResourceData } from '@/server/collect/resource-data';
import type { Gap, Resource, ResourceType } from '@/server/collect/types';
import type { Check } from '../types';
import { resourceOf, statusOf, testAccount, verdictsOf } from './testing';

/** Tests judge at 2026-11-20T12:00:00Z. */
export const daysAgo = (days: number): string => new Date(Date.UTC(2026, 10, 20, 12) - days * 86_400_000).toISOString();

export const settings = (data: IamAccountSettings, gaps?: Gap[]) =>
  resourceOf('AWS::IAM::AccountSettings', { id: testAccount, region: 'global', data, gaps });

export const gap = (operation: OperationName): Gap => ({ operation, kind: 'denied', code: 'AccessDenied' });

export const activeKey = (slot: 1 | 2, parts: Partial<AccessKeyReport> = {}): AccessKeyReport => ({
  slot,
  active: true,
  lastRotated: daysAgo(10),
  lastUsedDate: daysAgo(1),
  lastUsedRegion: 'eu-central-1',
  lastUsedService: 's3',
  ...parts,
});

export const noKey = (slot: 1 | 2): AccessKeyReport =>
  activeKey(slot, { active: false, lastRotated: null, lastUsedDate: null, lastUsedRegion: null, lastUsedService: null });

/** A user's row: no password, no keys, no MFA unless said otherwise. */
export const reportRow = (parts: Partial<CredentialReportRow> = {}): CredentialReportRow => ({
  user: 'mia',
  arn: `arn:aws:iam::${testAccount}:user/mia`,
  userCreationTime: daysAgo(400),
  passwordEnabled: false,
  passwordLastUsed: null,
  passwordLastChanged: null,
  passwordNextRotation: null,
  mfaActive: false,
  accessKeys: [noKey(1), noKey(2)],
  certificates: [],
  ...parts,
});

export const user = (data: Partial<ResourceData['AWS::IAM::User']> = {}, id = 'mia') =>
  resourceOf('AWS::IAM::User', {
    id,
    arn: `arn:aws:iam::${testAccount}:user/${id}`,
    region: 'global',
    data: { UserName: id, report: reportRow(), virtualMfa: [], ...data },
  });

/** A user with that row of the credential report. */
export const reported = (parts: Partial<CredentialReportRow>) => user({ report: reportRow(parts) });

export const group = (data: Partial<ResourceData['AWS::IAM::Group']> = {}, id = 'ops') =>
  resourceOf('AWS::IAM::Group', {
    id,
    arn: `arn:aws:iam::${testAccount}:group/${id}`,
    region: 'global',
    data: { GroupName: id, members: ['mia'], ...data },
  });

export const role = (data: Partial<ResourceData['AWS::IAM::Role']> = {}, id = 'deploy') =>
  resourceOf('AWS::IAM::Role', {
    id,
    arn: `arn:aws:iam::${testAccount}:role${data.Path ?? '/'}${id}`,
    region: 'global',
    data: { RoleName: id, Path: '/', ...data },
  });

export type Statement = Record<string, unknown>;
export const policyText = (...statements: Statement[]): string => JSON.stringify({ Version: '2012-10-17', Statement: statements });
export const allow = (Action: string | string[], Resource: string | string[] = '*', more: Statement = {}): Statement => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});

/** A role with a trust policy of such statements. */
export const trusting = (Principal: unknown, Condition?: unknown, Action = 'sts:AssumeRole') =>
  role({ AssumeRolePolicyDocument: policyText({ Effect: 'Allow', Principal, Action, ...(Condition ? { Condition } : {}) }) });

export const inline = (PolicyDocument: string | undefined, PolicyName = 'extra') => [{ PolicyName, PolicyDocument }];

const policyArn = (name: string, aws: boolean) => `arn:aws:iam::${aws ? 'aws' : testAccount}:policy/${name}`;

export const attach = (name: string, { aws = false } = {}) => ({ PolicyName: name, PolicyArn: policyArn(name, aws) });

/** A managed policy whose second version is in force; `document: null`: its documents are missing. */
export const managedPolicy = (document: string | null, { name = 'own', aws = false, attachments = 1, boundaryOf = 0 } = {}) =>
  resourceOf('AWS::IAM::ManagedPolicy', {
    id: name,
    arn: policyArn(name, aws),
    region: 'global',
    data: {
      PolicyName: name,
      Arn: policyArn(name, aws),
      AttachmentCount: attachments,
      PermissionsBoundaryUsageCount: boundaryOf,
      DefaultVersionId: 'v2',
      PolicyVersionList:
        document === null
          ? []
          : [
              { VersionId: 'v1', IsDefaultVersion: false, Document: policyText(allow('*')) },
              { VersionId: 'v2', IsDefaultVersion: true, Document: document },
            ],
    },
  });

export const administrator = () => managedPolicy(policyText(allow('*')), { name: 'AdministratorAccess', aws: true });

/** What every rule of the password policy owes; `good` and `bad` are policies that differ in its own setting only. */
export function describePasswordRule(check: Check<'AWS::IAM::AccountSettings'>, good: PasswordPolicy[], bad: PasswordPolicy[]): void {
  describe(check.id, () => {
    it.each(good)('passes by $0', (policy) => expect(statusOf(check, settings({ passwordPolicy: policy }))).toBe('pass'));
    it.each(bad)('fails by $0', (policy) => expect(statusOf(check, settings({ passwordPolicy: policy }))).toBe('fail'));
    it('fails where the account has no policy of its own', () => expect(statusOf(check, settings({ passwordPolicy: null }))).toBe('fail'));
    it('is unknown when the policy was refused or left out', () => {
      expect(statusOf(check, settings({}, [gap('iam:GetAccountPasswordPolicy')]))).toBe('unknown');
      expect(statusOf(check, settings({}))).toBe('unknown');
    });
  });
}

/** What every check of one principal's inline policies owes. `make` puts them into a principal. */
export function describeInlineCheck<T extends ResourceType>(
  check: Check<T>,
  make: (policies: { PolicyName: string; PolicyDocument: string | undefined }[]) => Resource<T>,
  statements: { bad: Statement[]; good: Statement[] },
): void {
  const judged = (...documents: (string | undefined)[]) =>
    verdictsOf(check, make(documents.map((document, index) => ({ PolicyName: `p${index + 1}`, PolicyDocument: document }))))[0];
  describe(check.id, () => {
    it('fails on a policy of that kind, and names it', () => {
      const verdict = judged(policyText(...statements.bad));
      expect(verdict).toMatchObject({ status: 'fail', summary: expect.stringContaining('p1') });
    });
    it('fails on what several policies grant together', () => {
      expect(judged(policyText(...statements.good), ...statements.bad.map((one) => policyText(one)))?.status).toBe('fail');
    });
    it('fails on a bad policy even if another one cannot be read', () => {
      expect(judged('{"Statement": 7', policyText(...statements.bad))?.status).toBe('fail');
    });
    it('passes on a policy that grants less', () => expect(judged(policyText(...statements.good))?.status).toBe('pass'));
    it('passes where a Deny takes it away', () => {
      const deny = { Effect: 'Deny', Action: '*', Resource: '*' };
      expect(judged(policyText(...statements.bad, deny))?.status).toBe('pass');
    });
    it.each([['{"Statement": 7'], ['[]'], [undefined]])('is unknown when the document is %j', (document) =>
      expect(judged(document)?.status).toBe('unknown'),
    );
    it('does not apply without inline policies', () => expect(judged()?.status).toBe('not-applicable'));
  });
}
