import { describe, expect, it } from 'vitest';
import { dataReads } from '@/server/aws/data-reads';
import { deepReadKinds, deepReads } from '@/server/aws/deep-reads';
import { sessionPolicy, sessionPolicyFor } from '@/server/aws/session-policy';
import { actionsOf, collectors } from '@/server/collect/registry';
import { cliCommand } from './artefacts/cli-command';
import { cloudFormationTemplate } from './artefacts/cloudformation';
import { partitionOfTemplate, quickCreateUrl } from './artefacts/quick-create';
import { roleKit } from './artefacts/role-kit';
import { checkPlan, type RolePlan } from './artefacts/role-plan';
import { stackSetCommands } from './artefacts/stack-set';
import { terraform } from './artefacts/terraform';
import { isGrantedByAws, matchesAction } from './grants';
import { operateActions, operateOperations } from './operate-operations';
import {
  deepReadPolicy,
  exactPolicies,
  extraPolicies,
  noDataPolicy,
  noDataPolicyBut,
  operatePolicy,
  policyLength,
  splitPolicies,
} from './policies';
import { deepReadOperations, extraActions, requiredActions } from './required-actions';

const plan: RolePlan = {
  accountId: '111122223333',
  partition: 'aws',
  roleName: 'CloudLensScanRole',
  rolePath: '/',
  region: 'eu-central-1',
  principal: 'arn:aws:iam::600000000001:role/cloudlens-scanner',
  externalId: 'cl_abcdefghijklmnopqrstuvwxyz012345',
};
const declared = collectors.flatMap(({ operations }) => operations.filter(({ deepRead }) => !deepRead).flatMap(actionsOf));
const kinds = deepReads.map((kind) => [kind, deepReadKinds[kind]] as const);
const actionsIn = (policies: readonly { document: { Statement: readonly { Action: readonly string[] }[] } }[]) =>
  policies.flatMap(({ document }) => document.Statement.flatMap(({ Action }) => Action));

describe('the list of permissions', () => {
  it('holds every action that collectors declare, all well formed', () => {
    for (const action of declared) expect(requiredActions).toContain(action);
    for (const action of requiredActions) expect(action).toMatch(/^[a-z0-9-]+:[A-Z]\w+$/);
  });

  it.each([...new Set(declared)])('%s is granted by AWS’s policies or by the extra one, and by the exact ones', (action) => {
    expect(isGrantedByAws(action) !== actionsIn(extraPolicies).includes(action)).toBe(true);
    expect(actionsIn(exactPolicies)).toContain(action);
  });

  it('knows what AWS grants, with its wildcards', () => {
    expect(isGrantedByAws('ec2:DescribeInstances')).toBe(true);
    expect(isGrantedByAws('s3:ListAllMyBuckets')).toBe(true);
    expect(isGrantedByAws('account:GetContactInformation')).toBe(false);
    expect(isGrantedByAws('nosuch:GetThing')).toBe(false);
    expect(isGrantedByAws('s3:GetObject')).toBe(false);
    expect(matchesAction('s3:GetBucket*', 's3:getbucketpolicy')).toBe(true);
    expect(matchesAction('s3:GetBucket?cl', 's3:GetBucketAcl')).toBe(true);
    expect(matchesAction('s3:GetBucket', 's3:GetBucketAcl')).toBe(false);
  });

  it('asks for nothing that reads stored data, which role and session deny', () => {
    for (const action of requiredActions)
      for (const pattern of dataReads) expect(matchesAction(pattern, action), `${pattern} ${action}`).toBe(false);
    const [, deny] = JSON.parse(sessionPolicy).Statement;
    expect(deny).toMatchObject({ Effect: 'Deny', Action: dataReads });
    expect(sessionPolicy.length).toBeLessThanOrEqual(2_048);
    expect(noDataPolicy.document.Statement[0]).toMatchObject({ Effect: 'Deny', Action: dataReads });
  });

  it('knows each kind of contents by one check, which needs just what its actions allow', () => {
    for (const [kind, { actions, checkId }] of kinds) {
      const operations = deepReadOperations([kind]);
      expect([...new Set(operations.flatMap((each) => each.actions))].sort()).toEqual([...actions].sort());
      for (const { checkIds } of operations) expect(checkIds).toEqual([checkId]);
      for (const action of actions) expect(dataReads).toContain(action);
    }
    expect(deepReadOperations([])).toEqual([]);
  });

  it.each(kinds)('opens for %s its own actions alone, in the session and for the role', (kind, { actions }) => {
    const rest = dataReads.filter((action) => !actions.includes(action));
    expect(rest.length).toBe(dataReads.length - actions.length);
    const session = sessionPolicyFor([kind, 's3:GetObject', '*']);
    expect(JSON.parse(session).Statement[1]).toMatchObject({ Effect: 'Deny', Action: rest });
    expect(JSON.parse(session).Statement[2]).toEqual(JSON.parse(sessionPolicy).Statement[2]);
    expect(noDataPolicyBut([kind]).document.Statement[0]).toMatchObject({ Effect: 'Deny', Action: rest });
    expect(deepReadPolicy([kind])?.document.Statement).toEqual([{ Sid: 'DeepReads', Effect: 'Allow', Action: actions, Resource: '*' }]);
  });

  it('opens nothing where nothing was opted into', () => {
    expect([sessionPolicyFor([]), noDataPolicyBut([]), deepReadPolicy([])]).toEqual([sessionPolicy, noDataPolicy, null]);
    expect(sessionPolicyFor(['nonsense'])).toBe(sessionPolicy);
  });

  it('keeps changing things apart', () => {
    const changing = operateActions.filter((action) => !operateOperations.some((each) => each.action === action && each.isRead));
    for (const action of changing) expect(requiredActions).not.toContain(action);
    for (const action of [...requiredActions, ...extraActions])
      expect(action.split(':')[1]).toMatch(
        /^(GET$|BatchGet|Get|List|Describe|Simulate|GenerateCredentialReport$|GenerateServiceLastAccessedDetails$|DetectStackDrift$|DetectStackResourceDrift$|LookupEvents$|ViewBudget$)/,
      );
  });
});

