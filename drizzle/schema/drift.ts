import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, unique, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { awsAccounts } from './accounts';
import { accountPartPolicy, accountPolicy, directoryPolicy, instant, orgId, tenantPolicy } from './columns';

/** How a detection stands. All but `QUEUED`, which waits for its turn, are AWS's own words. */
export const detectionStatuses = ['QUEUED', 'DETECTION_IN_PROGRESS', 'DETECTION_COMPLETE', 'DETECTION_FAILED'] as const;
/** What is known of a stack. `NOT_CHECKED` and `UNKNOWN` never mean that it is as its template says. */
export const stackDriftStatuses = ['IN_SYNC', 'DRIFTED', 'NOT_CHECKED', 'UNKNOWN'] as const;
/** What is known of a resource of a stack. `NOT_CHECKED`: the detection gave no answer about it. */
export const resourceDriftStatuses = ['IN_SYNC', 'MODIFIED', 'DELETED', 'NOT_CHECKED', 'UNKNOWN', 'UNSUPPORTED'] as const;

/** Resources of a stack by what a detection said of them. */
export interface DriftCounts {
  inSync: number;
  modified: number;
  deleted: number;
  unknown: number;
  /** Resources of the stack about which nothing was said. */
  unchecked: number;
}

/** A drift detection of one stack: wanted, running or over. Those that are over are its history. */
export const driftDetections = pgTable(
  'drift_detections',
  {
    orgId: orgId(),
    id: uuid('id').notNull().defaultRandom(),
    awsAccountId: uuid('aws_account_id').notNull(),
    /** CloudFormation's id of the stack: a stack that is made anew under the same name has another. */
    stackArn: text('stack_arn').notNull(),
    stackName: text('stack_name').notNull(),
    region: text('region').notNull(),
    status: text('status', { enum: detectionStatuses }).notNull(),
    trigger: text('trigger', { enum: ['user', 'api', 'schedule'] }).notNull(),
    requestedBy: uuid('requested_by'),
    /** AWS's id of the detection; null while it waits for its turn. */
    driftDetectionId: text('drift_detection_id'),
    queuedAt: instant('queued_at').notNull().defaultNow(),
    startedAt: instant('started_at'),
    finishedAt: instant('finished_at'),
    /** How often AWS was asked whether it is done. */
    polls: integer('polls').notNull().default(0),
    /** When somebody has to look after it next; null: it is over. Later than this, its event or its worker was lost. */
    nextPollAt: instant('next_poll_at'),
    stackDriftStatus: text('stack_drift_status', { enum: stackDriftStatuses }),
    counts: jsonb('counts').$type<DriftCounts>(),
    /** A sentence of ours about what kept it from a full answer. */
    reason: text('reason'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    foreignKey({ columns: [t.orgId, t.awsAccountId], foreignColumns: [awsAccounts.orgId, awsAccounts.id] }).onDelete('cascade'),
    uniqueIndex('drift_detections_one_active')
      .on(t.orgId, t.awsAccountId, t.stackArn)
      .where(sql`status in ('QUEUED', 'DETECTION_IN_PROGRESS')`),
    index('drift_detections_stack').on(t.orgId, t.awsAccountId, t.stackArn, t.queuedAt.desc().nullsFirst()),
    index('drift_detections_aws').on(t.orgId, t.driftDetectionId),
    index('drift_detections_active').on(t.orgId, t.nextPollAt).where(sql`status in ('QUEUED', 'DETECTION_IN_PROGRESS')`),
    check('drift_detections_status', sql`${t.status} in ('QUEUED', 'DETECTION_IN_PROGRESS', 'DETECTION_COMPLETE', 'DETECTION_FAILED')`),
    check('drift_detections_trigger', sql`${t.trigger} in ('user', 'api', 'schedule')`),
    check('drift_detections_stack_drift_status', sql`${t.stackDriftStatus} in ('IN_SYNC', 'DRIFTED', 'NOT_CHECKED', 'UNKNOWN')`),
    tenantPolicy(),
    accountPolicy(),
    directoryPolicy(),
  ],
);

/** What a detection said of one resource of its stack. */
export const driftResults = pgTable(
  'drift_results',
  {
    orgId: orgId(),
    detectionId: uuid('detection_id').notNull(),
    logicalId: text('logical_id').notNull(),
    resourceType: text('resource_type').notNull(),
    physicalId: text('physical_id'),
    driftStatus: text('drift_status', { enum: resourceDriftStatuses }).notNull(),
    /** AWS's words about why it does not know, shortened. */
    statusReason: text('status_reason'),
    /** As the template says, and as it is; secrets masked. null: AWS gave none. */
    expected: jsonb('expected').$type<Record<string, unknown>>(),
    actual: jsonb('actual').$type<Record<string, unknown>>(),
    /** `PropertyDifference[]` of server/drift/types.ts. */
    differences: jsonb('differences').$type<unknown[]>().notNull().default([]),
    checkedAt: instant('checked_at'),
    /** Who changed it, as CloudTrail told: `ChangeTrail` of server/drift/types.ts; null: not asked yet. */
    trail: jsonb('trail').$type<unknown>(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.detectionId, t.logicalId] }),
    foreignKey({ columns: [t.orgId, t.detectionId], foreignColumns: [driftDetections.orgId, driftDetections.id] }).onDelete('cascade'),
    index('drift_results_physical').on(t.orgId, t.physicalId),
    check('drift_results_status', sql`${t.driftStatus} in ('IN_SYNC', 'MODIFIED', 'DELETED', 'NOT_CHECKED', 'UNKNOWN', 'UNSUPPORTED')`),
    tenantPolicy(),
    accountPartPolicy('drift_results', 'detection_id', 'drift_detections'),
  ],
);

