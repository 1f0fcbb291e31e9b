import { z } from 'zod';
import { longestPattern, mostPatterns } from './constants';
import { whyNoRegex } from './pattern';

/** What people give, by a form, the API or a file. Pure. */

const pattern = z
  .string()
  .min(1, 'must not be empty')
  .max(longestPattern, `must be at most ${longestPattern} characters`)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused.
  .regex(/^[^\u0000-\u001f]*$/, 'must not hold control characters');
const regex = pattern.check((context) => {
  const why = whyNoRegex(context.value);
  if (why) context.issues.push({ code: 'custom', message: why, input: context.value });
});
const patterns = z.array(pattern).min(1).max(mostPatterns, `give at most ${mostPatterns}`).optional();
const regexes = z.array(regex).min(1).max(mostPatterns, `give at most ${mostPatterns}`).optional();
const tags = z
  .record(z.string().min(1).max(128), z.string().max(256))
  .refine((value) => Object.keys(value).length <= 50, 'give at most 50 tags')
  .optional();

/** A check's id, or all of a service as `ec2/*`. Whether there is such a check is asked where the catalogue is at hand. */
const checkSelector = z
  .string()
  .regex(/^[a-z0-9-]+\/(\*|[a-z0-9-]+)$/, 'must be a check’s id, as in s3/bucket-versioning-enabled, or all of a service, as in s3/*');

export const reasonSchema = z.string().trim().min(3, 'Say in a few words why.').max(500);
const owner = z.string().trim().min(1).max(120).nullish();
/** The end of it. */
const expiresAt = z.iso.datetime({ error: 'must be a date, or a date and time with Z' }).nullish();

export const checkSettingSchema = z
  .strictObject({
    enabled: z.boolean().optional(),
    parameters: z.record(z.string().max(80), z.number()).optional(),
    reason: reasonSchema.nullish(),
    owner,
    expiresAt,
  })
  .check((context) => {
    const { enabled, parameters, reason } = context.value;
    if (enabled === false && !reason)
      context.issues.push({ code: 'custom', path: ['reason'], input: reason, message: 'Say in a few words why the check is disabled.' });
    if (enabled === undefined && Object.keys(parameters ?? {}).length === 0)
      context.issues.push({ code: 'custom', path: [], input: context.value, message: 'says nothing: give `enabled` or `parameters`' });
  });

export const exceptionSchema = z.strictObject({
  /** Only for these; absent: for all that the rule is about. */
  checks: z.array(checkSelector).min(1).max(2_000).optional(),
  regions: patterns,
  resources: patterns,
  resourceRegex: regexes,
  tags,
  tagRegex: regexes,
});

export const exclusionSchema = z
  .strictObject({
    /** Absent: all. */
    checks: z.array(checkSelector).min(1).max(2_000, 'give at most 2000 checks').optional(),
    /** Wildcards; absent: all. */
    regions: patterns,
    /** Wildcards: on the ARN where they begin with `arn:`, else on id or name. One has to fit. */
    resources: patterns,
    /** The same as regular expressions of RE2, found anywhere. */
    resourceRegex: regexes,
    /** All have to be there; values may hold wildcards. */
    tags,
    /** Regular expressions on `key=value | key=value`, all of which have to be found. */
    tagRegex: regexes,
    /** Judged all the same: what fits everything that one of these says. */
    except: z.array(exceptionSchema).min(1).max(100).optional(),
    reason: reasonSchema,
    owner,
    expiresAt,
  })
  .check((context) => {
    const { resources, resourceRegex, tags: chosen, tagRegex, checks, regions } = context.value;
    const says = (resources ?? resourceRegex ?? tagRegex ?? (Object.keys(chosen ?? {}).length > 0 ? chosen : undefined)) !== undefined;
    if (!says)
      context.issues.push({
        code: 'custom',
        path: ['resources'],
        input: resources,
        message: 'Say which resources: by ARN, id, name or tag.',
      });
    const isAll = (list: readonly string[] | undefined) => list === undefined || list.some((each) => /^\**$/.test(each));
    const everyResource =
      says &&
      isAll(resources) &&
      (resourceRegex ?? []).every((each) => /^(\.\*)?$/.test(each)) &&
      !tagRegex &&
      !Object.keys(chosen ?? {}).length;
    if (everyResource && !checks && isAll(regions))
      context.issues.push({
        code: 'custom',
        path: ['resources'],
        input: resources,
        message: 'This would leave nothing to judge. Name checks, regions, resources or tags; an account as a whole can be paused instead.',
      });
  });
