import { randomInt, randomUUID } from 'node:crypto';
import { awsAccessKeys, awsAccounts, awsOrganizationMembers, awsOrganizations } from '@/drizzle/schema/accounts';
import { attestationAccounts, attestations, customFrameworks } from '@/drizzle/schema/compliance';
import { mutes, verdictDetails, verdicts } from '@/drizzle/schema/findings';
import { invitations } from '@/drizzle/schema/identity';
import { requiredTags, resourceCounts, resources, resourceTagCounts, resourceTokens } from '@/drizzle/schema/inventory';
import { notificationChannels, notificationDeliveries, notificationRules } from '@/drizzle/schema/notifications';
import { resourceEdges } from '@/drizzle/schema/relations';
import { scans, scanUnits } from '@/drizzle/schema/scans';
import { accountScopes, organizationScopes } from '@/drizzle/schema/scope';
import { placeOf } from '@/server/accounts/keys/access-key';
import { recordAudit } from '@/server/audit/record';
import { checks } from '@/server/checks/registry';
import { withIdentity, withOrg } from '@/server/db';
import { listApiKeys } from '@/server/identity/api-keys';
import type { OrgId } from '@/server/ids';
import { makeSigningSecret, sealChannel } from '@/server/notifications/channel-secret';
import { sealSecret } from '@/server/secrets/seal';
import { makeKey, makeOrganization, makePerson, type Person } from '../organization';
import { furnishAttackPaths } from './furnish-attack-paths';
import { furnishCosts } from './furnish-costs';
import { furnishDashboards } from './furnish-dashboards';
import { furnishDrift } from './furnish-drift';
import { furnishForwarding } from './furnish-forwarding';
import { furnishOperate } from './furnish-operate';
import { furnishTriage } from './furnish-triage';
import { furnishWorkflows } from './furnish-workflows';
import { furnishWorkloads } from './furnish-workloads';

/** What rows of an organization there are to be reached for, by the kind of thing that an id names. */
export const kinds = [
  'account',
  'accessKey',
  'organization',
  'accountNumber',
  'scan',
  'finding',
  'resource',
  'exclusion',
  'key',
  'member',
  'session',
  'invitation',
  'channel',
  'rule',
  'exception',
  'comment',
  'findingView',
  'delivery',
  'dashboard',
  'report',
  'framework',
  'attestation',
  'stack',
  'detection',
  'ignoreRule',
  'terraformState',
  'costRefresh',
  'anomaly',
  'budget',
  'forwarder',
  'costView',
  'instance',
  'launchTemplate',
  'mapping',
  'workflow',
  'run',
  'artefact',
  'workflowSecret',
  'attackPath',
  'workload',
  'cursor',
  'text',
] as const;
export type Kind = (typeof kinds)[number];

export interface FurnishedOrganization {
  orgId: OrgId;
  admin: Person;
  /** Real values, one of each kind; cursors differ by operation and are fetched. */
  ids: Record<Exclude<Kind, 'cursor'>, string>;
  /** Stands in every name and text of the organization. */
  canary: string;
  /** None of these may ever be told to another organization. */
  marks: string[];
}

