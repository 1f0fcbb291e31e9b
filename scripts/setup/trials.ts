import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { oneConnection } from '../lib/database/one-connection';
import type { Present, Trial, Trials } from './questions';

/** PostgreSQL 16: older ones lack what the migrations use. */
const oldestServer = 160_000;

async function tryDatabase(url: string): Promise<Trial> {
  const sql = oneConnection(url, { connect_timeout: 5 });
  try {
    const [row] = await sql<{ version: number; name: string; owner: boolean; roles: boolean }[]>`
      select current_setting('server_version_num')::int as version, current_database() as name,
        pg_has_role(current_user, d.datdba, 'usage') as owner, (select rolcreaterole or rolsuper from pg_roles where rolname = current_user) as roles
      from pg_database d where d.datname = current_database()`;
    if (!row) throw new Error('no row');
    if (row.version < oldestServer)
      return { ok: false, sentence: `It answers, but it is PostgreSQL ${Math.floor(row.version / 10_000)}: 16 or newer is needed.` };
    if (!row.owner) return { ok: false, sentence: `It answers, but this user does not own the database ${row.name}.` };
    if (!row.roles)
      return {
        ok: false,
        sentence: 'It answers, but this user may not create roles: make the login roles yourself, as .env.example tells.',
      };
    return { ok: true, sentence: `It answers: PostgreSQL ${Math.floor(row.version / 10_000)}, database ${row.name}.` };
  } catch (error) {
    const code = (error as { code?: string }).code ?? 'no answer';
    return { ok: false, sentence: `It could not be used (${code}). Check host, port, name and password.` };
  } finally {
    await sql.end({ timeout: 1 }).catch(() => undefined);
  }
}

async function tryAws(environment: Present): Promise<Trial> {
  const {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_PROFILE: profile,
    AWS_ENDPOINT_URL: endpoint,
  } = environment;
  const sts = new STSClient({
    region: environment.AWS_REGION ?? 'us-east-1',
    maxAttempts: 1,
    credentials: accessKeyId && secretAccessKey ? { accessKeyId, secretAccessKey } : fromNodeProviderChain(profile ? { profile } : {}),
    ...(endpoint ? { endpoint } : {}),
  });
  try {
    const { Arn } = await sts.send(new GetCallerIdentityCommand({}), { abortSignal: AbortSignal.timeout(10_000) });
    return { ok: true, sentence: `AWS knows it as ${Arn}.` };
  } catch (error) {
    const name = error instanceof Error ? error.name : 'no answer';
    return { ok: false, sentence: `AWS did not accept it (${name}). It is written down; mend it before you connect an account.` };
  } finally {
    sts.destroy();
  }
}

export const trials: Trials = { database: tryDatabase, aws: tryAws };
