import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { awsAccounts } from './accounts';
import { accountPolicy, instant, orgId, tenantPolicy, wholeOrganizationPolicy } from './columns';

/** How many requirements of a framework were in each state. */
const counted = () => ({
  /** Id of a framework of ours, or of one that was uploaded. */
  frameworkId: text('framework_id').notNull(),
  /** The instant that the counts are of. */
  at: instant('at').notNull(),
  pass: integer('pass').notNull(),
  fail: integer('fail').notNull(),
  unknown: integer('unknown').notNull(),
  excepted: integer('excepted').notNull(),
  manual: integer('manual').notNull(),
  attested: integer('attested').notNull(),
  notApplicable: integer('not_applicable').notNull(),
});

/** How an account stood in a framework when a scan of it ended. Written where it differs from the one before. */
export const accountScores = pgTable(
  'account_scores',
  { orgId: orgId(), awsAccountId: uuid('aws_account_id').notNull(), ...counted() },
  (t) => [
    primaryKey({ columns: [t.orgId, t.awsAccountId, t.frameworkId, t.at] }),
    foreignKey({ columns: [t.orgId, t.awsAccountId], foreignColumns: [awsAccounts.orgId, awsAccounts.id] }).onDelete('cascade'),
    tenantPolicy(),
    accountPolicy(),
  ],
);

/** The same over all accounts of the organization: a requirement is as it is where it is worst. */
export const orgScores = pgTable('org_scores', { orgId: orgId(), ...counted() }, (t) => [
  primaryKey({ columns: [t.orgId, t.frameworkId, t.at] }),
  tenantPolicy(),
  wholeOrganizationPolicy(),
]);

/** Somebody's word that a requirement is met which no check can judge. It ends by itself. */
export const attestations = pgTable(
  'attestations',
  {
    orgId: orgId(),
    id: uuid('id').notNull().defaultRandom(),
    frameworkId: text('framework_id').notNull(),
    requirementId: text('requirement_id').notNull(),
    /** What was looked at, and what was found. */
    statement: text('statement').notNull(),
    evidenceUrl: text('evidence_url'),
    attestedBy: uuid('attested_by').notNull(),
    /** As they were called then. */
    attestedByName: text('attested_by_name').notNull(),
    attestedAt: instant('attested_at').notNull().defaultNow(),
    expiresAt: instant('expires_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnBy: uuid('withdrawn_by'),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.id] }),
    index('attestations_requirement').on(t.orgId, t.frameworkId, t.requirementId),
    tenantPolicy(),
  ],
);

/** The AWS accounts that an attestation speaks for: those that were named, not those that come later. */
export const attestationAccounts = pgTable(
  'attestation_accounts',
  { orgId: orgId(), attestationId: uuid('attestation_id').notNull(), awsAccountId: uuid('aws_account_id').notNull() },
  (t) => [
    primaryKey({ columns: [t.orgId, t.attestationId, t.awsAccountId] }),
    foreignKey({ columns: [t.orgId, t.attestationId], foreignColumns: [attestations.orgId, attestations.id] }).onDelete('cascade'),
    foreignKey({ columns: [t.orgId, t.awsAccountId], foreignColumns: [awsAccounts.orgId, awsAccounts.id] }).onDelete('cascade'),
    tenantPolicy(),
    accountPolicy(),
  ],
);

/** A framework that the organization uploaded. */
export const customFrameworks = pgTable(
  'custom_frameworks',
  {
    orgId: orgId(),
    id: uuid('id').notNull().defaultRandom(),
    name: text('name').notNull(),
    version: text('version').notNull(),
    /** Groups and requirements as uploaded; `customFrameworkSchema` of server/compliance/custom/schema.ts. */
    definition: jsonb('definition').$type<unknown>().notNull(),
    /** Bytes of the upload. */
    size: integer('size').notNull(),
    createdBy: uuid('created_by').notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] }), check('custom_frameworks_size', sql`${t.size} >= 1`), tenantPolicy()],
);
