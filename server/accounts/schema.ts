import { z } from 'zod';
import { deepReads } from '@/server/aws/deep-reads';
import { regionSchema } from '@/server/scans/schema';
import { parseRoleArn, partitions } from './role-arn';

const accountId = z.string().regex(/^\d{12}$/, 'must be the twelve digits of an AWS account id');

/** A role's ARN and nothing that only looks like one; what is wrong with it is said. */
const roleArn = z
  .string()
  .max(612)
  .superRefine((text, context) => {
    const answer = parseRoleArn(text);
    if (!answer.ok) context.addIssue({ code: 'custom', message: answer.reason });
  });

const name = z.string().trim().min(1).max(100);

export const issueSchema = z.strictObject({
  accountId,
  roleName: z
    .string()
    .regex(/^(?!\.{1,2}$)[\w+=,.@-]{1,64}$/, 'must be the name of an IAM role')
    .default('CloudLensScanRole'),
  /** Where companies keep roles below a path. */
  rolePath: z
    .string()
    .max(512)
    .regex(/^\/((?!\.{1,2}\/|aws-service-role\/|aws-reserved\/)[\w+=,.@-]+\/)*$/, 'must begin and end with a slash, as in /security/')
    .default('/'),
  partition: z.enum(partitions).default('aws'),
  name: name.optional(),
  region: regionSchema.optional(),
});

export const connectSchema = z
  .strictObject({
    accountId,
    roleArn,
    externalId: z.string().min(2).max(1224).optional(),
    name: name.optional(),
    region: regionSchema.optional(),
  })
  .refine((input) => input.roleArn.split(':')[4] === input.accountId, {
    path: ['roleArn'],
    message: 'belongs to another account than the one named',
  });

/** As the earliest clients write it. */
export const storeSchema = z.strictObject({ account_id: accountId, role_arn: roleArn });

/** People's own tags of an account; the limits are those of AWS's tags. */
const tagsSchema = z
  .record(z.string().trim().min(1).max(128), z.string().trim().max(256))
  .refine((tags) => Object.keys(tags).length <= 50, 'at most 50 tags');

export const updateAccountSchema = z.strictObject({
  name: name.optional(),
  group: z.string().trim().min(1).max(100).nullable().optional().meta({ description: 'null: no group' }),
  tags: tagsSchema.optional().meta({ description: 'All of them: what is not here goes' }),
  schedule: z.enum(['nightly', 'off']).optional(),
  excludedRegions: z.array(regionSchema).max(60).optional(),
});

export const deepReadsSchema = z.strictObject({
  deepReads: z.array(z.enum(deepReads)).max(deepReads.length).meta({ description: 'All that may be read; what is not here is not' }),
});

export const accessKeySchema = z.strictObject({
  name,
  accessKeyId: z
    .string()
    .trim()
    .regex(/^(AKIA|ASIA)[A-Z0-9]{12,124}$/, 'must be an access key id: AKIA… (or ASIA… with a session token)'),
  secretAccessKey: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9/+=]{30,128}$/, 'must be a secret access key, usually 40 characters'),
  sessionToken: z.string().trim().min(16).max(4096).optional(),
  region: regionSchema.default('us-east-1').meta({ description: 'The primary region; in China or GovCloud one of theirs' }),
});

export const connectMembersSchema = z.strictObject({
  accountIds: z.array(accountId).min(1).max(500),
  roleName: issueSchema.shape.roleName,
  organizationalUnitId: z
    .string()
    .regex(/^(r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[0-9a-z]{8,32})$/, 'must be the id of the root (r-…) or of an organizational unit (ou-…)')
    .meta({ description: 'Below which the accounts are reached' }),
});

export const followSchema = z.strictObject({ follow: z.boolean() });

export const ambientSchema = z.strictObject({ name: name.optional(), region: regionSchema.optional() });

export const removeSchema = z.strictObject({
  data: z
    .enum(['keep', 'delete'])
    .default('delete')
    .meta({ description: 'keep: what was found stays readable, and nothing is read any more' }),
});

export const listAccountsSchema = {
  q: z.string().trim().min(1).max(100).optional().meta({ description: 'Part of the name, or of the twelve digits' }),
  group: z.string().min(1).max(100).optional(),
  tag: z
    .string()
    .max(400)
    .regex(/^[^=]{1,128}(=.{0,256})?$/, 'must be key or key=value')
    .optional(),
};

export const accountIdSchema = z.strictObject({ id: z.uuid() });

export type IssueInput = z.output<typeof issueSchema>;
export type ConnectInput = z.output<typeof connectSchema>;
export type UpdateInput = z.output<typeof updateAccountSchema>;
export type AccessKeyInput = z.output<typeof accessKeySchema>;
export type AmbientInput = z.output<typeof ambientSchema>;
export type ConnectMembersInput = z.output<typeof connectMembersSchema>;
