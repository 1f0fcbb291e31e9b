import { z } from 'zod';
import { workflowKinds } from '@/drizzle/schema/workflows';
import { highestLimits, scriptBytesAtMost } from './constants';
import { nextTime } from './next-time';
import { inputTypes } from './types';

export const kindSchema = z.enum(workflowKinds);

const whole = (most: number, least = 1) => z.int().min(least).max(most);

export const limitsSchema = z.strictObject({
  cpu: z.number().min(0.1).max(highestLimits.cpu).meta({ description: 'Cores; fractions are fine' }),
  memoryMb: whole(highestLimits.memoryMb, 32),
  pids: whole(highestLimits.pids, 4).meta({ description: 'Processes and threads' }),
  seconds: whole(highestLimits.seconds).meta({ description: 'By the clock, for each phase' }),
  outputKb: whole(highestLimits.outputKb, 16).meta({ description: 'Standard output and error together' }),
});

/** A host name of at least two labels, optionally with a port. No addresses, no wildcards. */
export const hostSchema = z
  .string()
  .max(260)
  .regex(
    /^(?=.{4,255}(:|$))([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9](:\d{1,5})?$/,
    'must be a host name such as registry.npmjs.org, with a port if you like; no addresses and no wildcards',
  );

/** `builtin-<kind>` or the id of one's own. */
const noMapping = `must be the id of a mapping, or of a built-in one: ${workflowKinds.map((kind) => `builtin-${kind}`).join(', ')}`;
export const mappingId = z.union([
  z.uuid(noMapping),
  z.enum(
    workflowKinds.map((kind) => `builtin-${kind}` as const),
    noMapping,
  ),
]);

export const mappingSchema = z.strictObject({
  kind: kindSchema,
  name: z.string().trim().min(1).max(80),
  image: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._/:@-]{0,254}$/i, 'must be the name of a container image, as in localhost/tools:1')
    .refine(
      (name) => name.split('/').every((part) => /^[a-z0-9]/i.test(part)),
      'must be the name of a container image, without empty parts',
    )
    .nullish()
    .meta({
      description:
        'Runs the scripts in this container image, which must be on the machine: none is pulled. 422 where no container runtime works, or the image is not there. Without one, in what the machine offers',
    }),
  command: z
    .array(z.string().min(1).max(500))
    .min(1)
    .max(30)
    .optional()
    .meta({ description: 'Program and arguments; {script} stands for the script’s file. Default: as the built-in one of the kind' }),
  limits: limitsSchema.partial().optional(),
  network: z.strictObject({ allow: z.array(hostSchema).max(50) }).optional(),
});
export type MappingInput = z.output<typeof mappingSchema>;

const inputName = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'must be small letters, digits and underscores, a letter first');

const isPattern = (text: string): boolean => {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
};

export const inputSchema = z
  .strictObject({
    name: inputName,
    type: z.enum(inputTypes),
    label: z.string().trim().max(120).optional(),
    required: z.boolean().default(true),
    default: z.union([z.string().max(1000), z.number(), z.boolean()]).optional(),
    options: z.array(z.string().min(1).max(200)).min(1).max(50).optional(),
    pattern: z.string().max(200).refine(isPattern, 'is no regular expression').optional(),
  })
  .refine(({ type, options }) => (type === 'choice') === (options !== undefined), {
    message: 'A choice has options, and nothing else has.',
    path: ['options'],
  });

/** `service:Action`, where the action may end in `*`; never all of a service's name or `*` alone. */
export const actionSchema = z
  .string()
  .regex(
    /^[a-z0-9-]{2,40}:[A-Za-z][A-Za-z0-9]{1,80}\*?$/,
    'must be a service and an action, as in s3:PutBucketPublicAccessBlock or ec2:Describe*',
  );

export const grantSchema = z.strictObject({
  actions: z.array(actionSchema).min(1).max(60),
  resources: z
    .array(z.string().regex(/^(\*|arn:[\w*-]+:[\w*-]*:[\w*-]*:[\d*]*:\S{1,500})$/, 'must be an ARN, or * for all'))
    .min(1)
    .max(30)
    .default(['*']),
});

export const secretName = z.string().regex(/^[A-Z][A-Z0-9_]{0,59}$/, 'must be capital letters, digits and underscores, a letter first');

/** Five fields in UTC, as cron has them; no seconds, so that nothing starts more than once a minute. */
export const cronSchema = z
  .string()
  .trim()
  .max(100)
  .refine(
    (text) => text.split(/\s+/).length === 5 && nextTime(text) !== null,
    'must be five fields of cron that come true one day, as in 0 3 * * 1',
  );

const script = z
  .string()
  .min(1, 'A workflow needs a script.')
  .refine((text) => Buffer.byteLength(text) <= scriptBytesAtMost, `must be at most ${scriptBytesAtMost / 1024} KiB`)
  .refine((text) => !text.includes('\0'), 'must be text');

const fields = {
  name: z.string().trim().min(1).max(120),
  description: z.string().trim().max(1000),
  mappingId: mappingId.nullable().meta({ description: 'null: the built-in one of the kind' }),
  inputs: z
    .array(inputSchema)
    .max(30)
    .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, 'Each input needs a name of its own.'),
  grants: z.array(grantSchema).max(20).meta({ description: 'What it may do in an AWS account; nothing else is possible' }),
  secrets: z.array(secretName).max(30).meta({ description: 'Names of the secrets that it is handed' }),
  awsAccountIds: z.array(z.uuid()).max(100).meta({ description: 'The accounts in which it may run; none: without AWS access' }),
  schedule: cronSchema.nullable(),
  requiresApproval: z.boolean(),
  approveScheduled: z.boolean().meta({ description: 'Scheduled runs change things without asking a person' }),
  note: z.string().trim().max(500).meta({ description: 'What this version is about' }),
};

const { name, mappingId: mapping, ...rest } = fields;

export const createWorkflowSchema = z.strictObject({ name, kind: kindSchema, script, mappingId: mapping.optional(), ...rest }).partial({
  description: true,
  inputs: true,
  grants: true,
  secrets: true,
  awsAccountIds: true,
  schedule: true,
  requiresApproval: true,
  approveScheduled: true,
  note: true,
});
export type CreateWorkflowInput = z.output<typeof createWorkflowSchema>;

/** What is left out stays as it is. */
export const updateWorkflowSchema = z.strictObject({ script, ...fields }).partial();
export type UpdateWorkflowInput = z.output<typeof updateWorkflowSchema>;

export const inputValuesSchema = z.record(inputName, z.union([z.string().max(4000), z.number(), z.boolean()]));

export const executeSchema = z.strictObject({
  inputs: inputValuesSchema.optional(),
  awsAccountId: z.uuid().optional().meta({ description: 'One of the workflow’s accounts; needed where it has several' }),
});
export type ExecuteInput = z.output<typeof executeSchema>;

export const secretSchema = z.strictObject({
  name: secretName,
  value: z.string().min(4, 'Shorter than four characters it could not be masked in logs.').max(16_384),
});

export const settingsSchema = z.strictObject({
  runsAtOnce: whole(50),
  ownApproval: z.boolean().meta({ description: 'Who asked for a run may also approve it' }),
  maxima: limitsSchema,
});
export type WorkflowSettings = z.output<typeof settingsSchema>;
