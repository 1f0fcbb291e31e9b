import { afterAll, inject } from 'vitest';
import { forgetOwnIdentity } from '@/server/accounts/own-identity';
import { closeDatabase } from '@/server/db';
import { readEnvAnew } from '@/server/env';

// For files that share a process: a sample cloud or a database that one of them had for itself is not the next one's.

async function forget(): Promise<void> {
  const { DATABASE_APP_URL, DATABASE_IDENTITY_URL, DATABASE_DIRECTORY_URL } = inject('databaseUrls');
  if (process.env.DATABASE_APP_URL !== DATABASE_APP_URL) {
    await closeDatabase();
    Object.assign(process.env, { DATABASE_APP_URL, DATABASE_IDENTITY_URL, DATABASE_DIRECTORY_URL });
  }
  delete process.env.SAMPLE_CLOUD_URL;
  readEnvAnew();
  forgetOwnIdentity();
}
// Before the file is read, which may take a database at once.
await forget();
afterAll(forget);