/** An organization with two of everything that lists show. */
export async function furnishOrganization(): Promise<FurnishedOrganization> {
  const orgId = await makeOrganization();
  const admin = await makePerson(orgId);
  const canary = `canary${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  const key = await makeKey(admin);
  const first = await furnishAccount(orgId, admin, canary, 0);
  await furnishAccount(orgId, admin, canary, 1);
  const accessKey = await furnishAccess(orgId, first.account, canary);
  const notifications = await furnishNotifications(orgId, canary);
  const reports = await furnishDashboards(orgId, admin.actor.userId, notifications, canary);
  const drift = await furnishDrift(orgId, admin.actor.userId, first.account, canary);
  const triage = await furnishTriage(orgId, admin.actor.userId, first.finding, canary);
  const forwarding = await furnishForwarding(orgId, first.account, first.finding, canary);
  const exclusion = await furnishScopes(orgId, first.account, canary);
  const [invitation] = await withIdentity((tx) =>
    tx
      .insert(invitations)
      .values({
        organizationId: orgId,
        email: `${canary}@example.com`,
        role: 'viewer',
        inviterId: admin.actor.userId,
        expiresAt: new Date(Date.now() + 86_400_000),
      })
      .returning({ id: invitations.id }),
  );
  await withOrg(orgId, async (tx) => {
    for (const action of ['account.connect', 'scan.start'])
      await recordAudit(tx, admin.actor, { action, target: canary, data: { name: canary } });
  });
  const compliance = await furnishCompliance(orgId, admin, first.account, canary);
  const [apiKey] = await listApiKeys(admin.actor);
  const costs = await furnishCosts(orgId, first.account, first.accountNumber, canary);
  const paths = await furnishAttackPaths(orgId, first.account, first.scan, canary);
  const operate = await furnishOperate(orgId, admin.actor.userId, first.account, first.accountNumber, canary);
  const workflows = await furnishWorkflows(orgId, admin.actor.userId, first.account, canary);
  const workloads = await furnishWorkloads(orgId, first.account, canary);
  const ids = {
    ...first,
    ...operate,
    ...workloads,
    ...paths,
    ...notifications,
    ...reports,
    ...compliance,
    ...drift,
    ...triage,
    ...forwarding,
    ...costs,
    ...workflows,
    accessKey,
    exclusion,
    organization: orgId,
    key: apiKey?.id ?? '',
    member: admin.actor.userId,
    session: admin.actor.credentialId,
    invitation: invitation?.id ?? '',
    text: canary,
  };
  // Numbers of rows are short enough to stand in any text.
  const telling = Object.values(ids).filter((id) => !/^\d{1,11}$/.test(id));
  return { orgId, admin, ids, canary, marks: [orgId, admin.email, key, ...telling] };
}

/** An uploaded framework, and somebody's word on a requirement of it. */
async function furnishCompliance(orgId: OrgId, admin: Person, awsAccountId: string, canary: string) {
  const createdBy = admin.actor.userId;
  const definition = { name: canary, version: '1', groups: [{ name: canary, requirements: [{ number: '1', name: canary, checks: [] }] }] };
  return withOrg(orgId, async (tx) => {
    const [framework] = await tx
      .insert(customFrameworks)
      .values({ orgId, name: canary, version: '1', definition, size: 1, createdBy })
      .returning({ id: customFrameworks.id });
    const frameworkId = framework?.id ?? '';
    const [attestation] = await tx
      .insert(attestations)
      .values({
        orgId,
        frameworkId,
        requirementId: '1',
        statement: canary,
        attestedBy: createdBy,
        attestedByName: canary,
        expiresAt: new Date('9999-12-31'),
      })
      .returning({ id: attestations.id });
    const attestationId = attestation?.id ?? '';
    await tx.insert(attestationAccounts).values({ orgId, attestationId, awsAccountId });
    return { framework: frameworkId, attestation: attestationId };
  });
}

/** Settings of the organization and of the account, each with an exclusion. */
async function furnishScopes(orgId: OrgId, awsAccountId: string, canary: string): Promise<string> {
  const id = randomUUID();
  const written = { reason: canary, by: canary, at: new Date().toISOString() };
  const document = { checks: {}, exclusions: [{ id, resources: [canary], ...written }] };
  await withOrg(orgId, async (tx) => {
    await tx.insert(organizationScopes).values({ orgId, document });
    await tx
      .insert(accountScopes)
      .values({ orgId, awsAccountId, document: { checks: {}, exclusions: [{ ...document.exclusions[0], id: randomUUID() }] } });
  });
  return id;
}

/** A stored key and a listed organization of the account. */
async function furnishAccess(orgId: OrgId, awsAccountId: string, canary: string): Promise<string> {
  const id = randomUUID();
  const secret = await sealSecret(placeOf(orgId, id), JSON.stringify({ accessKeyId: canary, secretAccessKey: canary }));
  const key = { orgId, id, awsAccountId, name: canary, accessKeyIdLast4: canary.slice(-4), secret, callerArn: canary };
  await withOrg(orgId, async (tx) => {
    await tx.insert(awsAccessKeys).values(key);
    await tx
      .insert(awsOrganizations)
      .values({ orgId, awsAccountId, organizationId: canary, managementAccountId: '000000000001', discoveredAt: new Date() });
    await tx
      .insert(awsOrganizationMembers)
      .values({ orgId, awsAccountId, accountId: '000000000002', name: canary, state: 'ACTIVE', firstSeenAt: new Date() });
  });
  return id;
}

/** A channel that leads nowhere, a rule and two messages. */
async function furnishNotifications(orgId: OrgId, canary: string) {
  const channel = randomUUID();
  const url = `https://10.0.0.1/${canary}`;
  const secret = await sealChannel(orgId, channel, { kind: 'webhook', url, signingSecret: makeSigningSecret() });
  return withOrg(orgId, async (tx) => {
    await tx.insert(notificationChannels).values({ orgId, id: channel, name: canary, kind: 'webhook', target: canary, secret });
    const [rule] = await tx
      .insert(notificationRules)
      .values({
        orgId,
        channelId: channel,
        name: canary,
        filter: { events: ['finding-new'] },
        mode: 'daily',
        fromTx: 0,
        dueAt: new Date('2999-01-01'),
      })
      .returning({ id: notificationRules.id });
    const message = { type: 'changes', organization: { id: orgId, name: canary }, rule: null, total: 1, counts: {}, changes: [], url: '' };
    const dead = { orgId, channelId: channel, ruleName: canary, message, changes: 1, status: 'dead' as const, lastError: canary };
    const [delivery] = await tx.insert(notificationDeliveries).values([dead, dead]).returning({ id: notificationDeliveries.id });
    return { channel, rule: rule?.id ?? '', delivery: delivery?.id ?? '' };
  });
}

