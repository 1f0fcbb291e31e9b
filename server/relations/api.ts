import { z } from 'zod';
import { defineOperation } from '@/server/http/operation';
import { listField, listOf, pageQuery } from '@/server/http/schemas';
import { directions, graphBounds } from './constants';
import { edgeKinds } from './types';

const kindSchema = z.enum(edgeKinds);

const endSchema = z
  .object({
    arn: z.string().meta({ description: 'ARN; of what has none a service’s name, `*`, or `host:` and a host’s name' }),
    uid: z.string().nullable().meta({ description: 'Of the resource in the inventory; null: no scan that you may see has it' }),
    type: z.string().nullable(),
    label: z.string(),
    region: z.string().nullable(),
    accountId: z.string().nullable().meta({ description: 'Twelve digits' }),
    openFindings: z.int(),
  })
  .meta({ id: 'RelationEnd' });

export const getRelations = defineOperation({
  id: 'getResourceRelations',
  method: 'GET',
  path: '/api/aws-resources/{id}/relations',
  summary: 'What hangs together with a resource, a few steps around it',
  description: `At most ${graphBounds.nodes} resources, and ${graphBounds.perKind} relations of a kind and direction of each: \`truncated\` and \`cut\` say where there is more, which GET /api/relations lists.`,
  tags: ['Resources'],
  permission: 'resources:read',
  params: z.strictObject({ id: z.string().min(1).max(40).meta({ description: '`uid` of a resource' }) }),
  query: z.strictObject({
    depth: z.coerce.number().int().min(1).max(graphBounds.depth).default(1).meta({ description: 'Steps' }),
    kinds: listField(kindSchema).meta({ description: 'Kinds of relations; all when left out' }),
    direction: z.enum(directions).default('both').meta({ description: '`out`: what it leads to. `in`: what leads to it' }),
  }),
  response: z.object({
    root: z.string(),
    nodes: z.array(endSchema.extend({ distance: z.int() }).meta({ id: 'RelationNode' })),
    edges: z.array(z.object({ from: z.string(), to: z.string(), kind: kindSchema, via: z.string().nullable() })),
    cut: z
      .array(z.object({ arn: z.string(), kind: kindSchema, direction: z.enum(['out', 'in']) }))
      .meta({ description: 'Relations that are not all there' }),
    truncated: z.boolean(),
  }),
  errors: ['NOT_FOUND'],
});

const arn = z.string().min(1).max(1_200);

export const listRelations = defineOperation({
  id: 'listRelations',
  method: 'GET',
  path: '/api/relations',
  summary: 'List relations between resources',
  description: 'Read off the resources’ configurations. Filters narrow each other; several kinds are alternatives.',
  tags: ['Resources'],
  permission: 'resources:read',
  query: pageQuery.extend({
    from: arn.optional().meta({ description: 'ARN of the resource whose configuration says it' }),
    to: arn.optional().meta({ description: 'ARN of the other end; also a service’s name or `*`' }),
    kind: listField(kindSchema),
  }),
  response: listOf(
    'relations',
    z.object({ from: endSchema, kind: kindSchema, to: endSchema, via: z.string().nullable() }).meta({ id: 'Relation' }),
  ),
});
