import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { GetPolicyCommand, GetPolicyVersionCommand, GetRoleCommand, GetRolePolicyCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateBucketCommand, GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { publishTemplate } from '@/scripts/permissions/publish';
import { matchesAction } from '@/server/permissions/grants';
import { type OperateScope, operatePolicyDocument } from '@/server/permissions/operate-policy';
import { extraActions, requiredActions } from '@/server/permissions/required-actions';
import { trustPolicy } from '@/server/permissions/trust-policy';
import { connectTo, credentialsIn, motoUrl, ownCredentials } from './lib/moto';

const templatePath = join(import.meta.dirname, '../../deploy/aws/scan-role.cloudformation.json');
const template = readFileSync(templatePath, 'utf8');
const principal = 'arn:aws:iam::210987654321:role/cloudlens';
const here = connectTo('eu-central-1');
/** An account of its own: moto cannot list the roles of an account any more in which a stack has made one with an inline policy. */
const elsewhere = motoUrl ? connectTo('eu-central-1', await credentialsIn('345678901234')) : here;

interface Statement {
  Effect: string;
  Action: string | string[];
  Resource: string | string[];
}
const statementsOf = (document: string | undefined): Statement[] => [JSON.parse(decodeURIComponent(document ?? '{}')).Statement].flat();

/** moto keeps an inline policy of a stack as Python writes it, and leaves a None in a list where AWS::NoValue takes something out. */
const asJson = (policy: string | undefined): string =>
  decodeURIComponent(policy ?? '')
    .replaceAll(', None', '')
    .replaceAll("'", '"');

/** What a managed policy says, as moto keeps it: AWS's own ones are copies of AWS's. */
async function managedPolicy(arn: string): Promise<Statement[]> {
  const iam = elsewhere(IAMClient);
  const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn: arn }));
  const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn: arn, VersionId: Policy?.DefaultVersionId }));
  return statementsOf(PolicyVersion?.Document);
}

const awsPolicies = ['SecurityAudit', 'ViewOnlyAccess'];

let granted: string[] | undefined;
/** What AWS's own policies allow on everything, from the copies that moto's package holds; its server does not load them. */
function grantedByAws(): string[] {
  if (granted) return granted;
  const python = join(dirname(process.env.CFN_LINT ?? ''), 'python');
  const script = `import json, moto.iam.aws_managed_policies as m
every = json.loads(m.aws_managed_policies_data)
print(json.dumps({name: every[name]["Document"] for name in ${JSON.stringify(awsPolicies)}}))`;
  const documents: Record<string, { Statement: Statement[] }> = JSON.parse(execFileSync(python, ['-c', script], { encoding: 'utf8' }));
  granted = Object.values(documents)
    .flatMap(({ Statement }) => Statement)
    .filter(({ Resource }) => Resource === '*')
    .flatMap(({ Action }) => Action);
  return granted;
}

const isIn = (patterns: readonly string[]) => (action: string) => patterns.some((pattern) => matchesAction(pattern, action));

