import { z } from 'zod';
import { regionSchema } from '@/server/scans/schema';

const accountId = z.string().regex(/^\d{12}$/, 'must be the twelve digits of an AWS account id');
const partition = z.enum(['aws', 'aws-cn', 'aws-us-gov']);

/** A role's ARN and nothing that only looks like one: no user, no wildcard, no path tricks. */
const roleArn = z
  .string()
  .max(512)
  .regex(
    /^arn:(aws|aws-cn|aws-us-gov):iam::\d{12}:role\/[\w+=,.@/-]{1,128}$/,
    'must be the ARN of an IAM role, such as arn:aws:iam::111122223333:role/CloudLensScanRole',
  );

export const issueSchema = z.strictObject({
  accountId,
  roleName: z
    .string()
    .regex(/^[\w+=,.@-]{1,64}$/, 'must be the name of an IAM role')
    .default('CloudLensScanRole'),
  partition: partition.default('aws'),
});

export const connectSchema = z
  .strictObject({
    accountId,
    roleArn,
    externalId: z.string().min(2).max(1224).optional(),
    name: z.string().trim().min(1).max(100).optional(),
    region: regionSchema.optional(),
  })
  .refine((input) => input.roleArn.split(':')[4] === input.accountId, {
    path: ['roleArn'],
    message: 'belongs to another account than the one named',
  });

export const updateAccountSchema = z.strictObject({
  name: z.string().trim().min(1).max(100).optional(),
  schedule: z.enum(['nightly', 'off']).optional(),
  excludedRegions: z.array(regionSchema).max(60).optional(),
});

export const accountIdSchema = z.strictObject({ id: z.uuid() });

export type IssueInput = z.output<typeof issueSchema>;
export type ConnectInput = z.output<typeof connectSchema>;
export type UpdateInput = z.output<typeof updateAccountSchema>;
