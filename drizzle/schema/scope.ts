import { foreignKey, integer, jsonb, pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core';
import { awsAccounts } from './accounts';
import { accountPolicy, instant, orgId, tenantPolicy } from './columns';

const stored = () => ({
  /** `ScopeDocument` of server/scope/types.ts: thresholds, disabled checks and exclusions that differ from the defaults. */
  document: jsonb('document').$type<unknown>().notNull(),
  /** Counts up with each change, so that nobody overwrites what they have not seen. */
  revision: integer('revision').notNull().default(1),
  updatedAt: instant('updated_at').notNull().defaultNow(),
  updatedBy: uuid('updated_by'),
});

/** What an organization judges otherwise than the defaults say. No row: nothing. */
export const organizationScopes = pgTable('organization_scopes', { orgId: orgId(), ...stored() }, (t) => [
  primaryKey({ columns: [t.orgId] }),
  tenantPolicy(),
]);

/** What is judged otherwise in one AWS account; goes before the organization's. */
export const accountScopes = pgTable(
  'account_scopes',
  { orgId: orgId(), awsAccountId: uuid('aws_account_id').notNull(), ...stored() },
  (t) => [
    primaryKey({ columns: [t.orgId, t.awsAccountId] }),
    foreignKey({ columns: [t.orgId, t.awsAccountId], foreignColumns: [awsAccounts.orgId, awsAccounts.id] }).onDelete('cascade'),
    tenantPolicy(),
    accountPolicy(),
  ],
);