describe('policies', () => {
  it('fit into IAM’s managed policies, white space apart', () => {
    for (const { document } of [...extraPolicies, ...exactPolicies, noDataPolicy, operatePolicy])
      expect(policyLength(document)).toBeLessThanOrEqual(6_144);
    expect(policyLength({ a: 'b c' })).toBe('{"a":"bc"}'.length);
  });

  it('are split where one would be too long, and lose nothing', () => {
    const many = Array.from({ length: 700 }, (_, index) => `service${index}:DescribeSomethingRatherLong`);
    const parts = splitPolicies('Many', 'Many', many);
    expect(parts.length).toBeGreaterThan(4);
    for (const { document } of parts) expect(policyLength(document)).toBeLessThanOrEqual(6_144);
    expect(actionsIn(parts)).toEqual(many);
    expect(parts.map(({ name }) => name).slice(0, 2)).toEqual(['Many1', 'Many2']);
  });
});

describe('the CloudFormation template', () => {
  const template = cloudFormationTemplate() as Record<string, Record<string, Record<string, unknown>>>;
  const role = (template.Resources?.ScanRole?.Properties ?? {}) as Record<string, unknown>;

  it('trusts one named principal by exactly one external id', () => {
    expect(role.AssumeRolePolicyDocument).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: { Ref: 'CloudLensPrincipal' } },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'sts:ExternalId': { Ref: 'ExternalId' } } },
        },
      ],
    });
    const pattern = new RegExp(String(template.Parameters?.CloudLensPrincipal?.AllowedPattern));
    for (const good of [plan.principal ?? '', 'arn:aws-cn:iam::600000000001:user/team/x', 'arn:aws:iam::600000000001:root'])
      expect(good).toMatch(pattern);
    for (const bad of [
      '*',
      '600000000001',
      'arn:aws:iam::600000000001:role/*',
      'arn:aws:iam::*:role/x',
      'arn:aws:sts::600000000001:assumed-role/x/y',
    ])
      expect(bad).not.toMatch(pattern);
  });

  it('makes nobody guess an external id, and gives no default to the published one', () => {
    expect(template.Parameters?.ExternalId).not.toHaveProperty('Default');
    expect(template.Parameters?.CloudLensPrincipal).not.toHaveProperty('Default');
    expect(cloudFormationTemplate(plan)).toMatchObject({
      Parameters: { ExternalId: { Default: plan.externalId }, CloudLensPrincipal: { Default: plan.principal } },
    });
  });

  it('carries AWS’s two policies, the extra one and the denial of data', () => {
    expect(JSON.stringify(role.ManagedPolicyArns)).toMatch(/SecurityAudit.*job-function\/ViewOnlyAccess/);
    for (const { name, document } of extraPolicies) {
      expect(role.ManagedPolicyArns).toContainEqual({ Ref: name });
      expect(template.Resources?.[name]?.Properties).toMatchObject({ PolicyDocument: document });
    }
    const [denial, ...opened] = role.Policies as { PolicyName: string; PolicyDocument: { Statement: Record<string, unknown>[] } }[];
    expect(denial).toEqual({ PolicyName: noDataPolicy.name, PolicyDocument: noDataPolicyBut(deepReads).document });
    for (const [index, [, { parameter, actions }]] of kinds.entries()) {
      expect(template.Parameters?.[parameter]).toMatchObject({ Default: 'no' });
      const effect = { 'Fn::If': [`Is${parameter}`, 'Allow', 'Deny'] };
      expect(opened[index]?.PolicyDocument.Statement).toEqual([{ Sid: parameter, Effect: effect, Action: actions, Resource: '*' }]);
    }
    expect(JSON.stringify(template)).not.toMatch(/arn:aws:iam::aws|ReadOnlyAccess|AdministratorAccess/);
  });

  it('is small enough to be pasted and deployed', () => {
    expect(JSON.stringify(template).length).toBeLessThan(51_200);
  });
});

