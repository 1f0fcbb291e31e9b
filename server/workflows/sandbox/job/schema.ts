import { z } from 'zod';
import { parseTarget } from '../network/allow-list';
import { type SandboxJob, SandboxRefusal, scriptKinds } from '../types';

const mebibyte = 1024 * 1024;
/** Of secrets and environment together: they lie in a small file system of their own. */
export const secretsAtMost = mebibyte / 2;

/** A tar header holds 100 bytes of a name; some of them are ours. */
const longestPath = 80;

const path = z
  .string()
  .min(1)
  .max(longestPath)
  .refine((text) => !/[\p{Cc}\\]/u.test(text), 'must not hold control characters or backslashes')
  .refine((text) => !text.startsWith('/') && !text.startsWith('-'), 'must be relative to the working folder and not begin with a hyphen')
  .refine((text) => text.split('/').every((part) => part !== '' && part !== '.' && part !== '..'), 'must not hold . or .. or empty parts')
  .refine((text) => Buffer.byteLength(text) <= longestPath, `must be at most ${longestPath} bytes long`);

const variable = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,127}$/, 'must be a name of letters, digits and underscores');
const text = z.string().refine((value) => !value.includes('\0'), 'must not hold a zero character');
const target = z.string().refine((value) => parseTarget(value) !== null, 'must be a host name, or host:port, without wildcards');

const limits = z.strictObject({
  cpu: z.number().min(0.1).max(64),
  memoryMb: z.number().int().min(32).max(65_536),
  pids: z.number().int().min(4).max(4096),
  seconds: z
    .number()
    .min(1)
    .max(24 * 3600),
  outputKb: z.number().int().min(1).max(1_048_576),
  diskMb: z.number().int().min(1).max(65_536),
  files: z.number().int().min(32).max(65_536),
});

const schema = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9-]{1,64}$/, 'must be letters, digits and hyphens'),
  kind: z.enum(scriptKinds),
  files: z
    .array(z.strictObject({ path, content: z.union([z.string(), z.instanceof(Uint8Array)]), executable: z.boolean().optional() }))
    .max(500),
  command: z.array(text).min(1).max(100),
  env: z.record(variable, text),
  secrets: z
    .array(
      z.strictObject({ name: path.refine((name) => !name.includes('/'), 'must be a file name'), value: text, env: variable.optional() }),
    )
    .max(100),
  limits,
  network: z.strictObject({ allow: z.array(target).max(50), vouched: z.array(target).max(10).optional() }),
  artefacts: z.array(path).max(50),
  image: z.string().max(300).optional(),
  graceSeconds: z.number().min(0).max(120).optional(),
});

/** @throws SandboxRefusal with the first thing that is wrong; no value is told, since it may be a secret */
export function checkJob(job: SandboxJob): SandboxJob {
  const parsed = schema.safeParse(job);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new SandboxRefusal(`The run cannot start: ${issue?.path.map(String).join('.')} ${issue?.message ?? 'is not valid'}.`);
  }
  const names = new Set(job.files.map((file) => file.path));
  if (names.size < job.files.length) throw new SandboxRefusal('The run cannot start: two of its files have the same path.');
  if (new Set(job.secrets.map((secret) => secret.name)).size < job.secrets.length)
    throw new SandboxRefusal('The run cannot start: two of its secrets have the same name.');
  const size = job.files.reduce((sum, file) => sum + Buffer.byteLength(file.content), 0);
  if (size > job.limits.diskMb * mebibyte * 0.8)
    throw new SandboxRefusal(`The run cannot start: its files need more than the ${job.limits.diskMb} MiB of its working folder.`);
  const secrets = [...Object.values(job.env), ...job.secrets.map((secret) => secret.value)];
  if (secrets.reduce((sum, value) => sum + Buffer.byteLength(value), 0) > secretsAtMost)
    throw new SandboxRefusal('The run cannot start: its environment and secrets are longer than 512 KiB.');
  return job;
}
