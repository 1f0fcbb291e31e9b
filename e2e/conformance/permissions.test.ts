import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { GetPolicyCommand, GetPolicyVersionCommand, GetRoleCommand, GetRolePolicyCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateBucketCommand, GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { describe, expect, it, vi } from 'vitest';
import { publishTemplate } from '@/scripts/permissions/publish';
import { matchesAction } from '@/server/permissions/grants';
import { extraActions, requiredActions } from '@/server/permissions/required-actions';
import { connectTo, credentialsIn, motoUrl, ownCredentials } from './lib/moto';

// Another program is asked, and moto shares the machine with everything else.
vi.setConfig({ testTimeout: 60_000 });

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
    // moto keeps an inline policy of a stack as Python writes it.
    const denied = statementsOf(decodeURIComponent(inline.PolicyDocument ?? '').replaceAll("'", '"')).flatMap(
      ({ Effect, Action, Resource }) => (Effect === 'Deny' && Resource === '*' ? Action : []),
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

// moto's installation brings cfn-lint along.
const cfnLint = process.env.CFN_LINT ?? '';
if (!existsSync(cfnLint)) process.stderr.write('- skipped: cfn-lint of the template, which comes with moto.\n');
describe.skipIf(!existsSync(cfnLint))('cfn-lint', () => {
  it('finds nothing wrong with the template', () => {
    const { status, stdout } = spawnSync(cfnLint, [templatePath], { encoding: 'utf8' });
    expect([status, stdout]).toEqual([0, '']);
  });
});

const terraform = ['/usr/bin/terraform', '/usr/local/bin/terraform', '/usr/bin/tofu', '/usr/local/bin/tofu'].find(existsSync);
if (!terraform) process.stderr.write('- skipped: the form of scan-role.tf. Install terraform or tofu.\n');
describe.skipIf(!terraform)('terraform', () => {
  it('finds its file well formed', () => {
    execFileSync(terraform ?? '', ['fmt', '-check', join(dirname(templatePath), 'scan-role.tf')]);
  });
});
