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

const reachesAll = `current_setting('app.account_ids', true) = 'all'`;

/**
 * Who is limited to some AWS accounts reaches the rows of these only; the tenant door says which. A CASE, because its estimate
 * stays near the truth and nothing is cast where everything is reached. Unset means nothing.
 */
export const accountPolicy = (column: 'aws_account_id' | 'id' = 'aws_account_id') => {
  const granted = sql.raw(
    `case when ${reachesAll} then true else ${column} = any(nullif(current_setting('app.account_ids', true), '')::uuid[]) end`,
  );
  return pgPolicy('granted_accounts', { as: 'restrictive', for: 'all', to: 'cloudlens_app', using: granted, withCheck: granted });
};

/** For sums over all accounts: nothing to who is limited to some. */
export const wholeOrganizationPolicy = () => {
  const unlimited = sql.raw(reachesAll);
  return pgPolicy('whole_organization', { as: 'restrictive', for: 'all', to: 'cloudlens_app', using: unlimited, withCheck: unlimited });
};

/** `accountPolicy` for parts of a row that carries the account: they are reached where it is. */
export const accountPartPolicy = (table: string, column: string, whole: string) => {
  const granted = sql.raw(
    `case when ${reachesAll} then true else exists (select 1 from ${whole} whole where whole.org_id = ${table}.org_id and whole.id = ${table}.${column}) end`,
  );
  return pgPolicy('granted_accounts', { as: 'restrictive', for: 'all', to: 'cloudlens_app', using: granted, withCheck: granted });
};