/** A decision to look away from some drift. Each part that is null fits everything; `*` stands for any text. */
export const driftIgnoreRules = pgTable(
  'drift_ignore_rules',
  {
    orgId: orgId(),
    id: uuid('id').notNull().defaultRandom(),
    stackName: text('stack_name'),
    resourceType: text('resource_type'),
    logicalId: text('logical_id'),
    /** A JSON pointer; what lies below it is ignored too. */
    propertyPath: text('property_path'),
    reason: text('reason').notNull(),
    /** Who answers for it. */
    owner: text('owner').notNull(),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    /** null: until somebody lifts it. */
    expiresAt: instant('expires_at'),
    liftedAt: instant('lifted_at'),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] }), tenantPolicy()],
);

/** Whether the stacks of an account are checked every night. No row: they are. */
export const driftSchedules = pgTable(
  'drift_schedules',
  {
    orgId: orgId(),
    awsAccountId: uuid('aws_account_id').notNull(),
    schedule: text('schedule', { enum: ['nightly', 'off'] }).notNull(),
    updatedBy: uuid('updated_by'),
    updatedAt: instant('updated_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.awsAccountId] }),
    foreignKey({ columns: [t.orgId, t.awsAccountId], foreignColumns: [awsAccounts.orgId, awsAccounts.id] }).onDelete('cascade'),
    check('drift_schedules_schedule', sql`${t.schedule} in ('nightly', 'off')`),
    tenantPolicy(),
    accountPolicy(),
  ],
);

/** A Terraform state that somebody uploaded, to be compared with the inventory of one account. Its raw text is never stored. */
export const terraformStates = pgTable(
  'terraform_states',
  {
    orgId: orgId(),
    id: uuid('id').notNull().defaultRandom(),
    awsAccountId: uuid('aws_account_id').notNull(),
    name: text('name').notNull(),
    serial: integer('serial').notNull(),
    lineage: text('lineage').notNull(),
    terraformVersion: text('terraform_version').notNull(),
    /** Resources of other providers than AWS, and data sources: not compared. */
    leftOut: integer('left_out').notNull(),
    /** How many values were masked before storing. */
    masked: integer('masked').notNull(),
    uploadedBy: uuid('uploaded_by').notNull(),
    uploadedAt: instant('uploaded_at').notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    unique('terraform_states_name').on(t.orgId, t.awsAccountId, t.name),
    foreignKey({ columns: [t.orgId, t.awsAccountId], foreignColumns: [awsAccounts.orgId, awsAccounts.id] }).onDelete('cascade'),
    tenantPolicy(),
    accountPolicy(),
  ],
);

/** A managed AWS resource of an uploaded state. */
export const terraformResources = pgTable(
  'terraform_resources',
  {
    orgId: orgId(),
    stateId: uuid('state_id').notNull(),
    /** As Terraform writes it: `module.shop.aws_s3_bucket.assets["eu"]`. */
    address: text('address').notNull(),
    /** Terraform's type, such as `aws_s3_bucket`. */
    type: text('type').notNull(),
    arn: text('arn'),
    /** What AWS calls it: Terraform's attribute `id`. */
    physicalId: text('physical_id'),
    region: text('region'),
    /** Secrets masked. */
    attributes: jsonb('attributes').$type<Record<string, unknown>>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.stateId, t.address] }),
    foreignKey({ columns: [t.orgId, t.stateId], foreignColumns: [terraformStates.orgId, terraformStates.id] }).onDelete('cascade'),
    tenantPolicy(),
    accountPartPolicy('terraform_resources', 'state_id', 'terraform_states'),
  ],
);
