import { expect, test } from 'vitest';
import { Problem } from '../lib/explain.mjs';
import { childEnv, chosenProvider, usesExternalEngine } from './settings';

test('children get neither the owner of the database nor the engine’s address', () => {
  const env = childEnv({ NODE_ENV: 'production', DATABASE_URL: 'postgres://owner', ENGINE_DATABASE_URL: 'postgres://engine', KEEP: '1' });
  expect(env).toMatchObject({ KEEP: '1', NEXT_TELEMETRY_DISABLED: '1' });
  expect(Object.keys(env).filter((name) => name.includes('DATABASE'))).toEqual([]);
});

test.each([
  [{}, false],
  [{ INNGEST_DEV: '0' }, false],
  [{ INNGEST_DEV: '1' }, true],
  [{ INNGEST_DEV: 'http://127.0.0.1:8288' }, true],
  [{ INNGEST_SIGNING_KEY: 's', INNGEST_EVENT_KEY: 'e' }, true],
])('%j: another engine than ours is %s', (env, external) => {
  expect(usesExternalEngine(env)).toBe(external);
});

test.each([{ INNGEST_SIGNING_KEY: 's' }, { INNGEST_EVENT_KEY: 'e' }, { INNGEST_BASE_URL: 'https://inngest.example' }])(
  'half a configuration is refused: %j',
  (env) => {
    expect(() => usesExternalEngine(env)).toThrow('half configured');
  },
);

test('the identity provider is local unless a vendor is configured, and half a vendor is a problem to tell', () => {
  expect(chosenProvider({})).toBe('local');
  expect(chosenProvider({ WORKOS_CLIENT_ID: 'client_01', WORKOS_API_KEY: 'key' })).toBe('workos');
  expect(() => chosenProvider({ WORKOS_CLIENT_ID: 'client_01' })).toThrow(Problem);
});
