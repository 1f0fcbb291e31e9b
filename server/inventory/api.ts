import { z } from 'zod';
import { diffShape } from '@/server/drift/versions/api';
import { defineOperation } from '@/server/http/operation';
import { cursorField, instantSchema, limitField } from '@/server/http/schemas';
import { inventoryFormats } from './constants';
import {
  countsSchema,
  lookSchema,
  resourceDetailSchema,
  resourceSchema,
  resourceVersionsSchema,
  tagCoverageSchema,
  unseenSchema,
} from './response-schemas';
import { inventoryQuery, resourceSortField } from './schema';
import { requiredTagsSchema } from './tags/schema';

const tags = ['Resources'];
const permission = 'resources:read';
const params = z.strictObject({ id: z.string().min(1).max(100).meta({ description: 'The `uid` of a resource' }) });

export const countAwsResources = defineOperation({
  id: 'countAwsResources',
  method: 'GET',
  path: '/api/aws-resources',
  summary: 'Count resources over all accounts, as their last scans saw them',
  description: 'What the last scans could not list to its end is in `unseen`: a count says nothing about it.',
  tags,
  permission,
  response: z.object({
    ec2Count: z.int(),
    s3Count: z.int(),
    lambdaCount: z.int(),
    rdsCount: z.int(),
    lastUpdated: instantSchema.nullable().meta({ description: 'null: nothing was scanned yet' }),
    counts: z.record(z.string(), z.int()).meta({ description: 'By AWS’s name of the type' }),
    byAccount: z.record(z.string(), z.int()).meta({ description: 'By the twelve digits of the account' }),
    byRegion: z.record(z.string(), z.int()),
    accounts: z.array(lookSchema),
    unseen: z.array(unseenSchema),
  }),
});

export const listAwsResources = defineOperation({
  id: 'listAwsResources',
  method: 'GET',
  path: '/api/aws-resources/details',
  summary: 'List resources, as the last scans saw them',
  description:
    'By `page` or, for large inventories and what changes meanwhile, by `cursor`. Several values of a filter are alternatives; tags all have to be there or to be missing, and filters narrow each other.',
  tags,
  permission,
  query: inventoryQuery.extend({
    page: z.coerce.number().int().min(1).max(1_000).optional().meta({ description: 'From 1; further than 1000 by cursor' }),
    limit: limitField,
    cursor: cursorField,
    sort: resourceSortField,
  }),
  response: z.object({
    resources: z.array(resourceSchema),
    pagination: z.object({
      page: z.int().nullable().meta({ description: 'null: asked for by cursor' }),
      limit: z.int(),
      total: z.int(),
      totalPages: z.int(),
      totalIsCapped: z.boolean().optional().meta({ description: 'true: there are more than `total`' }),
      nextCursor: z.string().nullable(),
    }),
  }),
});

export const countFilteredResources = defineOperation({
  id: 'countFilteredResources',
  method: 'GET',
  path: '/api/aws-resources/counts',
  summary: 'Count filtered resources by type, account and region',
  description: 'Each under all filters but its own.',
  tags,
  permission,
  query: inventoryQuery,
  response: z.object({ counts: countsSchema, unseen: z.array(unseenSchema) }),
});

export const exportAwsResources = defineOperation({
  id: 'exportAwsResources',
  method: 'GET',
  path: '/api/aws-resources/export',
  summary: 'Download the filtered resources as CSV or JSON',
  description: 'All that match, streamed. In CSV, cells that a spreadsheet would run as a formula begin with an apostrophe.',
  tags,
  permission,
  limit: 'expensive',
  query: inventoryQuery.extend({ format: z.enum(inventoryFormats).default('csv'), sort: resourceSortField }),
  response: z.unknown(),
  produces: ['text/csv', 'application/json'],
  envelope: false,
});

export const getAwsResource = defineOperation({
  id: 'getAwsResource',
  method: 'GET',
  path: '/api/aws-resources/{id}',
  summary: 'Read one resource with its configuration, tags, findings and versions, also when it is gone',
  tags,
  permission,
  params,
  response: z.object({ resource: resourceDetailSchema }),
  errors: ['NOT_FOUND'],
});

export const listAwsResourceVersions = defineOperation({
  id: 'listAwsResourceVersions',
  method: 'GET',
  path: '/api/aws-resources/{id}/versions',
  summary: 'Each time a resource’s configuration or tags changed, newest first',
  tags,
  permission,
  params,
  response: resourceVersionsSchema,
  errors: ['NOT_FOUND'],
});

export const diffAwsResource = defineOperation({
  id: 'diffAwsResource',
  method: 'GET',
  path: '/api/aws-resources/{id}/diff',
  summary: 'What differs between two versions of a resource',
  description:
    'Versions are named by when they were seen (`changedAt`); any instant between stands for the version that held then. Without `from` and `to`: over the last seven days.',
  tags,
  permission,
  params,
  query: z.strictObject({ from: instantSchema.optional(), to: instantSchema.optional() }),
  response: diffShape,
  errors: ['NOT_FOUND', 'BAD_REQUEST'],
});

export const readTagCoverage = defineOperation({
  id: 'readTagCoverage',
  method: 'GET',
  path: '/api/tag-coverage',
  summary: 'Which required tag keys resources carry, by type and account, and what is spelt differently',
  tags,
  permission,
  response: z.object({ coverage: tagCoverageSchema }),
});

export const readTagChoices = defineOperation({
  id: 'readTagChoices',
  method: 'GET',
  path: '/api/tag-choices',
  summary: 'Find tag keys that resources carry, or the values of one key, by letters in them',
  tags,
  permission,
  query: z.strictObject({
    key: z.string().min(1).max(128).optional().meta({ description: 'Of the values; without it, keys' }),
    q: z.string().max(200).optional().meta({ description: 'Letters in it, in any case' }),
  }),
  response: z.object({
    choices: z.array(
      z.object({
        value: z.string(),
        resources: z.int().nullable().meta({ description: 'That carry the key; null: not counted' }),
      }),
    ),
    isCapped: z.boolean().meta({ description: 'true: there are more' }),
  }),
});

export const putRequiredTags = defineOperation({
  id: 'putRequiredTags',
  method: 'PUT',
  path: '/api/tag-coverage/required',
  summary: 'Choose which tag keys resources shall carry',
  tags,
  permission: 'organization:update',
  body: requiredTagsSchema,
  response: requiredTagsSchema,
  audit: 'inventory.require-tags',
  examples: { body: { keys: ['Environment', 'Owner'] } },
});
