import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ownSecrets, resolveOwnSecrets } from './own-secrets';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'own-secrets-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const env = (settings: Record<string, string>) => ({ NODE_ENV: 'test', ...settings }) as NodeJS.ProcessEnv;
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const failure = (settings: Record<string, string>) =>
  resolveOwnSecrets(env(settings)).then(
    () => '',
    (error: Error) => error.message,
  );

test.each(ownSecrets)('%s may lie in a file', async (name) => {
  const settings = env({ [`${name}_FILE`]: file(name, 'the value\n'), OTHER_FILE: '/does/not/exist' });
  await resolveOwnSecrets(settings);
  expect(settings[name]).toBe('the value');
  expect(settings[`${name}_FILE`]).toBeUndefined();
  expect(settings.OTHER_FILE).toBe('/does/not/exist');
});

test('values stay as they are', async () => {
  const settings = env({ SESSION_SECRET: 'as it is', INNGEST_EVENT_KEY: '' });
  await resolveOwnSecrets(settings);
  expect(settings).toMatchObject({ SESSION_SECRET: 'as it is', INNGEST_EVENT_KEY: '' });
});

test('a file that is missing, empty or beside a value is refused by name, without a value', async () => {
  expect(await failure({ SESSION_SECRET_FILE: join(folder, 'none') })).toMatch(
    /^SESSION_SECRET_FILE names .*none, which could not be read \(ENOENT\)/,
  );
  expect(await failure({ SESSION_SECRET_FILE: file('empty', ' \n') })).toMatch(/^SESSION_SECRET_FILE names .*, which is empty/);
  expect(await failure({ SESSION_SECRET_FILE: file('both', 'hunter2'), SESSION_SECRET: 'hunter3' })).toBe(
    'SESSION_SECRET and SESSION_SECRET_FILE are both set: remove one of them.',
  );
});

test('a secret of AWS needs a region', async () => {
  expect(await failure({ SESSION_SECRET: 'aws-secretsmanager:cloudlens/session' })).toMatch(/^SESSION_SECRET names .* without its region/);
});
