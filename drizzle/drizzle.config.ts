import { defineConfig } from 'drizzle-kit';

/** Tables are declared in drizzle/schema; `npm run db:generate` writes the SQL. Row-level security's FORCE and grants: secure.sql. */
export default defineConfig({
  dialect: 'postgresql',
  schema: './drizzle/schema/*.ts',
  out: './drizzle/migrations',
  schemaFilter: ['public', 'identity'],
  dbCredentials: { url: process.env.DATABASE_URL ?? '' },
  entities: { roles: false },
});