describe('what is filled in for one role', () => {
  it('is complete in every form', () => {
    const kit = roleKit(plan, undefined);
    for (const text of [kit.cliCommand, kit.cloudformation, kit.terraform, JSON.stringify(kit.trustPolicy)]) {
      expect(text).toContain(plan.externalId);
      expect(text).toContain(plan.principal);
      expect(text).not.toMatch(/<ARN|undefined|null/);
    }
    expect(kit.quickCreateUrl).toBeUndefined();
    expect(kit.cliCommand).toContain('--region eu-central-1');
    expect(kit.cliCommand).toContain('= 111122223333 ]');
  });

  it('stays in its partition', () => {
    const china = { ...plan, partition: 'aws-cn', region: 'cn-north-1', principal: 'arn:aws-cn:iam::600000000001:role/x' };
    const kit = roleKit(china, undefined);
    expect(JSON.stringify(kit)).not.toMatch(/arn:aws:/);
    expect(kit.permissionPolicies[0]?.arn).toBe('arn:aws-cn:iam::aws:policy/SecurityAudit');
  });

  it('keeps the role’s path', () => {
    const below = { ...plan, rolePath: '/security/' };
    expect(cliCommand(below)).toContain('"Path":"/security/"');
    expect(terraform(below)).toContain('path                 = "/security/"');
    expect(quickCreateUrl(below, 'https://b.s3.eu-central-1.amazonaws.com/t.json')).toBeUndefined();
  });

  it('says where our identity belongs when there is none yet', () => {
    const none = { ...plan, principal: null };
    expect(cliCommand(none)).toContain('<ARN of the AWS identity that runs CloudLens>');
    expect(quickCreateUrl(none, 'https://b.s3.eu-central-1.amazonaws.com/t.json')).toBeUndefined();
  });

  it.each([
    { accountId: '1' },
    { partition: 'aws-iso' },
    { roleName: "x'; rm -rf ~; '" },
    { roleName: 'a$(id)' },
    { rolePath: '/a b/' },
    { region: 'eu-central-1; id' },
    { externalId: "cl_'$(id)" },
    { externalId: 'a\nb' },
    { principal: '*' },
    { principal: "arn:aws:iam::600000000001:role/x'" },
  ])('refuses to put %j into a command', (wrong) => {
    expect(() => checkPlan({ ...plan, ...wrong })).toThrow();
    expect(() => cliCommand({ ...plan, ...wrong })).toThrow();
    expect(() => terraform({ ...plan, ...wrong })).toThrow();
  });

  it('links to CloudFormation with the template in S3', () => {
    const url = new URL(quickCreateUrl(plan, 'https://tpl.s3.eu-central-1.amazonaws.com/a/b.json') ?? '');
    expect(url.origin + url.pathname).toBe('https://eu-central-1.console.aws.amazon.com/cloudformation/home');
    const query = new URLSearchParams(url.hash.split('?')[1]);
    expect(Object.fromEntries(query)).toEqual({
      templateURL: 'https://tpl.s3.eu-central-1.amazonaws.com/a/b.json',
      stackName: 'cloudlens-CloudLensScanRole',
      param_CloudLensPrincipal: plan.principal,
      param_ExternalId: plan.externalId,
      param_RoleName: plan.roleName,
    });
  });

  it.each([
    ['https://b.s3.eu-central-1.amazonaws.com/t', 'aws'],
    ['https://b.s3.amazonaws.com/t', 'aws'],
    ['https://s3.us-east-1.amazonaws.com/b/t', 'aws'],
    ['https://s3-eu-west-1.amazonaws.com/b/t', 'aws'],
    ['https://b.s3.cn-north-1.amazonaws.com.cn/t', 'aws-cn'],
    ['https://b.s3.us-gov-west-1.amazonaws.com/t', 'aws-us-gov'],
    ['http://b.s3.eu-central-1.amazonaws.com/t', null],
    ['https://example.com/t', null],
    ['https://s3.amazonaws.com.evil.example/t', null],
  ])('knows that %s is of %s', (url, partition) => {
    expect(partitionOfTemplate(url)).toBe(partition);
  });
});

describe('the StackSet', () => {
  const commands = stackSetCommands({
    principal: plan.principal ?? '',
    roleName: plan.roleName,
    organizationalUnitId: 'r-abcd',
    region: 'us-east-1',
    members: [
      { accountId: '111122223333', externalId: 'cl_one' },
      { accountId: '444455556666', externalId: 'cl_two' },
    ],
    management: { accountId: '777788889999', externalId: 'cl_three' },
  });

  it('gives each member its own external id, and the management account a stack of its own', () => {
    expect(commands).toMatch(/Accounts=111122223333,AccountFilterType=INTERSECTION' \\\n.*\\\n.*ParameterValue=cl_one'/);
    expect(commands).toMatch(/Accounts=444455556666,AccountFilterType=INTERSECTION' \\\n.*\\\n.*ParameterValue=cl_two'/);
    expect(commands).toMatch(/cloudformation deploy[\s\S]*ExternalId=cl_three/);
    expect(commands.match(/cl_three/g)).toHaveLength(1);
  });

  it('deploys to nobody by itself with a shared id', () => {
    expect(commands).toContain('--auto-deployment Enabled=false');
    expect(commands).toContain('--managed-execution Active=true');
  });
});
