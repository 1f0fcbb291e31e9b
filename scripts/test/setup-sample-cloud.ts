import { afterAll, beforeAll } from 'vitest';
import { forgetOwnIdentity } from '@/server/accounts/own-identity';
import { readEnvAnew } from '@/server/env';

// For files that share a process, each with a sample cloud of its own: what the process knows of the one before is forgotten.

function forget(): void {
  delete process.env.SAMPLE_CLOUD_URL;
  readEnvAnew();
  forgetOwnIdentity();
}
beforeAll(forget);
afterAll(forget);
