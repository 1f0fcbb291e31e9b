import { readFileSync } from 'node:fs';
import { SettingError } from './setting-error';

/**
 * Settings that hold secrets of CloudLens itself. Each may be given in three ways: its value, a file that holds it
 * (`<NAME>_FILE`), or `aws-secretsmanager:<ARN or name>`, with `#<key>` behind it for one member of a JSON secret.
 */
export const ownSecrets = [
  'SESSION_SECRET',
  'ENCRYPTION_KEY',
  'ENCRYPTION_KEY_PREVIOUS',
  'DATABASE_URL',
  'DATABASE_APP_URL',
  'DATABASE_IDENTITY_URL',
  'DATABASE_DIRECTORY_URL',
  'ENGINE_DATABASE_URL',
  'INNGEST_SIGNING_KEY',
  'INNGEST_SIGNING_KEY_FALLBACK',
  'INNGEST_EVENT_KEY',
  'CLERK_SECRET_KEY',
  'CLERK_JWT_KEY',
  'CLERK_WEBHOOK_SECRET',
  'WORKOS_API_KEY',
  'WORKOS_WEBHOOK_SECRET',
  'METRICS_TOKEN',
  'OTEL_EXPORTER_OTLP_HEADERS',
  'SMTP_URL',
  'SMTP_PASSWORD',
] as const;

const MANAGER = 'aws-secretsmanager:';

/** Puts the values themselves in place of references to files and to AWS Secrets Manager. To be called once, before settings are read. */
export async function resolveOwnSecrets(env: NodeJS.ProcessEnv): Promise<void> {
  await Promise.all(
    ownSecrets.map(async (name) => {
      const file = env[`${name}_FILE`];
      if (file && env[name]) throw new SettingError(`${name} and ${name}_FILE are both set: remove one of them.`);
      if (file) {
        env[name] = fromFile(`${name}_FILE`, file);
        // Children that resolve again must not find both.
        delete env[`${name}_FILE`];
      }
      const value = env[name];
      if (value?.startsWith(MANAGER)) env[name] = await fromSecretsManager(name, value.slice(MANAGER.length), env);
    }),
  );
}

function fromFile(setting: string, file: string): string {
  let text: string;
  try {
    text = readFileSync(file, 'utf8').trim();
  } catch (cause) {
    const why = (cause as NodeJS.ErrnoException).code ?? 'it cannot be read';
    throw new SettingError(`${setting} names ${file}, which could not be read (${why}).`, { cause });
  }
  if (text === '') throw new SettingError(`${setting} names ${file}, which is empty.`);
  return text;
}

async function fromSecretsManager(setting: string, reference: string, env: NodeJS.ProcessEnv): Promise<string> {
  const [id = '', member] = reference.split('#');
  const region = /^arn:[^:]+:secretsmanager:([^:]+):/.exec(id)?.[1] ?? env.AWS_REGION ?? env.AWS_DEFAULT_REGION;
  if (!region)
    throw new SettingError(`${setting} names a secret of AWS Secrets Manager without its region: give its ARN, or set AWS_REGION.`);
  const text = await ask(setting, id, region, env);
  const value = member === undefined ? text : memberOf(setting, text, member);
  if (value.trim() === '') throw new SettingError(`The secret that ${setting} names in AWS Secrets Manager is empty.`);
  return value.trim();
}

async function ask(setting: string, id: string, region: string, env: NodeJS.ProcessEnv): Promise<string> {
  env.AWS_EC2_METADATA_DISABLED ??= 'true';
  env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  const { GetSecretValueCommand, SecretsManagerClient } = await import('@aws-sdk/client-secrets-manager');
  try {
    const { SecretString } = await new SecretsManagerClient({ region }).send(new GetSecretValueCommand({ SecretId: id }), {
      abortSignal: AbortSignal.timeout(20_000),
    });
    if (SecretString === undefined) throw new SettingError(`The secret that ${setting} names holds bytes: store it as text.`);
    return SecretString;
  } catch (cause) {
    if (cause instanceof SettingError) throw cause;
    throw new SettingError(
      `${setting} could not be read from AWS Secrets Manager (${(cause as Error).name}): check its name, the region ${region}, and that our AWS identity may call secretsmanager:GetSecretValue on it.`,
      { cause },
    );
  }
}

function memberOf(setting: string, text: string, member: string): string {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    // The error would quote the secret.
    throw new SettingError(`${setting} asks for the member '${member}', but the secret is not JSON.`);
  }
  const value =
    typeof json === 'object' && json !== null && Object.hasOwn(json, member) ? (json as Record<string, unknown>)[member] : undefined;
  if (typeof value !== 'string')
    throw new SettingError(`${setting} asks for the member '${member}', which the secret does not have as text.`);
  return value;
}
