import {
  GenerateCredentialReportCommand,
  GetAccountAuthorizationDetailsCommand,
  GetAccountPasswordPolicyCommand,
  GetCredentialReportCommand,
  GetGroupCommand,
  IAMClient,
  ListVirtualMFADevicesCommand,
  paginateGetAccountAuthorizationDetails,
} from '@aws-sdk/client-iam';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorName, startDefaultCloud } from '../test/default-cloud';

let started: Awaited<ReturnType<typeof startDefaultCloud>>;
let iam: IAMClient;
beforeAll(async () => {
  started = await startDefaultCloud();
  iam = new IAMClient(started.config('us-east-1'));
});
afterAll(() => started.cloud.close());

describe('IAM of the sample cloud', () => {
  it('pages through users, roles, groups and policies in one listing', async () => {
    const seen: string[] = [];
    for await (const page of paginateGetAccountAuthorizationDetails({ client: iam, pageSize: 20 }, {})) {
      const { UserDetailList = [], RoleDetailList = [], GroupDetailList = [], Policies = [] } = page;
      const arns = [...UserDetailList, ...RoleDetailList, ...GroupDetailList, ...Policies].map(({ Arn }) => Arn ?? '');
      expect(arns.length).toBeLessThanOrEqual(20);
      seen.push(...arns);
    }
    expect(seen.length).toBeGreaterThan(100);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('tells own policies from those of AWS by filter', async () => {
    const arnsOf = async (Filter: 'LocalManagedPolicy' | 'AWSManagedPolicy') =>
      (await iam.send(new GetAccountAuthorizationDetailsCommand({ Filter: [Filter], MaxItems: 1000 }))).Policies?.map(({ Arn }) => Arn);
    expect(await arnsOf('AWSManagedPolicy')).toContain('arn:aws:iam::aws:policy/AdministratorAccess');
    expect(await arnsOf('LocalManagedPolicy')).toContain('arn:aws:iam::111122223333:policy/lumen-deploy');
    expect(await arnsOf('LocalManagedPolicy')).not.toContain('arn:aws:iam::aws:policy/AdministratorAccess');
  });

  it('encodes policy documents as IAM does', async () => {
    const { RoleDetailList = [] } = await iam.send(new GetAccountAuthorizationDetailsCommand({ Filter: ['Role'], MaxItems: 1000 }));
    const trust = RoleDetailList.find(({ RoleName }) => RoleName === 'lumen-orders-instance')?.AssumeRolePolicyDocument ?? '';
    expect(trust).toMatch(/^%7B%22Version%22/);
    expect(JSON.parse(decodeURIComponent(trust)).Statement[0].Principal).toEqual({ Service: ['ec2.amazonaws.com'] });
  });

  it('makes the credential report when asked, then has it', async () => {
    const sandbox = new IAMClient(started.config('us-east-1', 'sandbox'));
    expect(await errorName(sandbox.send(new GetCredentialReportCommand({})))).toMatch(/^CredentialReportNotPresent|ReportNotPresent/);
    expect((await sandbox.send(new GenerateCredentialReportCommand({}))).State).toBe('STARTED');
    expect((await sandbox.send(new GenerateCredentialReportCommand({}))).State).toBe('COMPLETE');
    const { Content, ReportFormat } = await sandbox.send(new GetCredentialReportCommand({}));
    const [head = '', root = '', ...rows] = new TextDecoder().decode(Content).split('\n');
    expect(ReportFormat).toBe('text/csv');
    expect(head.split(',')).toHaveLength(22);
    expect(root).toMatch(/^<root_account>,arn:aws:iam::777788889999:root,\d{4}-\d\d-\d\dT00:00:00\+00:00,not_supported,/);
    expect(rows).toHaveLength(1);
    for (const row of [root, ...rows]) expect(row.split(',')).toHaveLength(22);
  });

  it('says NoSuchEntity where there is no password policy', async () => {
    const staging = new IAMClient(started.config('us-east-1', 'staging'));
    expect(await errorName(staging.send(new GetAccountPasswordPolicyCommand({})))).toMatch(/^NoSuchEntity/);
    expect((await iam.send(new GetAccountPasswordPolicyCommand({}))).PasswordPolicy?.MinimumPasswordLength).toBe(14);
  });

  it('lists virtual devices with their users, the root user among them', async () => {
    const { VirtualMFADevices = [] } = await iam.send(new ListVirtualMFADevicesCommand({ AssignmentStatus: 'Assigned' }));
    expect(VirtualMFADevices[0]?.SerialNumber).toBe('arn:aws:iam::111122223333:mfa/root-account-mfa-device');
    expect(VirtualMFADevices.some(({ User }) => User?.UserName === 'jonas.weber')).toBe(true);
    expect(VirtualMFADevices.some(({ User }) => User?.UserName === 'anna.keller')).toBe(false);
  });

  it('knows the members of a group', async () => {
    const { Users } = await iam.send(new GetGroupCommand({ GroupName: 'payments' }));
    expect(Users?.map(({ UserName }) => UserName)).toEqual(['jonas.weber', 'elif.demir']);
    expect(await errorName(iam.send(new GetGroupCommand({ GroupName: 'nobody' })))).toMatch(/^NoSuchEntity/);
  });
});
