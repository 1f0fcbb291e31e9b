import { z } from 'zod';
import { regionSchema } from '@/server/scans/schema';

export const accountNumber = z.string().regex(/^\d{12}$/, 'must be the twelve digits of an AWS account id');

/** CloudFormation's rule for names, or a stack's ARN. */
export const stackName = z
  .string()
  .regex(
    /^([A-Za-z][A-Za-z0-9-]{0,127}|arn:aws[\w-]*:cloudformation:[\w-]+:\d{12}:stack\/[\w-]+\/[\w-]+)$/,
    'must be the name or the ARN of a stack',
  );

export const triggerSchema = z.strictObject({
  accountId: accountNumber,
  stackName,
  region: regionSchema,
});

export const checkAllSchema = z.strictObject({
  accountId: accountNumber.optional().meta({ description: 'Without it: every connected account' }),
  region: regionSchema.optional(),
  force: z.boolean().default(false).meta({
    description: 'Also what was checked lately or cannot have changed',
  }),
});

const pattern = (what: string) =>
  z
    .string()
    .trim()
    .min(1)
    .max(256)
    .meta({ description: `${what}; \`*\` stands for any text` });

const ruleFields = {
  stackName: pattern('Name of the stack').nullish(),
  resourceType: pattern('As in AWS::EC2::SecurityGroup').nullish(),
  logicalId: pattern('The resource’s name in the template').nullish(),
  propertyPath: pattern('A JSON pointer such as /SecurityGroupIngress; what lies below is ignored too').nullish(),
};

type RuleParts = { [K in keyof typeof ruleFields]?: string | null | undefined };
export const saysSomething = (rule: RuleParts): boolean =>
  Boolean(rule.stackName || rule.resourceType || rule.logicalId || rule.propertyPath);
const emptyRule = {
  message: 'Say at least one of stack, type, logical id and property: an empty rule would hide all drift.',
  path: ['resourceType'],
};

export const rulePartsSchema = z.strictObject(ruleFields);

export const ignoreRuleSchema = z
  .strictObject({
    ...ruleFields,
    reason: z.string().trim().min(3, 'Say in a few words why.').max(500),
    owner: z.string().trim().min(2, 'Say who answers for it.').max(120),
    expiresAt: z.iso.datetime().nullish().meta({ description: 'null or absent: until somebody lifts it' }),
  })
  .refine(saysSomething, emptyRule);

export type IgnoreRuleInput = z.output<typeof ignoreRuleSchema>;
export type RulePartsInput = z.output<typeof rulePartsSchema>;

export const scheduleSchema = z.strictObject({
  accountId: accountNumber,
  schedule: z.enum(['nightly', 'off']),
});

/** Ids of stacks and resources count up per installation. */
export const rowId = z.string().regex(/^\d{1,18}$/);
export const logicalIdSchema = z.string().regex(/^[A-Za-z0-9]{1,255}$/, 'must be the name of a resource in its template');
