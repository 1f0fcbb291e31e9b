import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Problem } from '../lib/explain.mjs';
import { writePrivateFile } from '../lib/private-file';
import { root } from '../lib/root.mjs';

const engines = ['embedded', 'inngest'] as const;
type EngineChoice = (typeof engines)[number];

/** `npm run compose:env -- [--host cloudlens.example.com] [--engine inngest]`: writes deploy/compose/.env, with secrets made by chance. */
export async function main(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { host: { type: 'string' }, engine: { type: 'string', default: 'embedded' } } });
  const engine = engines.find((each) => each === values.engine);
  if (!engine) throw new Problem(`--engine is ${engines.join(' or ')}.`);
  const { host } = values;
  if (host !== undefined && !/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host)) throw new Problem('--host is a name such as cloudlens.example.com.');
  const file = join(root, 'deploy', 'compose', '.env');
  if (existsSync(file))
    throw new Problem(
      `${file} is there already: new secrets would lock out the database that was made with it. Move it away to begin anew.`,
    );
  writePrivateFile(file, composeEnv(engine, host));
  console.log(`Written: ${file}, readable by you alone. Keep a copy: without ENCRYPTION_KEY stored AWS keys cannot be read.`);
}

/** The text of that file. Without a host people come in at localhost and without a certificate. */
export function composeEnv(engine: EngineChoice, host?: string): string {
  const secret = () => randomBytes(32).toString('hex');
  const profiles = [engine, ...(host ? ['https'] : [])];
  const settings: Record<string, string> = {
    COMPOSE_PROFILES: profiles.join(','),
    APP_URL: host ? `https://${host}` : 'http://localhost:3000',
    ...(host ? { CLOUDLENS_HOST: host, TRUSTED_PROXIES: '1' } : {}),
    INNGEST_BASE_URL: engine === 'embedded' ? 'http://engine:8290' : 'http://inngest:8288',
    INNGEST_SIGNING_KEY: secret(),
    INNGEST_EVENT_KEY: secret(),
    OWNER_PASSWORD: secret(),
    APP_PASSWORD: secret(),
    IDENTITY_PASSWORD: secret(),
    DIRECTORY_PASSWORD: secret(),
    ENGINE_PASSWORD: secret(),
    ...(engine === 'inngest' ? { INNGEST_PASSWORD: secret() } : {}),
    SESSION_SECRET: secret(),
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    METRICS_TOKEN: secret(),
  };
  return `${Object.entries(settings)
    .map(([name, value]) => `${name}=${value}`)
    .join('\n')}\n`;
}
