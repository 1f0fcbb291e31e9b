import { z } from 'zod';
import { severities } from '@/server/checks/types';

const name = z.string().trim().min(1).max(80);
const some = z.array(z.enum(severities)).max(4).default([]).meta({ description: 'Empty: all' });

export const bucketFormats = ['json', 'csv', 'ocsf', 'asff'] as const;

const bucketSettings = {
  kind: z.literal('s3'),
  awsAccountId: z.uuid().meta({ description: 'The connected account whose role writes: our id of it' }),
  bucket: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket: 3 to 63 lower-case letters, digits, dots and hyphens'),
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'must be the region of the bucket, such as eu-central-1'),
  prefix: z
    .string()
    .max(400)
    .regex(/^(?!\/)[\w!.*'()/=-]*$/, 'may hold letters, digits, / and _ - . = ! * only, and does not begin with /')
    .default('cloudlens/'),
  format: z.enum(bucketFormats).default('json'),
  severities: some,
};

const hubSettings = { kind: z.literal('security-hub'), severities: some };

/** What is stored of a forwarder; no secret is among it: the accounts' own roles are used. */
export const forwarderSettingsSchema = z.discriminatedUnion('kind', [z.object(bucketSettings), z.object(hubSettings)]);
export type ForwarderSettings = z.output<typeof forwarderSettingsSchema>;
export type BucketSettings = Extract<ForwarderSettings, { kind: 's3' }>;

export const newForwarderSchema = z.discriminatedUnion('kind', [
  z.strictObject({ name, ...bucketSettings }),
  z.strictObject({ name, ...hubSettings }),
]);
export const updateForwarderSchema = z.strictObject({ name: name.optional(), enabled: z.boolean().optional() });

export type NewForwarder = z.output<typeof newForwarderSchema>;
export type ForwarderChange = z.output<typeof updateForwarderSchema>;
