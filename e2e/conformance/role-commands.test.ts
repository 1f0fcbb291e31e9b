import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { CloudFormationClient, DescribeStacksCommand, ListStackInstancesCommand } from '@aws-sdk/client-cloudformation';
import { GetRoleCommand, GetRolePolicyCommand, IAMClient } from '@aws-sdk/client-iam';
import {
  CreateAccountCommand,
  CreateOrganizationalUnitCommand,
  CreateOrganizationCommand,
  ListRootsCommand,
  MoveAccountCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import { afterAll, describe, expect, it } from 'vitest';
import { cliCommand } from '@/server/permissions/artefacts/cli-command';
import { operatorKit } from '@/server/permissions/artefacts/operator/kit';
import { stackSetCommands } from '@/server/permissions/artefacts/stack-set';
import { type Credentials, connectTo, credentialsIn, motoUrl } from './lib/moto';

/** What customers paste into a shell, run in one: with the AWS CLI, against moto. */

const cli = process.env.AWS_CLI ?? '';
const canRun = motoUrl !== '' && existsSync(cli);
if (!canRun) process.stderr.write('- skipped: the pasted commands, which need moto and the AWS CLI.\n');

const region = 'us-east-1';
const principal = 'arn:aws:iam::210987654321:role/cloudlens';
const folder = mkdtempSync(join(tmpdir(), 'cloudlens-paste-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a script as its customer does: in bash, in a folder of one's own, signed in. @throws with what was printed when it fails */
async function paste(script: string, { accessKeyId, secretAccessKey, sessionToken = '' }: Credentials): Promise<string> {
  const env = {
    HOME: folder,
    PATH: [dirname(cli), process.env.PATH].join(delimiter),
    AWS_ENDPOINT_URL: motoUrl,
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
  };
  const { stdout } = await promisify(execFile)('bash', ['-c', script], { cwd: folder, env: env as unknown as NodeJS.ProcessEnv });
  return stdout;
}

/** The external id that the role of an account asks for. */
async function externalIdOf(credentials: Credentials, RoleName: string): Promise<unknown> {
  const { Role } = await connectTo(region, credentials)(IAMClient).send(new GetRoleCommand({ RoleName }));
  const { Statement } = JSON.parse(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? '{}'));
  return Statement[0].Condition.StringEquals['sts:ExternalId'];
}

describe.skipIf(!canRun)('the command for one account', () => {
  const accountId = '310000000001';
  const plan = {
    accountId,
    partition: 'aws',
    principal,
    externalId: 'cl_one_0123456789abcdef',
    roleName: 'PastedRole',
    rolePath: '/',
    region,
  };

  it('makes the role with its external id', async () => {
    const credentials = await credentialsIn(accountId);
    await paste(cliCommand(plan), credentials);
    expect(await externalIdOf(credentials, 'PastedRole')).toBe(plan.externalId);
  });

  it('makes nothing in a shell that is signed in to another account', async () => {
    const elsewhere = await credentialsIn('310000000002');
    expect(await paste(cliCommand(plan), elsewhere)).toContain('signed in to 310000000002: nothing was made');
    const { Stacks } = await connectTo(region, elsewhere)(CloudFormationClient).send(new DescribeStacksCommand({}));
    expect(Stacks).toEqual([]);
  });
});

describe.skipIf(!canRun)('the command for the operator role', () => {
  const accountId = '310000000005';
  const kit = operatorKit({
    accountId,
    partition: 'aws',
    principal,
    externalId: 'cl_operator_0123456789abcdef',
    roleName: 'PastedOperator',
    rolePath: '/',
    region,
    onlyTagged: false,
    launchRoles: [`arn:aws:iam::${accountId}:role/web`, `arn:aws:iam::${accountId}:role/batch`],
    withFixes: true,
  });

  it('makes the role with its own external id and with what was chosen', async () => {
    const credentials = await credentialsIn(accountId);
    await paste(kit.cliCommand, credentials);
    expect(await externalIdOf(credentials, 'PastedOperator')).toBe('cl_operator_0123456789abcdef');
    const asked = new GetRolePolicyCommand({ RoleName: 'PastedOperator', PolicyName: 'CloudLensOperate' });
    const { PolicyDocument = '' } = await connectTo(region, credentials)(IAMClient).send(asked);
    // moto keeps an inline policy of a stack as Python writes it.
    expect(JSON.parse(decodeURIComponent(PolicyDocument).replaceAll("'", '"'))).toEqual(kit.permissionPolicy);
  });

  it('makes nothing in a shell that is signed in to another account', async () => {
    expect(await paste(kit.cliCommand, await credentialsIn('310000000006'))).toContain('signed in to 310000000006: nothing was made');
  });
});

describe.skipIf(!canRun)('the commands for an organization', () => {
  const management = { accountId: '310000000003', externalId: 'cl_management_0123456789' };

  it('make the role in a member by its StackSet and in the management account by a stack, each with its own id', async () => {
    const credentials = await credentialsIn(management.accountId);
    const organizations = connectTo(region, credentials)(OrganizationsClient);
    await organizations.send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }));
    const root = (await organizations.send(new ListRootsCommand({}))).Roots?.[0]?.Id ?? '';
    const unit = await organizations.send(new CreateOrganizationalUnitCommand({ ParentId: root, Name: 'shops' }));
    const unitId = unit.OrganizationalUnit?.Id ?? '';
    // moto reaches every account below the unit whatever the filter says, so there is one.
    const made = await organizations.send(new CreateAccountCommand({ Email: 'shop@example.com', AccountName: 'shop' }));
    const memberId = made.CreateAccountStatus?.AccountId ?? '';
    await organizations.send(new MoveAccountCommand({ AccountId: memberId, SourceParentId: root, DestinationParentId: unitId }));

    const member = { accountId: memberId, externalId: 'cl_member_0123456789abc' };
    const script = stackSetCommands({
      principal,
      roleName: 'OrganizationRole',
      organizationalUnitId: unitId,
      region,
      members: [member],
      management,
    });
    await paste(script, credentials);

    const { Summaries = [] } = await connectTo(
      region,
      credentials,
    )(CloudFormationClient).send(new ListStackInstancesCommand({ StackSetName: 'cloudlens-scan-role' }));
    expect(Summaries.map(({ Account }) => Account)).toEqual([memberId]);
    expect(await externalIdOf(await credentialsIn(memberId), 'OrganizationRole')).toBe(member.externalId);
    expect(await externalIdOf(credentials, 'OrganizationRole')).toBe(management.externalId);
  });
});
