import { z } from 'zod';
import { storableText } from '@/server/collect/data-json';
import { AppError } from '@/server/errors';
import { secretIn } from '@/server/workloads/secrets/detect';
import { looksRandom, type Masking, maskedValue, maskSecrets } from '../mask';
import { resourcesAtMost } from './constants';
import { refusalOf } from './refusals';
import { isSensitive, sensitivePaths } from './sensitive-paths';
import { terraformType } from './types/all';

/** The format is not documented; this is what Terraform writes (states/statefile/version4.go in its source). */
const instanceSchema = z.object({
  index_key: z.union([z.string(), z.number()]).nullish(),
  deposed: z.string().nullish(),
  attributes: z.record(z.string(), z.unknown()).nullish(),
  sensitive_attributes: z.unknown().optional(),
});
const resourceSchema = z.object({
  module: z.string().max(1_000).nullish(),
  mode: z.string(),
  type: z.string().max(200),
  name: z.string().max(500),
  instances: z.array(instanceSchema),
});
const stateSchema = z.strictObject({
  version: z.literal(4),
  terraform_version: z.string().max(100).default(''),
  serial: z.int().min(0).max(2_147_483_647),
  lineage: z.string().max(200),
  outputs: z.unknown().optional(),
  resources: z.array(resourceSchema).nullish(),
  check_results: z.unknown().optional(),
});

/** A resource of a state as it is stored: what tells which one it is, and the attributes that can be compared, masked. */
export interface ReadResource {
  address: string;
  type: string;
  arn: string | null;
  physicalId: string | null;
  region: string | null;
  /** By path, as in `metadata_options.0.http_tokens`. */
  attributes: Record<string, unknown>;
}

export interface ReadState {
  serial: number;
  lineage: string;
  terraformVersion: string;
  leftOut: number;
  masked: number;
  resources: ReadResource[];
}

/**
 * What is kept of a state file: of each AWS resource the attributes that can be compared, with secrets masked. Everything else stays out:
 * outputs, other attributes, private data.
 * @throws AppError BAD_REQUEST with a sentence that says what the file is and what to do
 */
export function readState(file: Readonly<Record<string, unknown>>): ReadState {
  const refusal = refusalOf(file);
  if (refusal) throw refusal;
  const parsed = stateSchema.safeParse(file);
  if (!parsed.success) throw unreadable(parsed.error);
  const { serial, lineage, terraform_version: terraformVersion, resources } = parsed.data;
  const masking: Masking = { masked: 0 };
  const state: ReadState = {
    serial,
    lineage: storableText(lineage),
    terraformVersion: storableText(terraformVersion),
    leftOut: 0,
    masked: 0,
    resources: [],
  };
  const seen = new Set<string>();
  for (const resource of resources ?? [])
    for (const instance of resource.instances) {
      const isOurs = resource.mode === 'managed' && resource.type.startsWith('aws_') && !instance.deposed;
      const read = isOurs ? readInstance(resource, instance, masking) : null;
      if (!read || seen.has(read.address)) {
        state.leftOut += 1;
        continue;
      }
      seen.add(read.address);
      state.resources.push(read);
    }
  if (state.resources.length > resourcesAtMost)
    throw new AppError('BAD_REQUEST', `The state has ${state.resources.length} AWS resources; at most ${resourcesAtMost} can be compared.`);
  return { ...state, masked: masking.masked };
}

/** Which part is not as Terraform writes it; never what it holds. */
function unreadable(error: z.ZodError): AppError {
  const [issue] = error.issues;
  const where = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 3).join(', ') : (issue?.path.slice(0, 6).join('.') ?? '');
  return new AppError(
    'BAD_REQUEST',
    `This is no state as Terraform writes it: look at ${storableText(where).slice(0, 200) || 'its beginning'}.`,
  );
}

type Resource = z.output<typeof resourceSchema>;
type Instance = z.output<typeof instanceSchema>;

function readInstance(
  { module, type, name }: Resource,
  { index_key: index, attributes, sensitive_attributes }: Instance,
  masking: Masking,
): ReadResource {
  const known = terraformType(type);
  const marked = sensitivePaths(sensitive_attributes);
  const all = attributes ?? {};
  const address = `${module ? `${module}.` : ''}${type}.${name}${index === null || index === undefined ? '' : `[${indexText(index, masking)}]`}`;
  // What it is called must be tellable: an id that is marked, or looks like a secret, is not kept.
  const plain = (value: unknown, path: string) => {
    const text = typeof value === 'string' && value !== '' && !isSensitive(path, marked) ? masked(path, value, { masked: 0 }) : null;
    return typeof text === 'string' && text !== maskedValue ? text.slice(0, 2_000) : null;
  };
  const arn = plain(all.arn, 'arn');
  return {
    address: storableText(address).slice(0, 2_000),
    type,
    arn: arn?.startsWith('arn:') ? arn : null,
    physicalId: known ? plain(known.id ? known.id(all) : all.id, 'id') : null,
    region: regionOf(all, arn),
    attributes: known ? keptAttributes(all, [...known.keep, ...Object.keys(known.compare)], known.tags, marked, masking) : {},
  };
}

const masked = (path: string, value: unknown, masking: Masking): unknown => {
  const name =
    path
      .split('.')
      .filter((part) => !/^\d+$/.test(part))
      .at(-1) ?? '';
  return (maskSecrets({ [name]: value }, masking) as Record<string, unknown>)[name];
};

function keptAttributes(
  all: Readonly<Record<string, unknown>>,
  paths: readonly string[],
  tags: boolean,
  marked: readonly string[],
  masking: Masking,
) {
  const kept: Record<string, unknown> = {};
  const keep = (path: string, value: unknown) => {
    if (value === undefined) return;
    const isMarked = isSensitive(path, marked);
    if (isMarked) masking.masked += 1;
    kept[path] = isMarked ? maskedValue : masked(path, value, masking);
  };
  for (const path of paths) keep(path, valueAt(all, path));
  if (tags) keep('tags', all.tags_all ?? all.tags ?? undefined);
  return kept;
}

/** @param path as in `metadata_options.0.http_tokens` */
const valueAt = (all: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (value, key) => (value !== null && typeof value === 'object' ? (value as Record<string, unknown>)[key] : undefined),
      all,
    );

function indexText(index: string | number, masking: Masking): string {
  if (typeof index === 'number') return String(index);
  if (!secretIn('', index) && !looksRandom(index)) return JSON.stringify(index.slice(0, 300));
  masking.masked += 1;
  // Counted, so that two of them stay two.
  return JSON.stringify(`${maskedValue}${masking.masked}`);
}

function regionOf({ region, availability_zone: zone }: Readonly<Record<string, unknown>>, arn: string | null): string | null {
  if (typeof region === 'string' && /^[a-z]{2}(-[a-z]+)+-\d$/.test(region)) return region;
  const [, , service, ofArn] = arn?.split(':') ?? [];
  if (ofArn) return ofArn;
  if (service === 'iam' || service === 'cloudfront') return 'global';
  return typeof zone === 'string' ? (/^[a-z]{2}(-[a-z]+)+-\d/.exec(zone)?.[0] ?? null) : null;
}
