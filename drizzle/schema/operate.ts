import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { awsAccounts } from './accounts';
import { accountPolicy, instant, orgId, tenantPolicy } from './columns';

/** What can be done in an account, by the operator role alone. */
export const operateKinds = [
  'start',
  'stop',
  'reboot',
  'terminate',
  'launch',
  'template-create',
  'template-version',
  'template-default',
] as const;

/**
 * How an action stands. `sent`: AWS was asked, or was about to be, and its answer is not known to us · `accepted`: AWS took it ·
 * `settled`: AWS took it, and what it was to bring about was seen · `refused`: it had no effect.
 */
export const operateStatuses = ['sent', 'accepted', 'settled', 'refused'] as const;

/** The second, separate way into an account: a role that may change things. No row: nothing can be changed from here. */
export const accountOperators = pgTable(
  'account_operators',
  {
    orgId: orgId(),
    awsAccountId: uuid('aws_account_id').notNull(),
    roleArn: text('role_arn').notNull(),
    externalId: text('external_id').notNull(),
    status: text('status', { enum: ['pending', 'on', 'off'] })
      .notNull()
      .default('pending'),
    /** Only instances that carry this tag may be touched; null: any. What the role itself allows is proven apart. */
    tagKey: text('tag_key'),
    tagValue: text('tag_value'),
    /** ARNs of the roles that launched instances may carry, as the role's instructions name them. */
    launchRoles: text('launch_roles').array().notNull().default(sql`'{}'`),
    /** Whether the role's instructions allow the commands of fixes by a run too. */
    withFixes: boolean('with_fixes').notNull().default(false),
    /** What the role answered when it was last tried, operation by operation: `OperatorProof` of server/operate/access/proof.ts. */
    proof: jsonb('proof').$type<unknown>(),
    provenAt: instant('proven_at'),
    /** A sentence of ours about why the last try failed. */
    lastError: text('last_error'),
    turnedOnBy: uuid('turned_on_by'),
    turnedOnAt: instant('turned_on_at'),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.awsAccountId] }),
    foreignKey({ columns: [t.orgId, t.awsAccountId], foreignColumns: [awsAccounts.orgId, awsAccounts.id] }).onDelete('cascade'),
    check('account_operators_status', sql`${t.status} in ('pending', 'on', 'off')`),
    tenantPolicy(),
    accountPolicy(),
  ],
);

/** Something that somebody had done in an account. Written before AWS is asked, so that nothing happens without a trace. */
export const operateActions = pgTable(
  'operate_actions',
  {
    orgId: orgId(),
    id: uuid('id').notNull().defaultRandom(),
    awsAccountId: uuid('aws_account_id').notNull(),
    region: text('region').notNull(),
    kind: text('kind', { enum: operateKinds }).notNull(),
    /** An instance's or a launch template's id; of one that is being made, its name. */
    target: text('target').notNull(),
    /** Makes repeats one: of this person, for this account. */
    token: text('token').notNull(),
    /** What was asked, hashed: another request under the same token is refused. */
    requestHash: text('request_hash').notNull(),
    status: text('status', { enum: operateStatuses }).notNull(),
    /** Instances that it was to launch, which count against the limits; 0 for everything else. */
    launches: integer('launches').notNull().default(0),
    awsRequestId: text('aws_request_id'),
    /** AWS's code of a refusal. */
    errorCode: text('error_code'),
    /** A sentence of ours about it. */
    error: text('error'),
    /** What AWS answered: `ActionAnswer` of server/operate/types.ts. */
    answer: jsonb('answer').$type<unknown>(),
    requestedBy: uuid('requested_by'),
    requestedByName: text('requested_by_name').notNull(),
    requestedAt: instant('requested_at').notNull().defaultNow(),
    finishedAt: instant('finished_at'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.awsAccountId], foreignColumns: [awsAccounts.orgId, awsAccounts.id] }).onDelete('cascade'),
    unique('operate_actions_token').on(t.orgId, t.requestedBy, t.awsAccountId, t.token),
    index('operate_actions_target').on(t.orgId, t.awsAccountId, t.target, t.requestedAt.desc().nullsFirst()),
    index('operate_actions_launches').on(t.orgId, t.requestedAt).where(sql`launches > 0`),
    check(
      'operate_actions_kind',
      sql`${t.kind} in ('start', 'stop', 'reboot', 'terminate', 'launch', 'template-create', 'template-version', 'template-default')`,
    ),
    check('operate_actions_status', sql`${t.status} in ('sent', 'accepted', 'settled', 'refused')`),
    check('operate_actions_launches_count', sql`${t.launches} between 0 and 100`),
    tenantPolicy(),
    accountPolicy(),
  ],
);

/** An instance as AWS last told, apart from scans: after an action, or when somebody asked. The newer of this and the inventory holds. */
export const instanceStates = pgTable(
  'instance_states',
  {
    orgId: orgId(),
    awsAccountId: uuid('aws_account_id').notNull(),
    region: text('region').notNull(),
    instanceId: text('instance_id').notNull(),
    state: text('state').notNull(),
    /** False: AWS no longer knows it. */
    isThere: boolean('is_there').notNull().default(true),
    /** `InstanceFacts` of server/operate/instances/facts.ts. */
    facts: jsonb('facts').$type<unknown>().notNull(),
    readAt: instant('read_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.awsAccountId, t.region, t.instanceId] }),
    foreignKey({ columns: [t.orgId, t.awsAccountId], foreignColumns: [awsAccounts.orgId, awsAccounts.id] }).onDelete('cascade'),
    tenantPolicy(),
    accountPolicy(),
  ],
);

export const limitedResources = ['ec2.launch', 'scans.start', 'workflows.run'] as const;

/** How much may be begun in an hour: by the whole organization (no person), or by one person. No row: the default. */
export const resourceLimits = pgTable(
  'resource_limits',
  {
    orgId: orgId(),
    id: uuid('id').notNull().defaultRandom(),
    resource: text('resource', { enum: limitedResources }).notNull(),
    userId: uuid('user_id'),
    perHour: integer('per_hour').notNull(),
    updatedBy: uuid('updated_by'),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    uniqueIndex('resource_limits_organization').on(t.orgId, t.resource).where(sql`user_id is null`),
    uniqueIndex('resource_limits_person').on(t.orgId, t.resource, t.userId).where(sql`user_id is not null`),
    check('resource_limits_resource', sql`${t.resource} in ('ec2.launch', 'scans.start', 'workflows.run')`),
    check('resource_limits_per_hour', sql`${t.perHour} between 0 and 1000`),
    tenantPolicy(),
  ],
);
