import { parseEnv } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { env, readEnvAnew } from '@/server/env';
import { composeEnv } from '../deploy/compose-env';
import { servicesOfCompose, walls } from './as-compose';

const hosts = { 'postgres:5432': '127.0.0.1:5499' };
const services = (engine: 'embedded' | 'inngest', host?: string) =>
  servicesOfCompose(parseEnv(composeEnv(engine, host)) as Record<string, string>, hosts);

describe('the services of Compose', () => {
  const environment = process.env;
  afterEach(() => {
    process.env = environment;
    readEnvAnew();
  });

  it.each([
    ['embedded', undefined],
    ['embedded', 'cloudlens.example.com'],
    ['inngest', 'cloudlens.example.com'],
  ] as const)('have settings that the servers take, with the engine %s and the host %s', (engine, host) => {
    for (const role of ['web', 'worker'] as const) {
      process.env = { ...services(engine, host)[role]?.environment } as NodeJS.ProcessEnv;
      readEnvAnew();
      const { APP_URL, CLOUDLENS_ROLE, SMTP_URL, DATABASE_APP_URL } = env();
      expect({ APP_URL, CLOUDLENS_ROLE, SMTP_URL }).toEqual({
        APP_URL: host ? `https://${host}` : 'http://localhost:3000',
        CLOUDLENS_ROLE: role,
        SMTP_URL: undefined,
      });
      expect(DATABASE_APP_URL).toMatch(/^postgres:\/\/cloudlens_app:[0-9a-f]{64}@127\.0\.0\.1:5499\/cloudlens$/);
    }
  });

  it('are not made from settings of which one is missing', () => {
    expect(() => servicesOfCompose({}, hosts)).toThrow('needs APP_URL');
  });

  it('are kept in by the options of a container engine', () => {
    expect(walls(services('embedded').web ?? {})).toEqual([
      '--read-only',
      '--cap-drop=ALL',
      '--security-opt=no-new-privileges:true',
      '--user=10001:10001',
      '--tmpfs=/tmp:size=256m,mode=1777',
      '--pids-limit=512',
      '--memory=1g',
    ]);
  });
});
