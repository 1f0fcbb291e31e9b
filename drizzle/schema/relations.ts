import { bigint, foreignKey, index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { accountPolicy, orgId, tenantPolicy } from './columns';
import { resources } from './inventory';

/**
 * What a resource's configuration says of others, one row a relation (server/relations/types.ts). Kept with the resource: rows
 * go when it goes. The other end is told by its ARN alone, for it may be of another account, seen later, or never.
 */
export const resourceEdges = pgTable(
  'resource_edges',
  {
    orgId: orgId(),
    /** Of the resource that the relation was read from, so that a limit to some accounts needs no join. */
    awsAccountId: uuid('aws_account_id').notNull(),
    /** `id` of the resource that the relation was read from. */
    resourceId: bigint('resource_id', { mode: 'number' }).notNull(),
    kind: text('kind').notNull(),
    toArn: text('to_arn').notNull(),
    via: text('via').notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.orgId, t.resourceId, t.kind, t.toArn, t.via] }),
    foreignKey({ columns: [t.orgId, t.resourceId], foreignColumns: [resources.orgId, resources.id] }).onDelete('cascade'),
    index('resource_edges_to').on(t.orgId, t.toArn, t.kind, t.resourceId),
    index('resource_edges_kind').on(t.orgId, t.kind, t.resourceId),
    tenantPolicy(),
    accountPolicy(),
  ],
);
