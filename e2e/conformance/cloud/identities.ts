import * as iam from '@aws-sdk/client-iam';
import { doesNotApply, type Expectation, fails, given, isUnknown, passes, twins } from '../lib/expectation';
import { account, type Connect } from '../lib/moto';

const document = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement });
const allow = (Action: string | string[], Resource = '*') => document({ Effect: 'Allow', Action, Resource });
const trust = (Principal: unknown, Condition?: object) =>
  document({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole', ...(Condition && { Condition }) });

const administration = allow('*');
const reading = allow(['s3:GetObject', 's3:ListBucket'], 'arn:aws:s3:::shop-ledger');
const foreigner = { AWS: 'arn:aws:iam::999988887777:root' };

async function arrangePolicies(client: iam.IAMClient): Promise<Record<string, string>> {
  const documents = {
    everything: administration,
    reading,
    escalation: allow(['iam:CreatePolicyVersion', 'iam:SetDefaultPolicyVersion']),
    passing: allow(['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction']),
    'all-keys': allow('kms:*'),
    'no-trails': allow('cloudtrail:*'),
    'any-role': allow('sts:AssumeRole'),
    'one-role': allow('sts:AssumeRole', `arn:aws:iam::${account}:role/web`),
  };
  const arns: Record<string, string> = {};
  for (const [PolicyName, PolicyDocument] of Object.entries(documents))
    arns[PolicyName] = given((await client.send(new iam.CreatePolicyCommand({ PolicyName, PolicyDocument }))).Policy?.Arn);
  return arns;
}

/** Users that get power in different ways, and those who should have none. */
async function arrangeUsers(client: iam.IAMClient, arns: Record<string, string>): Promise<void> {
  for (const UserName of ['ada', 'bob', 'cleo', 'robot', 'spare', 'dan']) await client.send(new iam.CreateUserCommand({ UserName }));
  for (const GroupName of ['readers', 'owners', 'nobody']) await client.send(new iam.CreateGroupCommand({ GroupName }));
  await client.send(new iam.AttachUserPolicyCommand({ UserName: 'ada', PolicyArn: arns.everything }));
  await client.send(new iam.PutUserPolicyCommand({ UserName: 'bob', PolicyName: 'mine', PolicyDocument: administration }));
  await client.send(new iam.PutUserPolicyCommand({ UserName: 'cleo', PolicyName: 'mine', PolicyDocument: reading }));
  await client.send(new iam.AttachGroupPolicyCommand({ GroupName: 'readers', PolicyArn: arns.reading }));
  await client.send(new iam.PutGroupPolicyCommand({ GroupName: 'owners', PolicyName: 'all', PolicyDocument: administration }));
  await client.send(new iam.PutGroupPolicyCommand({ GroupName: 'readers', PolicyName: 'some', PolicyDocument: reading }));
  await client.send(new iam.AddUserToGroupCommand({ GroupName: 'readers', UserName: 'dan' }));
  await client.send(new iam.AddUserToGroupCommand({ GroupName: 'owners', UserName: 'dan' }));

  await client.send(new iam.CreateLoginProfileCommand({ UserName: 'ada', Password: 'Correct-horse-7-staple' }));
  await client.send(new iam.CreateLoginProfileCommand({ UserName: 'dan', Password: 'Correct-horse-8-staple' }));
  const { VirtualMFADevice } = await client.send(new iam.CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'dan' }));
  await client.send(
    new iam.EnableMFADeviceCommand({
      UserName: 'dan',
      SerialNumber: VirtualMFADevice?.SerialNumber,
      AuthenticationCode1: '123456',
      AuthenticationCode2: '654321',
    }),
  );

  const key = async (UserName: string) => given((await client.send(new iam.CreateAccessKeyCommand({ UserName }))).AccessKey?.AccessKeyId);
  await key('robot');
  await key('robot');
  const [, old] = [await key('spare'), await key('spare')];
  await client.send(new iam.UpdateAccessKeyCommand({ UserName: 'spare', AccessKeyId: old, Status: 'Inactive' }));
}

