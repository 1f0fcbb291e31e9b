import { z } from 'zod';
import { notFound } from '@/server/errors';
import { launchRolePattern } from '@/server/permissions/artefacts/operator/plan';
import { regionSchema } from '@/server/scans/schema';
import { bulkAtMost, launchAtMost } from './constants';
import { instanceVerbs } from './types';

export const instanceIdSchema = z.string().regex(/^i-[0-9a-f]{8,17}$/, 'must be the id of an instance, as i-0123456789abcdef0');
export const templateIdSchema = z.string().regex(/^lt-[0-9a-f]{8,17}$/, 'must be the id of a launch template, as lt-0123456789abcdef0');
/** Ids of a path that cannot be anybody's: not there, like a foreign one. @throws AppError NOT_FOUND */
export function instanceIdOf(text: string): string {
  if (!instanceIdSchema.safeParse(text).success) throw notFound('instance');
  return text;
}

/** @throws AppError NOT_FOUND */
export function templateIdOf(text: string): string {
  if (!templateIdSchema.safeParse(text).success) throw notFound('launch template');
  return text;
}

const tokenSchema = z
  .string()
  .regex(/^[\x21-\x7e]{1,64}$/, 'must have 1 to 64 visible ASCII characters, a UUID for example')
  .meta({ description: 'Repeats with the same token are one launch: they get its answer again' });

export const placeFields = { awsAccountId: z.uuid().meta({ description: 'Our id of the account' }), region: regionSchema };

const dryRun = z.boolean().default(false).meta({ description: 'true: AWS is asked whether it would do it, and does nothing' });

/** Where a thing is, for reads: found by its id when it is not said. */
export const placeQuery = z.strictObject({
  awsAccountId: placeFields.awsAccountId.optional(),
  region: placeFields.region.optional(),
});

export const actSchema = z.strictObject({ ...placeFields, dryRun });

export const terminateSchema = z.strictObject({
  ...placeFields,
  dryRun,
  confirmation: z.string().max(30).optional().meta({ description: 'The instance’s id once more, unless it is a dry run' }),
});

/** AWS's rules for tags; keys that begin with aws: are its own. */
export const tagsSchema = z
  .record(
    z
      .string()
      .min(1)
      .max(128)
      .refine((key) => !/^aws:/i.test(key), 'must not begin with aws:'),
    z.string().max(256),
  )
  .refine((tags) => Object.keys(tags).length <= 40, 'must be 40 tags at most');

const versionField = z.union([z.int().min(1).max(2_147_483_647), z.enum(['$Default', '$Latest'])]);

export const launchSchema = z.strictObject({
  ...placeFields,
  version: versionField.optional().meta({ description: 'Without it: the default version' }),
  count: z.int().min(1).max(launchAtMost),
  subnetId: z
    .string()
    .regex(/^subnet-[0-9a-f]{8,17}$/, 'must be the id of a subnet')
    .optional(),
  tags: tagsSchema.optional(),
  clientToken: tokenSchema,
  dryRun,
});
export type LaunchInput = z.output<typeof launchSchema>;

/** What can be said of a template here; all else is copied from the version that it is made from. */
export const templateDataSchema = z
  .strictObject({
    imageId: z
      .string()
      .regex(/^ami-[0-9a-f]{8,17}$/, 'must be the id of an image')
      .optional(),
    instanceType: z
      .string()
      .regex(/^[a-z0-9-]+\.[a-z0-9-]+$/, 'must be an instance type, as m7g.large')
      .max(40)
      .optional(),
    keyName: z.string().min(1).max(255).optional(),
    securityGroupIds: z
      .array(z.string().regex(/^sg-[0-9a-f]{8,17}$/, 'must be the id of a security group'))
      .min(1)
      .max(16)
      .optional(),
    instanceProfileName: z
      .string()
      .regex(/^[\w+=,.@-]{1,128}$/)
      .optional(),
    requireTokens: z.boolean().optional().meta({ description: 'Whether the instance metadata service demands session tokens (IMDSv2)' }),
    monitoring: z.boolean().optional(),
    ebsOptimized: z.boolean().optional(),
  })
  .meta({ id: 'LaunchTemplateData' });
export type TemplateDataInput = z.output<typeof templateDataSchema>;

const description = z.string().trim().max(255).optional();

export const createTemplateSchema = z.strictObject({
  ...placeFields,
  name: z.string().regex(/^[a-zA-Z0-9().\-/_]{3,128}$/, 'must have 3 to 128 letters, digits or ( ) . - / _'),
  description,
  data: templateDataSchema.extend({ imageId: templateDataSchema.shape.imageId.unwrap() }),
  tags: tagsSchema.optional(),
  clientToken: tokenSchema,
});

export const createVersionSchema = z.strictObject({
  ...placeFields,
  sourceVersion: z.int().min(1).max(2_147_483_647).meta({ description: 'What is not said in data is as in this version, user data too' }),
  description,
  data: templateDataSchema,
  clientToken: tokenSchema,
});

export const setDefaultSchema = z.strictObject({ ...placeFields, version: z.int().min(1).max(2_147_483_647) });

export const accessSchema = z.strictObject({
  roleName: z
    .string()
    .regex(/^[\w+=,.@-]{1,64}$/, 'must be the name of an IAM role')
    .default('CloudLensOperatorRole'),
  onlyTagged: z.boolean().default(false).meta({ description: 'Only instances that carry cloudlens:operate=true may be operated' }),
  launchRoles: z
    .array(z.string().regex(launchRolePattern, 'must be the ARN of a role'))
    .max(10)
    .default([])
    .meta({ description: 'ARNs of the roles that launched instances may carry' }),
  withFixes: z.boolean().default(false).meta({ description: 'The role may also run the commands of fixes by a run' }),
});
export type AccessInput = z.output<typeof accessSchema>;

export const limitSchema = z.strictObject({
  perHour: z.int().min(0).max(1000).nullable().meta({ description: 'null: the default again' }),
  userId: z.uuid().optional().meta({ description: 'Of one person; without it, of the whole organization' }),
});

export const targetSchema = z.strictObject({ ...placeFields, instanceId: instanceIdSchema });
export const bulkSchema = z.strictObject({
  kind: z.enum(instanceVerbs),
  targets: z.array(targetSchema).min(1).max(bulkAtMost),
});
export const performBulkSchema = bulkSchema.extend({
  token: z.uuid(),
  /** What was typed before terminating: the instance's id, or of several the word that the page asks for. */
  confirmation: z.string().max(60).optional(),
});