describe.skipIf(!motoUrl)('the scan role, made by moto from the template', () => {
  it('trusts one principal by its external id, and its policies together allow all that is needed', async () => {
    const stacks = elsewhere(CloudFormationClient);
    const StackName = `cloudlens-${Date.now()}`;
    const RoleName = `Scan${Date.now()}`;
    await stacks.send(
      new CreateStackCommand({
        StackName,
        TemplateBody: template,
        Capabilities: ['CAPABILITY_NAMED_IAM'],
        Parameters: [
          { ParameterKey: 'CloudLensPrincipal', ParameterValue: principal },
          { ParameterKey: 'ExternalId', ParameterValue: 'cl_conformance_0123456789' },
          { ParameterKey: 'RoleName', ParameterValue: RoleName },
        ],
      }),
    );
    const { Stacks } = await stacks.send(new DescribeStacksCommand({ StackName }));
    expect(Stacks?.[0]?.StackStatus).toBe('CREATE_COMPLETE');

    const iam = elsewhere(IAMClient);
    const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
    expect(Stacks?.[0]?.Outputs?.find(({ OutputKey }) => OutputKey === 'RoleArn')?.OutputValue).toBe(Role?.Arn);
    expect(statementsOf(Role?.AssumeRolePolicyDocument)).toEqual([
      {
        Effect: 'Allow',
        Principal: { AWS: principal },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'sts:ExternalId': 'cl_conformance_0123456789' } },
      },
    ]);

    // moto attaches nothing to a role when AWS's own policies are not loaded, so the policy is looked at by itself.
    const { StackResources = [] } = await stacks.send(new DescribeStackResourcesCommand({ StackName }));
    const ours = StackResources.filter(({ ResourceType }) => ResourceType === 'AWS::IAM::ManagedPolicy');
    const allowed = (await Promise.all(ours.map(({ PhysicalResourceId = '' }) => managedPolicy(PhysicalResourceId))))
      .flat()
      .filter(({ Effect, Resource }) => Effect === 'Allow' && [Resource].flat().includes('*'))
      .flatMap(({ Action }) => Action);
    expect(requiredActions.filter((action) => !isIn([...allowed, ...grantedByAws()])(action))).toEqual([]);

    const inline = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName: 'CloudLensNoDataReads' }));
    const denied = statementsOf(asJson(inline.PolicyDocument)).flatMap(({ Effect, Action, Resource }) =>
      Effect === 'Deny' && Resource === '*' ? Action : [],
    );
    expect(denied).toContain('s3:GetObject*');
    expect(requiredActions.filter(isIn(denied))).toEqual([]);
  });

  it('is given no extra action that AWS’s own policies allow already, and each that they lack', () => {
    expect(grantedByAws().length).toBeGreaterThan(1_500);
    expect(requiredActions.filter((action) => isIn(grantedByAws())(action) === extraActions.includes(action))).toEqual([]);
  });

  it('is published to a bucket where it can be fetched from', async () => {
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: ownCredentials.accessKeyId, AWS_SECRET_ACCESS_KEY: ownCredentials.secretAccessKey });
    const Bucket = `templates-${Date.now()}`;
    const s3 = here(S3Client);
    await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: 'eu-central-1' } }));
    const published = await publishTemplate({ bucket: Bucket, key: 'cloudlens/role.json', template, endpoint: motoUrl });
    expect(published.url).toBe(`https://${Bucket}.s3.eu-central-1.amazonaws.com/cloudlens/role.json`);
    const stored = await s3.send(new GetObjectCommand({ Bucket, Key: 'cloudlens/role.json' }));
    expect(await stored.Body?.transformToString()).toBe(template);
    await expect(publishTemplate({ bucket: 'no-such-bucket-here', key: 'x', template, endpoint: motoUrl })).rejects.toThrow(
      'create it first',
    );
  });
});

const operatorExternalId = 'cl_operator_0123456789';
const operatorTemplatePath = join(dirname(templatePath), 'operator-role.cloudformation.json');
/** What a customer may choose: each on its own, all of it, nothing. */
const operatorScopes: OperateScope[] = [
  { onlyTagged: true, launchRoles: [], withFixes: false },
  { onlyTagged: false, launchRoles: ['arn:aws:iam::345678901234:role/web', 'arn:aws:iam::345678901234:role/batch'], withFixes: false },
  { onlyTagged: true, launchRoles: ['arn:aws:iam::345678901234:role/web'], withFixes: true },
];

