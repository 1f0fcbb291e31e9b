import { z } from 'zod';
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

export const updateAccountSchema = z.strictObject({
  name: name.optional(),
  schedule: z.enum(['nightly', 'off']).optional(),
  excludedRegions: z.array(regionSchema).max(60).optional(),
});

export const accountIdSchema = z.strictObject({ id: z.uuid() });

export type IssueInput = z.output<typeof issueSchema>;
export type ConnectInput = z.output<typeof connectSchema>;
export type UpdateInput = z.output<typeof updateAccountSchema>;