async function arrangeRoles(client: iam.IAMClient, arns: Record<string, string>): Promise<void> {
  const roles = {
    everybody: trust({ AWS: '*' }),
    vendor: trust(foreigner),
    'vendor-checked': trust(foreigner, { StringEquals: { 'sts:ExternalId': '7f0c' } }),
    'jobs-for-any': trust({ Service: 'states.amazonaws.com' }),
    'jobs-for-us': trust({ Service: 'states.amazonaws.com' }, { StringEquals: { 'aws:SourceAccount': account } }),
  };
  for (const [RoleName, AssumeRolePolicyDocument] of Object.entries(roles))
    await client.send(new iam.CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
  await client.send(new iam.PutRolePolicyCommand({ RoleName: 'everybody', PolicyName: 'all', PolicyDocument: administration }));
  await client.send(new iam.PutRolePolicyCommand({ RoleName: 'vendor', PolicyName: 'keys', PolicyDocument: allow('kms:*') }));
  for (const name of ['escalation', 'all-keys', 'no-trails', 'any-role', 'one-role', 'passing'])
    await client.send(new iam.AttachRolePolicyCommand({ RoleName: 'jobs-for-us', PolicyArn: arns[name] }));
}

export async function arrangeIdentities(connect: Connect): Promise<Expectation[]> {
  const client = connect(iam.IAMClient);
  const arns = await arrangePolicies(client);
  await arrangeUsers(client, arns);
  await arrangeRoles(client, arns);
  await client.send(new iam.CreatePolicyCommand({ PolicyName: 'forgotten', PolicyDocument: administration }));
  await client.send(
    new iam.UpdateAccountPasswordPolicyCommand({
      MinimumPasswordLength: 8,
      RequireNumbers: true,
      RequireSymbols: false,
      MaxPasswordAge: 365,
    }),
  );

  return [
    ...twins('iam/user-no-admin', 'ada', 'cleo'),
    ...fails('iam/user-no-admin', 'bob'),
    ...twins('iam/user-inline-policies-no-admin', 'bob', 'cleo'),
    ...twins('iam/user-inline-policies-no-marketplace', 'bob', 'cleo'),
    ...twins('iam/group-inline-policies-no-marketplace', 'owners', 'readers'),
    ...twins('iam/role-inline-policies-no-marketplace', 'everybody', 'vendor'),
    // moto's report tells no service that a key was used for.
    ...passes('iam/user-keys-not-for-work', 'robot'),
    ...twins('iam/user-no-direct-policies', 'cleo', 'dan'),
    ...twins('iam/group-no-admin', 'owners', 'readers'),
    ...twins('iam/group-inline-policies-no-admin', 'owners', 'readers'),
    ...twins('iam/group-has-members', 'nobody', 'readers'),
    ...twins('iam/role-inline-policies-no-admin', 'everybody', 'vendor'),
    ...fails('iam/role-inline-policies-no-full-kms', 'vendor'),
    ...twins('iam/role-no-admin', 'everybody', 'vendor'),
    ...twins('iam/role-trust-not-public', 'everybody', 'vendor'),
    ...twins('iam/role-trust-external-id', 'vendor', 'vendor-checked'),
    ...twins('iam/role-confused-deputy', 'jobs-for-any', 'jobs-for-us'),
    ...twins('iam/customer-policy-no-admin', 'everything', 'reading'),
    ...fails('iam/unattached-policy-no-admin', 'forgotten'),
    ...twins('iam/customer-policy-in-use', 'forgotten', 'reading'),
    ...twins('iam/customer-policy-no-escalation', 'escalation', 'reading'),
    ...fails('iam/customer-policy-no-escalation', 'passing'),
    ...twins('iam/customer-policy-no-full-kms', 'all-keys', 'reading'),
    ...twins('iam/customer-policy-no-full-cloudtrail', 'no-trails', 'reading'),
    ...twins('iam/customer-policy-no-wide-role-assumption', 'any-role', 'one-role'),
    ...twins('iam/user-console-mfa', 'ada', 'dan'),
    ...doesNotApply('iam/user-console-mfa', 'robot'),
    ...twins('iam/admin-user-mfa', 'ada', 'dan'),
    ...twins('iam/user-single-access-key', 'robot', 'spare'),
    ...passes('iam/user-access-key-rotated', 'robot'),
    ...passes('iam/user-access-key-used', 'robot'),
    ...passes('iam/user-password-used', 'ada'),
    ...passes('iam/role-used', 'vendor'),
    // moto's credential report has no line for the root user.
    ...isUnknown('iam/root-unused', account),
    // Their good twins are those of the other account.
    ...fails('iam/password-policy-length', account),
    ...fails('iam/password-policy-symbol', account),
    ...fails('iam/password-policy-reuse', account),
    ...fails('iam/password-policy-expiry', account),
    ...passes('iam/password-policy-number', account),
  ];
}
