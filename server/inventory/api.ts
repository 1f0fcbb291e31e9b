import { z } from 'zod';
import { defineOperation } from '@/server/http/operation';
import { cursorField, instantSchema, limitField, listField } from '@/server/http/schemas';

const text = z.string().min(1).max(200);

const resourceSchema = z
  .object({
    type: z.string().meta({ description: '`ec2`, `s3`, `lambda`, `rds`, else AWS’s own name, as in AWS::EC2::Volume' }),
    resourceType: z.string().meta({ description: 'AWS’s own name always' }),
    id: z.string(),
    name: z.string().nullable(),
    arn: z.string(),
    accountId: z.string().meta({ description: 'Twelve digits' }),
    region: z.string(),
    service: z.string(),
    state: z.string().nullable().meta({ description: 'null: the type has none' }),
    instanceType: z.string().optional(),
    launchTime: z.string().optional(),
    tags: z.record(z.string(), z.string()),
    firstSeenAt: instantSchema,
    changedAt: instantSchema,
  })
  .meta({ id: 'Resource' });

export const countAwsResources = defineOperation({
  id: 'countAwsResources',
  method: 'GET',
  path: '/api/aws-resources',
  summary: 'Count resources over all accounts, as their last scans saw them',
  tags: ['Resources'],
  permission: 'resources:read',
  response: z.object({
    ec2Count: z.int(),
    s3Count: z.int(),
    lambdaCount: z.int(),
    rdsCount: z.int(),
    lastUpdated: instantSchema.nullable().meta({ description: 'null: nothing was scanned yet' }),
    counts: z.record(z.string(), z.int()).meta({ description: 'By AWS’s name of the type' }),
  }),
});

export const listAwsResources = defineOperation({
  id: 'listAwsResources',
  method: 'GET',
  path: '/api/aws-resources/details',
  summary: 'List resources, as the last scans saw them',
  description:
    'By `page` or, for large inventories and what changes meanwhile, by `cursor`. Several values of a filter are alternatives; tags all have to be there, and filters narrow each other.',
  tags: ['Resources'],
  permission: 'resources:read',
  query: z.strictObject({
    page: z.coerce.number().int().min(1).max(1_000).optional().meta({ description: 'From 1; further than 1000 by cursor' }),
    limit: limitField,
    cursor: cursorField,
    type: listField(text).meta({ description: '`ec2`, `s3`, `lambda`, `rds`, or AWS’s own name' }),
    accountId: listField(z.string().regex(/^\d{12}$/, 'must be the twelve digits of an AWS account id')),
    region: listField(text),
    tag: listField(text).meta({ description: '`key=value`, or `key` for any value' }),
    q: z.string().max(200).optional().meta({ description: 'Text in ARN, id or name' }),
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
