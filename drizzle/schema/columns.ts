import { sql } from 'drizzle-orm';
import { customType, pgPolicy, timestamp, uuid } from 'drizzle-orm/pg-core';

/** Instants are stored with their zone and come back as `Date`. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 });

/**
 * A secret, encrypted by server/secrets/seal.ts. The type is a domain of PostgreSQL that takes nothing but sealed texts, and
 * `npm run secrets:rotate` finds every column of it by itself.
 */
export const sealed = customType<{ data: string; driverData: string }>({ dataType: () => 'sealed' });

export const orgId = () => uuid('org_id').notNull();

/** `nullif`: after a transaction the setting is '' rather than null, and ''::uuid would throw on a pooled connection. */
const ownRows = sql`org_id = nullif(current_setting('app.org_id', true), '')::uuid`;

/** The one tenant policy. Every table with `org_id` carries it; secure.sql forces it and grants the rights. */
export const tenantPolicy = () =>
  pgPolicy('tenant', { as: 'permissive', for: 'all', to: 'cloudlens_app', using: ownRows, withCheck: ownRows });

/** Lets the directory door see which rows are due; secure.sql grants it only the columns that say so. */
export const directoryPolicy = () =>
  pgPolicy('directory', { as: 'permissive', for: 'select', to: 'cloudlens_directory', using: sql`true` });