/** `nth`: the check that failed there. */
async function furnishAccount(orgId: OrgId, admin: Person, canary: string, nth: number) {
  const accountNumber = String(randomInt(100_000_000_000, 281_474_976_710_655)).slice(0, 12);
  const check = checks[nth];
  if (!check) throw new Error('there are no checks');
  const now = new Date();
  return withOrg(orgId, async (tx) => {
    const [account] = await tx
      .insert(awsAccounts)
      .values({
        orgId,
        accountId: accountNumber,
        name: canary,
        kind: 'role',
        roleArn: `arn:aws:iam::${accountNumber}:role/${canary}`,
        status: 'connected',
      })
      .returning({ id: awsAccounts.id });
    const awsAccountId = account?.id ?? '';
    const [scan] = await tx
      .insert(scans)
      .values({
        orgId,
        awsAccountId,
        seq: 1,
        status: 'partial',
        trigger: 'user',
        requestedBy: admin.actor.userId,
        startedAt: now,
        finishedAt: now,
        error: canary,
      })
      .returning({ id: scans.id });
    await tx
      .insert(scanUnits)
      .values({ orgId, scanId: scan?.id ?? '', service: 's3', region: 'eu-west-1', status: 'failed', error: canary });
    const [mute] = await tx.insert(mutes).values({ orgId, reason: canary, createdBy: admin.actor.userId }).returning({ id: mutes.id });
    const findings = ['open', 'muted'].map((state) => ({
      orgId,
      awsAccountId,
      checkId: check.id,
      arn: `arn:aws:s3:::${canary}-${state}`,
      resourceType: 'AWS::S3::Bucket',
      resourceId: `${canary}-${state}`,
      resourceName: canary,
      service: 's3',
      region: 'eu-west-1',
      severity: 1,
      status: 'fail' as const,
      finding: 'open' as const,
      ...(state === 'muted' ? { muteId: mute?.id ?? '', mutedUntil: new Date('9999-12-31') } : {}),
      firstSeenAt: now,
      changedAt: now,
      hash: canary,
    }));
    const rows = await tx.insert(verdicts).values(findings).returning({ id: verdicts.id });
    await tx.insert(verdictDetails).values(rows.map(({ id }) => ({ orgId, verdictId: id, summary: canary, evidence: { canary } })));
    const [resource] = await tx
      .insert(resources)
      .values({
        orgId,
        awsAccountId,
        service: 's3',
        type: 'AWS::S3::Bucket',
        region: 'eu-west-1',
        unitRegion: 'global',
        arn: `arn:aws:s3:::${canary}`,
        resourceId: canary,
        name: canary,
        tags: { canary },
        config: { canary },
        gaps: [],
        hash: canary,
        firstSeenAt: now,
        changedAt: now,
      })
      .returning({ id: resources.id });
    const resourceId = resource?.id ?? 0;
    await tx
      .insert(resourceEdges)
      .values({ orgId, awsAccountId, resourceId, kind: 'logs-to', toArn: `arn:aws:s3:::${canary}-${nth}`, via: canary });
    await tx.insert(resourceTokens).values({ orgId, token: canary, resourceId });
    await tx.insert(resourceCounts).values({ orgId, awsAccountId, type: 'AWS::S3::Bucket', region: 'eu-west-1', present: 1 });
    await tx.insert(resourceTagCounts).values({ orgId, awsAccountId, type: 'AWS::S3::Bucket', key: canary, present: 1 });
    await tx.insert(requiredTags).values({ orgId, key: `${canary}-${nth}`, addedBy: admin.actor.userId });
    return { account: awsAccountId, accountNumber, scan: scan?.id ?? '', finding: String(rows[0]?.id), resource: String(resourceId) };
  });
}
