import { z } from 'zod';
import { sinceSchema } from '@/server/findings/schema';
import { defineOperation } from '@/server/http/operation';
import { accountRefSchema, severitySchema } from '@/server/http/posture-schemas';
import { cursorField, emptySchema, idParams, instantSchema, limitField, listField, listOf } from '@/server/http/schemas';
import { pathStatuses } from './constants';
import { mutePathSchema } from './schema';

const text = z.string().min(1).max(200);
const nodeSchema = z.object({ id: z.string(), type: z.string(), name: z.string(), region: z.string() });
const factorSchema = z.object({ value: z.number().min(0).max(1), why: z.string() });

const pathSchema = z
  .object({
    id: z.uuid(),
    kind: z.string(),
    kindTitle: z.string(),
    title: z.string(),
    severity: severitySchema,
    score: z.int().min(0).max(100).meta({ description: 'Exposure × exploitability × impact, of 100' }),
    evidence: z.enum(['proven', 'possible']).meta({ description: 'possible: a step rests on something that could not be looked at' }),
    status: z.enum(pathStatuses),
    region: z.string(),
    account: accountRefSchema,
    folded: z.int().min(1).meta({ description: 'How many near-identical paths it stands for' }),
    blast: z.int().min(1).meta({ description: 'How many things the end of it opens' }),
    nodes: z.array(nodeSchema),
    links: z.array(
      z.object({ from: z.string(), to: z.string(), why: z.string(), state: z.enum(['seen', 'unseen']), reason: z.string().nullable() }),
    ),
    fix: z.object({
      text: z.string(),
      on: z.string().meta({ description: 'ARN of what to change' }),
      link: z.int(),
      checkId: z.string().nullable(),
      cli: z.string().nullable(),
      terraform: z.string().nullable(),
    }),
    firstSeenAt: instantSchema,
    lastSeenAt: instantSchema,
    changedAt: instantSchema,
    mute: z.object({ reason: z.string(), by: z.string(), until: instantSchema.nullable() }).nullable(),
  })
  .meta({ id: 'AttackPath' });

const pathDetailSchema = pathSchema.extend({
  about: z.string(),
  factors: z.object({ exposure: factorSchema, exploitability: factorSchema, impact: factorSchema }),
  also: z.array(nodeSchema).meta({ description: 'Further targets that the same entry reaches in the same way' }),
  reasons: z.array(z.string()).meta({ description: 'Why it is possible and not proven' }),
  findings: z
    .array(z.object({ id: z.string(), checkId: z.string(), title: z.string(), severity: severitySchema, arn: z.string() }))
    .meta({ description: 'Open findings of the resources on the path' }),
});

export const listAttackPaths = defineOperation({
  id: 'listAttackPaths',
  method: 'GET',
  path: '/api/attack-paths',
  summary: 'List attack paths, the worst first',
  description:
    'A path is a chain of steps from the internet, another account or a leaked credential to something worth having, with the one change that breaks it.',
  tags: ['Attack paths'],
  permission: 'findings:read',
  query: z.strictObject({
    status: listField(z.enum(pathStatuses)).meta({ description: 'Default: open' }),
    kind: listField(text),
    severity: listField(severitySchema),
    accountId: listField(z.string().regex(/^\d{12}$/, 'must be the twelve digits of an AWS account id')),
    entryType: listField(text).meta({ description: 'Type of the first resource, such as AWS::EC2::Instance' }),
    targetType: listField(text).meta({ description: 'Type of the last resource; `account` for the whole account' }),
    resource: z.string().min(1).max(2_000).optional().meta({ description: 'ARN that the path leads over' }),
    since: sinceSchema.optional().meta({ description: 'That opened, reopened or closed since: `24h`, `7d`, or an instant' }),
    limit: limitField,
    cursor: cursorField,
  }),
  response: listOf('paths', pathSchema),
});

export const getAttackPath = defineOperation({
  id: 'getAttackPath',
  method: 'GET',
  path: '/api/attack-paths/{id}',
  summary: 'Read an attack path with what its score rests on and the findings along it',
  tags: ['Attack paths'],
  permission: 'findings:read',
  params: idParams,
  response: z.object({ path: pathDetailSchema }),
  errors: ['NOT_FOUND'],
});

export const muteAttackPath = defineOperation({
  id: 'muteAttackPath',
  method: 'POST',
  path: '/api/attack-paths/{id}/mute',
  summary: 'Mute an attack path with a reason and an end',
  description: 'Scans go on looking at it. Muting again replaces reason and end.',
  tags: ['Attack paths'],
  permission: 'findings:update',
  params: idParams,
  body: mutePathSchema,
  response: emptySchema,
  errors: ['NOT_FOUND', 'BAD_REQUEST', 'UNPROCESSABLE'],
  audit: 'attack-path.mute',
  examples: { body: { reason: 'The campaign is over, and its bucket goes this week' } },
});

export const unmuteAttackPath = defineOperation({
  id: 'unmuteAttackPath',
  method: 'DELETE',
  path: '/api/attack-paths/{id}/mute',
  summary: 'Lift the mute of an attack path',
  tags: ['Attack paths'],
  permission: 'findings:update',
  params: idParams,
  response: emptySchema,
  errors: ['NOT_FOUND'],
  audit: 'attack-path.unmute',
});
