import {
  GenerateCredentialReportCommand,
  GetAccountAuthorizationDetailsCommand,
  GetAccountPasswordPolicyCommand,
  GetAccountSummaryCommand,
  GetCredentialReportCommand,
  GetOpenIDConnectProviderCommand,
  ListAccountAliasesCommand,
  ListOpenIDConnectProvidersCommand,
  ListSAMLProvidersCommand,
  ListServerCertificatesCommand,
  ListVirtualMFADevicesCommand,
} from '@aws-sdk/client-iam';
import { describe, expect, it } from 'vitest';
import { awsError, collectFrom, type FakeAws, fakeAws } from '../test/fake-session';
import { iamCollector } from './collector';
import { decodeDocument } from './policy-documents';

const arn = (rest: string) => `arn:aws:iam::123456789012:${rest}`;
const user = (name: string, GroupList: string[] = []) => ({
  UserName: name,
  Arn: arn(`user/${name}`),
  GroupList,
  Tags: [{ Key: 'team', Value: 'web' }],
});
const report = (...lines: string[]) => ({
  Content: new TextEncoder().encode(['user,arn,password_enabled,mfa_active', ...lines].join('\n')),
});
const encoded = encodeURIComponent('{"Version":"2012-10-17","Statement":[]}');

/** An account with one of everything. */
function account(): FakeAws {
  return fakeAws()
    .on(GetAccountAuthorizationDetailsCommand, ({ Filter, Marker }) => {
      const none = { UserDetailList: [], GroupDetailList: [], RoleDetailList: [], Policies: [], IsTruncated: false };
      switch (Filter?.[0]) {
        case 'User':
          return Marker
            ? { ...none, UserDetailList: [user('bob', ['admins'])] }
            : { ...none, UserDetailList: [user('alice', ['admins', 'web'])], IsTruncated: true, Marker: 'more' };
        case 'Group':
          return {
            ...none,
            GroupDetailList: [
              { GroupName: 'admins', Arn: arn('group/admins') },
              { GroupName: 'empty', Arn: arn('group/empty') },
            ],
          };
        case 'Role':
          return { ...none, RoleDetailList: [{ RoleName: 'app', Arn: arn('role/app'), AssumeRolePolicyDocument: encoded }] };
        case 'LocalManagedPolicy':
          return { ...none, Policies: [{ Arn: arn('policy/own'), PolicyVersionList: [{ Document: encoded, IsDefaultVersion: true }] }] };
        default:
          return {
            ...none,
            Policies: [
              { Arn: 'arn:aws:iam::aws:policy/AdministratorAccess', PolicyName: 'AdministratorAccess', AttachmentCount: 1 },
              { Arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess', PolicyName: 'ReadOnlyAccess', AttachmentCount: 0 },
            ],
          };
      }
    })
    .on(GenerateCredentialReportCommand, () => ({ State: 'COMPLETE' }))
    .on(GetCredentialReportCommand, () =>
      report(`<root_account>,${arn('root')},not_supported,true`, `alice,${arn('user/alice')},true,true`),
    )
    .on(ListVirtualMFADevicesCommand, () => ({
      VirtualMFADevices: [
        { SerialNumber: arn('mfa/alice-phone'), User: { Arn: arn('user/alice') }, QRCodePNG: new Uint8Array([1]) },
        { SerialNumber: arn('mfa/root-account-mfa-device'), User: { Arn: arn('root') } },
      ],
      IsTruncated: false,
    }))
    .on(GetAccountSummaryCommand, () => ({ SummaryMap: { Users: 2, AccountMFAEnabled: 1 } }))
    .on(GetAccountPasswordPolicyCommand, () => {
      throw awsError('NoSuchEntity', 404);
    })
    .on(ListAccountAliasesCommand, () => ({ AccountAliases: ['the-shop'] }))
    .on(ListServerCertificatesCommand, () => ({
      ServerCertificateMetadataList: [{ ServerCertificateName: 'tls', Arn: arn('server-certificate/tls') }],
    }))
    .on(ListSAMLProvidersCommand, () => ({ SAMLProviderList: [{ Arn: arn('saml-provider/okta') }] }))
    .on(ListOpenIDConnectProvidersCommand, () => ({ OpenIDConnectProviderList: [{ Arn: arn('oidc-provider/ci.example') }] }))
    .on(GetOpenIDConnectProviderCommand, () => ({ Url: 'ci.example', ClientIDList: ['sts'], Tags: [{ Key: 'a', Value: 'b' }] }));
}

const byId = (resources: readonly { id: string }[], id: string) => resources.find((resource) => resource.id === id);

describe('collecting IAM', () => {
  it('reads everything with no call per user', async () => {
    const fake = account();
    const { coverage, resources } = await collectFrom(fake, iamCollector);
    expect(coverage.filter(({ status }) => status !== 'complete')).toEqual([]);
    expect(resources).toHaveLength(11);
    // A page that is not all, five chains of which one has two pages, and each of the others once.
    expect(fake.calls).toHaveLength(1 + 6 + 10);
    expect(new Set(fake.calls.map(({ region }) => region))).toEqual(new Set(['us-east-1']));
  });

  it('is told of a small account’s own entities in one call', async () => {
    const large = account();
    const fake = account().on(GetAccountAuthorizationDetailsCommand, ({ Filter = [] }) => ({
      UserDetailList: Filter.includes('User') ? [user('alice', ['admins', 'web']), user('bob', ['admins'])] : [],
      GroupDetailList: Filter.includes('Group') ? ['admins', 'empty'].map((name) => ({ GroupName: name, Arn: arn(`group/${name}`) })) : [],
      RoleDetailList: Filter.includes('Role') ? [{ RoleName: 'app', Arn: arn('role/app'), AssumeRolePolicyDocument: encoded }] : [],
      Policies: Filter.includes('LocalManagedPolicy')
        ? [{ Arn: arn('policy/own'), PolicyVersionList: [{ Document: encoded, IsDefaultVersion: true }] }]
        : [
            { Arn: 'arn:aws:iam::aws:policy/AdministratorAccess', PolicyName: 'AdministratorAccess', AttachmentCount: 1 },
            { Arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess', PolicyName: 'ReadOnlyAccess', AttachmentCount: 0 },
          ],
    }));
    const inOrder = (resources: readonly { arn: string }[]) => resources.toSorted((a, b) => a.arn.localeCompare(b.arn));
    const { resources, coverage } = await collectFrom(fake, iamCollector);
    expect(coverage.filter(({ status }) => status !== 'complete')).toEqual([]);
    expect(fake.calls.filter(({ command }) => command === 'GetAccountAuthorizationDetails')).toHaveLength(2);
    expect(inOrder(resources)).toEqual(inOrder((await collectFrom(large, iamCollector)).resources));
  });

  it('reads users, their groups and what they may do to the end where each comes in pages of a thousand', async () => {
    const thousand = <T>(of: (number: number) => T) => Array.from({ length: 1_000 }, (_, number) => of(number));
    const none = { UserDetailList: [], GroupDetailList: [], RoleDetailList: [], Policies: [], IsTruncated: false };
    const policiesOf = (owner: string) =>
      thousand((number) => ({ Arn: `arn:aws:iam::${owner}:policy/p${number}`, PolicyName: `p${number}`, AttachmentCount: 1 }));
    const fake = account().on(GetAccountAuthorizationDetailsCommand, ({ Filter = [], Marker }) => {
      const more = { ...none, ...(Marker ? {} : { IsTruncated: true, Marker: 'more' }) };
      if (Filter.includes('User')) return { ...more, UserDetailList: thousand((number) => user(`${Marker ?? 'first'}${number}`, ['g1'])) };
      if (Filter.includes('Group'))
        return { ...none, GroupDetailList: thousand((number) => ({ GroupName: `g${number}`, Arn: arn(`group/g${number}`) })) };
      if (Filter.includes('Role')) return none;
      return { ...none, Policies: policiesOf(Filter.includes('LocalManagedPolicy') ? '123456789012' : 'aws') };
    });
    const { of, coverage } = await collectFrom(fake, iamCollector);
    expect(coverage.filter(({ status }) => status !== 'complete')).toEqual([]);
    expect([of('AWS::IAM::User').length, of('AWS::IAM::Group').length, of('AWS::IAM::ManagedPolicy').length]).toEqual([
      2_000, 1_000, 2_000,
    ]);
    expect(of('AWS::IAM::Group').find(({ id }) => id === 'g1')?.data.members).toHaveLength(2_000);
  });

  it('knows nobody where AWS does not say', async () => {
    const fake = account().on(GetAccountAuthorizationDetailsCommand, () => {
      throw awsError('AccessDenied', 403);
    });
    const { status, of } = await collectFrom(fake, iamCollector);
    expect([status('iam:GetAccountAuthorizationDetails'), of('AWS::IAM::User'), of('AWS::IAM::Role')]).toEqual(['denied', [], []]);
  });

  it('takes the listing for denied though AWS tells of its own policies', async () => {
    const fake = account().on(GetAccountAuthorizationDetailsCommand, ({ Filter = [] }) => {
      if (!Filter.includes('AWSManagedPolicy')) throw awsError('AccessDenied', 403);
      return {
        UserDetailList: [],
        GroupDetailList: [],
        RoleDetailList: [],
        Policies: [{ Arn: 'arn:aws:iam::aws:policy/AdministratorAccess', PolicyName: 'AdministratorAccess', AttachmentCount: 1 }],
      };
    });
    const { status, of } = await collectFrom(fake, iamCollector);
    expect([status('iam:GetAccountAuthorizationDetails'), of('AWS::IAM::User')]).toEqual(['denied', []]);
    expect(of('AWS::IAM::ManagedPolicy').map(({ name, id }) => name ?? id)).toHaveLength(1);
  });

  it('joins users with the credential report and their virtual devices', async () => {
    const { of } = await collectFrom(account(), iamCollector);
    const users = of('AWS::IAM::User');
    expect(byId(users, 'alice')).toMatchObject({
      tags: { team: 'web' },
      data: { report: { passwordEnabled: true, mfaActive: true }, virtualMfa: [arn('mfa/alice-phone')] },
    });
    // The report is up to four hours old: it does not know bob yet.
    expect(byId(users, 'bob')).toMatchObject({ data: { report: null, virtualMfa: [] } });
  });

  it('gives groups their members, over all pages of users', async () => {
    const groups = (await collectFrom(account(), iamCollector)).of('AWS::IAM::Group');
    expect(byId(groups, 'admins')).toMatchObject({ data: { members: ['alice', 'bob'] } });
    expect(byId(groups, 'empty')).toMatchObject({ data: { members: [] } });
  });

  it('keeps policies of AWS only where they are attached, and decodes documents', async () => {
    const { of } = await collectFrom(account(), iamCollector);
    expect(
      of('AWS::IAM::ManagedPolicy')
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(['AdministratorAccess', 'own']);
    expect(of('AWS::IAM::Role')[0]?.data.AssumeRolePolicyDocument).toBe('{"Version":"2012-10-17","Statement":[]}');
    expect(byId(of('AWS::IAM::ManagedPolicy'), 'own')).toMatchObject({
      data: { PolicyName: 'own', PolicyVersionList: [{ Document: '{"Version":"2012-10-17","Statement":[]}' }] },
    });
  });

  it('puts the account-wide facts into one resource, without the seed of the MFA device', async () => {
    const [settings] = (await collectFrom(account(), iamCollector)).of('AWS::IAM::AccountSettings');
    expect(settings).toMatchObject({
      name: 'the-shop',
      data: { summary: { Users: 2 }, passwordPolicy: null, root: { user: '<root_account>', mfaActive: true }, alias: 'the-shop' },
    });
    expect(settings?.data.rootVirtualMfa).toEqual({ SerialNumber: arn('mfa/root-account-mfa-device'), User: { Arn: arn('root') } });
  });

  it('says null for root when the report has no such row', async () => {
    const fake = account().on(GetCredentialReportCommand, () => report(`alice,${arn('user/alice')},true,true`));
    const [settings] = (await collectFrom(fake, iamCollector)).of('AWS::IAM::AccountSettings');
    expect(settings?.data.root).toBeNull();
  });

  it('waits until AWS has made the report', async () => {
    let asked = 0;
    const fake = account().on(GenerateCredentialReportCommand, () => {
      asked += 1;
      return { State: asked < 2 ? 'STARTED' : 'COMPLETE' };
    });
    const { status, of } = await collectFrom(fake, iamCollector);
    expect(status('iam:GetCredentialReport')).toBe('complete');
    expect(asked).toBe(2);
    expect(byId(of('AWS::IAM::User'), 'alice')).toMatchObject({ data: { report: { user: 'alice' } } });
  });

  it('reads a report that others made when it may not make one', async () => {
    const fake = account().on(GenerateCredentialReportCommand, () => {
      throw awsError('AccessDenied', 403);
    });
    const { status } = await collectFrom(fake, iamCollector);
    expect([status('iam:GenerateCredentialReport'), status('iam:GetCredentialReport')]).toEqual(['denied', 'complete']);
  });

  it('leaves the fields absent when report and devices are refused', async () => {
    const refuse = () => {
      throw awsError('AccessDenied', 403);
    };
    const fake = account().on(GetCredentialReportCommand, refuse).on(ListVirtualMFADevicesCommand, refuse);
    const { of, status } = await collectFrom(fake, iamCollector);
    expect([status('iam:GetCredentialReport'), status('iam:ListVirtualMFADevices')]).toEqual(['denied', 'denied']);
    for (const { data } of of('AWS::IAM::User')) expect(Object.keys(data)).not.toEqual(expect.arrayContaining(['report']));
    expect(Object.keys(of('AWS::IAM::AccountSettings')[0]?.data ?? {}).toSorted()).toEqual(['alias', 'passwordPolicy', 'summary']);
  });

  it('takes a report that cannot be read for malformed', async () => {
    const fake = account().on(GetCredentialReportCommand, () => ({ Content: new TextEncoder().encode('<html>') }));
    expect((await collectFrom(fake, iamCollector)).status('iam:GetCredentialReport')).toBe('malformed');
  });

  it('says that the bulk listing was cut when one of its chains broke', async () => {
    const fake = account().on(GetAccountAuthorizationDetailsCommand, (input) => {
      if (input.Filter?.[0] === 'User' && input.Marker) throw awsError('Throttling');
      return {
        UserDetailList: [user('alice')],
        GroupDetailList: [],
        RoleDetailList: [],
        Policies: [],
        IsTruncated: input.Filter?.[0] === 'User',
        Marker: 'more',
      };
    });
    const { coverage, of } = await collectFrom(fake, iamCollector);
    expect(coverage[0]).toMatchObject({ status: 'cut', code: 'Throttling' });
    expect(of('AWS::IAM::User')).toHaveLength(1);
  });
});

describe('decodeDocument', () => {
  it('decodes what is encoded and leaves the rest alone', () => {
    expect(decodeDocument(encoded)).toBe('{"Version":"2012-10-17","Statement":[]}');
    expect(decodeDocument('{"a":"100%25"}')).toBe('{"a":"100%25"}');
    expect(decodeDocument('%7B%')).toBe('%7B%');
    expect(decodeDocument(undefined)).toBeUndefined();
  });
});