describe.skipIf(!motoUrl)('the operator role, made by moto from the template', () => {
  it.each(operatorScopes)('trusts one principal by an external id of its own, and carries what was chosen: %j', async (scope) => {
    const own = connectTo('eu-central-1', await credentialsIn('345678901235'));
    const stacks = own(CloudFormationClient);
    const name = `Operator${operatorScopes.indexOf(scope)}${Date.now()}`;
    const parameters = {
      CloudLensPrincipal: principal,
      ExternalId: operatorExternalId,
      RoleName: name,
      OnlyTagged: String(scope.onlyTagged),
      LaunchRoleArns: scope.launchRoles.join(','),
      WithFixes: String(scope.withFixes),
    };
    await stacks.send(
      new CreateStackCommand({
        StackName: name,
        TemplateBody: readFileSync(operatorTemplatePath, 'utf8'),
        Capabilities: ['CAPABILITY_NAMED_IAM'],
        Parameters: Object.entries(parameters).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })),
      }),
    );
    const { Stacks } = await stacks.send(new DescribeStacksCommand({ StackName: name }));
    expect(Stacks?.[0]?.StackStatus).toBe('CREATE_COMPLETE');
    const iam = own(IAMClient);
    const { Role } = await iam.send(new GetRoleCommand({ RoleName: name }));
    expect(Stacks?.[0]?.Outputs?.find(({ OutputKey }) => OutputKey === 'RoleArn')?.OutputValue).toBe(Role?.Arn);
    expect(statementsOf(Role?.AssumeRolePolicyDocument)).toEqual(trustPolicy({ principal, externalId: operatorExternalId }).Statement);
    expect(Role?.MaxSessionDuration).toBe(3600);
    const inline = await iam.send(new GetRolePolicyCommand({ RoleName: name, PolicyName: 'CloudLensOperate' }));
    const carried = statementsOf(asJson(inline.PolicyDocument));
    expect(carried).toEqual(operatePolicyDocument(scope).Statement);
  });
});

// moto's installation brings cfn-lint along.
const cfnLint = process.env.CFN_LINT ?? '';
if (!existsSync(cfnLint)) process.stderr.write('- skipped: cfn-lint of the template, which comes with moto.\n');
describe.skipIf(!existsSync(cfnLint))('cfn-lint', () => {
  it('finds nothing wrong with the templates', () => {
    const { status, stdout } = spawnSync(cfnLint, [templatePath, operatorTemplatePath], { encoding: 'utf8' });
    expect([status, stdout]).toEqual([0, '']);
  });
});

const terraform = ['/usr/bin/terraform', '/usr/local/bin/terraform', '/usr/bin/tofu', '/usr/local/bin/tofu'].find(existsSync);
if (!terraform) process.stderr.write('- skipped: the forms of scan-role.tf and operator-role.tf. Install terraform or tofu.\n');
describe.skipIf(!terraform)('terraform', () => {
  it('finds its files well formed', () => {
    const files = ['scan-role.tf', 'operator-role.tf'].map((name) => join(dirname(templatePath), name));
    execFileSync(terraform ?? '', ['fmt', '-check', ...files]);
  });

  // `validate` needs the provider of AWS. What the file makes up itself needs none: it is taken out of its resources and computed.
  it.each(operatorScopes)('makes up the policy of the operator role %j', (scope) => {
    const folder = mkdtempSync(join(tmpdir(), 'cloudlens-operator-'));
    const file = readFileSync(join(dirname(templatePath), 'operator-role.tf'), 'utf8');
    const [before = '', after = ''] = file.split('resource "aws_iam_role" "cloudlens_operator"');
    const policies = [...after.matchAll(/^ {2}(?:assume_role_)?policy = (jsonencode\([\s\S]*?^ {2}\}\))$/gm)].map(([, made]) => made);
    writeFileSync(join(folder, 'main.tf'), `${before}locals { all = [${policies.join(',')}] }`);
    const variables = {
      cloudlens_operator_principal: principal,
      cloudlens_operator_external_id: operatorExternalId,
      cloudlens_only_tagged: scope.onlyTagged,
      cloudlens_launch_role_arns: scope.launchRoles,
      cloudlens_with_fixes: scope.withFixes,
    };
    writeFileSync(join(folder, 'terraform.tfvars.json'), JSON.stringify(variables));
    const said = execFileSync(terraform ?? '', [`-chdir=${folder}`, 'console'], {
      input: 'jsonencode(local.all)\n',
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'ignore'],
    });
    rmSync(folder, { recursive: true, force: true });
    const [trust, policy] = (JSON.parse(JSON.parse(said)) as string[]).map((text) => JSON.parse(text));
    expect(trust).toEqual(trustPolicy({ principal, externalId: operatorExternalId }));
    expect(policy).toEqual(operatePolicyDocument(scope));
  });
});
