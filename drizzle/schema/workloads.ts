import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  real,
  smallint,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { awsAccounts } from './accounts';
import { accountPolicy, instant, orgId, tenantPolicy } from './columns';

/** What runs code: an EC2 instance, an image in ECR, a Lambda function, an ECS service or a task definition that none runs, an EKS cluster. */
export const workloadKinds = ['instance', 'image', 'function', 'service', 'task-definition', 'cluster'] as const;
/** From where it is reached: the internet itself, the internet through something in front, its network, nowhere; or no telling. */
export const reaches = ['internet', 'indirect', 'internal', 'none', 'unknown'] as const;
/** `partly`: by one of the sensors that could look. `not-scanned`: no sensor looks at it. `unknown`: we could not ask. */
export const vulnerabilityStates = ['scanned', 'partly', 'not-scanned', 'unknown'] as const;
/** Whether an end of support is known for what it runs on. `undated`: supported, and no end has been announced. */
export const platformStates = ['dated', 'undated', 'unknown', 'not-applicable'] as const;

/**
 * One row a workload, worked out from the inventory at the end of each scan. A count or flag that is null was not seen, which is
 * neither zero nor no. `rank` is what it is at least, `rankMax` what it may be at most, for all that was not seen; both of 100.
 */
export const workloads = pgTable(
  'workloads',
  {
    orgId: orgId(),
    id: uuid('id').notNull().defaultRandom(),
    awsAccountId: uuid('aws_account_id').notNull(),
    kind: text('kind', { enum: workloadKinds }).notNull(),
    /** As in the inventory. */
    arn: text('arn').notNull(),
    resourceId: text('resource_id').notNull(),
    name: text('name'),
    region: text('region').notNull(),
    rank: smallint('rank').notNull(),
    rankMax: smallint('rank_max').notNull(),
    exposure: smallint('exposure').notNull(),
    exposureMax: smallint('exposure_max').notNull(),
    vulnerability: smallint('vulnerability').notNull(),
    vulnerabilityMax: smallint('vulnerability_max').notNull(),
    privilege: smallint('privilege').notNull(),
    privilegeMax: smallint('privilege_max').notNull(),
    reach: text('reach', { enum: reaches }).notNull(),
    vulnerabilityState: text('vulnerability_state', { enum: vulnerabilityStates }).notNull(),
    critical: integer('critical'),
    high: integer('high'),
    medium: integer('medium'),
    low: integer('low'),
    /** Vulnerabilities that a newer package mends. */
    fixable: integer('fixable'),
    /** Vulnerabilities for which an exploit is known. */
    exploitable: integer('exploitable'),
    platformState: text('platform_state', { enum: platformStates }).notNull(),
    /** The last day on which what it runs on is, or was, supported. */
    eolOn: date('eol_on', { mode: 'string' }),
    secrets: integer('secrets'),
    detections: integer('detections'),
    imdsV1: boolean('imds_v1'),
    privileged: boolean('privileged'),
    /** `WorkloadSummary` of server/workloads/types.ts. */
    summary: jsonb('summary').$type<unknown>().notNull(),
    /** Of everything above: an unchanged workload is not written again. */
    hash: text('hash').notNull(),
    firstSeenAt: instant('first_seen_at').notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('workloads_arn').on(t.orgId, t.awsAccountId, t.arn),
    foreignKey({ columns: [t.orgId, t.awsAccountId], foreignColumns: [awsAccounts.orgId, awsAccounts.id] }).onDelete('cascade'),
    index('workloads_rank').on(t.orgId, t.rank.desc().nullsFirst(), t.rankMax.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('workloads_worst').on(t.orgId, t.rankMax.desc().nullsFirst(), t.rank.desc().nullsFirst(), t.id.desc().nullsFirst()),
    index('workloads_account').on(
      t.orgId,
      t.awsAccountId,
      t.rank.desc().nullsFirst(),
      t.rankMax.desc().nullsFirst(),
      t.id.desc().nullsFirst(),
    ),
    index('workloads_kind').on(t.orgId, t.kind, t.rank.desc().nullsFirst(), t.rankMax.desc().nullsFirst(), t.id.desc().nullsFirst()),
    check('workloads_kind_known', sql`${t.kind} in ('instance', 'image', 'function', 'service', 'task-definition', 'cluster')`),
    check('workloads_reach', sql`${t.reach} in ('internet', 'indirect', 'internal', 'none', 'unknown')`),
    check('workloads_vulnerability_state', sql`${t.vulnerabilityState} in ('scanned', 'partly', 'not-scanned', 'unknown')`),
    check('workloads_platform_state', sql`${t.platformState} in ('dated', 'undated', 'unknown', 'not-applicable')`),
    check('workloads_bounds', sql`${t.rank} between 0 and ${t.rankMax} and ${t.rankMax} <= 100`),
    tenantPolicy(),
    accountPolicy(),
  ],
);

/** One row a vulnerability and workload, however many sensors and packages tell of it. */
export const workloadVulnerabilities = pgTable(
  'workload_vulnerabilities',
  {
    orgId: orgId(),
    awsAccountId: uuid('aws_account_id').notNull(),
    workloadId: uuid('workload_id').notNull(),
    /** `CVE-2021-44228`, or the id of an advisory that has none. */
    cve: text('cve').notNull(),
    /** 1 critical, 2 high, 3 medium, 4 low, 5 informational or not rated yet. */
    severity: smallint('severity').notNull(),
    /** Chance that it is exploited within 30 days, 0 to 1; null: not given. */
    epss: real('epss'),
    /** null: not told. */
    exploitKnown: boolean('exploit_known'),
    /** Whether newer packages mend it: all, some or none of them; null: not told. */
    fix: text('fix', { enum: ['all', 'some', 'none'] }),
    /** `VulnerabilityDetail` of server/workloads/types.ts. */
    detail: jsonb('detail').$type<unknown>().notNull(),
    hash: text('hash').notNull(),
    firstSeenAt: instant('first_seen_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.workloadId, t.cve] }),
    foreignKey({ columns: [t.orgId, t.workloadId], foreignColumns: [workloads.orgId, workloads.id] }).onDelete('cascade'),
    foreignKey({ columns: [t.orgId, t.awsAccountId], foreignColumns: [awsAccounts.orgId, awsAccounts.id] }).onDelete('cascade'),
    index('workload_vulnerabilities_cve').on(t.orgId, t.cve, t.workloadId),
    index('workload_vulnerabilities_account').on(t.orgId, t.awsAccountId, t.workloadId),
    check('workload_vulnerabilities_severity', sql`${t.severity} between 1 and 5`),
    check('workload_vulnerabilities_fix', sql`${t.fix} in ('all', 'some', 'none')`),
    tenantPolicy(),
    accountPolicy(),
  ],
);
