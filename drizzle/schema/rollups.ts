import { sql } from 'drizzle-orm';
import { foreignKey, index, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { awsAccounts } from './accounts';
import { accountPolicy, orgId, tenantPolicy, wholeOrganizationPolicy } from './columns';

/** What findings are counted by: '' stands for 'all of them'. */
export const facetFields = ['', 'severity', 'service', 'region', 'checkId'] as const;

const counted = () => ({
  /** The field that is filtered on, and its value; both '' where nothing is. */
  field: text('field', { enum: facetFields }).notNull(),
  value: text('value').notNull(),
  /** The field that is counted by, and its value; both '' for the total. */
  by: text('by_field', { enum: facetFields }).notNull(),
  byValue: text('by_value').notNull(),
  open: integer('open').notNull(),
  muted: integer('muted').notNull(),
  resolved: integer('resolved').notNull(),
  unknown: integer('unknown').notNull(),
  pass: integer('pass').notNull(),
  /** Not judged by the organization's decision. */
  excluded: integer('excluded').notNull().default(0),
  /** By what the check last said, findings included: an open finding may be unseen today, a resolved one passing. */
  passing: integer('passing').notNull(),
  unseen: integer('unseen').notNull(),
});

/** An account's verdicts, counted by each field under each single filter. Rewritten where it differs, when a scan ends or a mute changes. */
export const accountFacets = pgTable(
  'account_facets',
  { orgId: orgId(), awsAccountId: uuid('aws_account_id').notNull(), ...counted() },
  (t) => [
    primaryKey({ columns: [t.orgId, t.awsAccountId, t.field, t.value, t.by, t.byValue] }),
    foreignKey({ columns: [t.orgId, t.awsAccountId], foreignColumns: [awsAccounts.orgId, awsAccounts.id] }).onDelete('cascade'),
    index('account_facets_total').on(t.orgId, t.field, t.value, t.awsAccountId).where(sql`by_field = ''`),
    tenantPolicy(),
    accountPolicy(),
  ],
);

/** The sums of `account_facets` over all accounts, kept by the differences that each account's recount makes. */
export const orgFacets = pgTable('org_facets', { orgId: orgId(), ...counted() }, (t) => [
  primaryKey({ columns: [t.orgId, t.field, t.value, t.by, t.byValue] }),
  tenantPolicy(),
  wholeOrganizationPolicy(),
]);
