import { z } from 'zod';
import { defineOperation } from '@/server/http/operation';
import { accountRefSchema } from '@/server/http/posture-schemas';
import {
  cursorField,
  emptySchema,
  idParams,
  instantSchema,
  limitField,
  listField,
  listOf,
  pageQuery,
  paginationSchema,
} from '@/server/http/schemas';
import { diffEntrySchema } from '../response-schemas';
import { accountNumber } from '../schema';
import { stateBytesAtMost } from './constants';
import { comparisonStatus, stateFile, uploadQuery } from './schema';

const stateSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    account: accountRefSchema,
    serial: z.int(),
    lineage: z.string(),
    terraformVersion: z.string(),
    uploadedBy: z.string(),
    uploadedAt: instantSchema,
    resources: z.int().meta({ description: 'AWS resources in it' }),
    leftOut: z.int().meta({
      description: 'Of other providers, data sources, and what waits to be destroyed: not compared',
    }),
    masked: z.int().meta({ description: 'Values that were masked before storing' }),
    counts: z.record(comparisonStatus, z.int()),
    inventoryAt: instantSchema.nullable().meta({ description: 'The oldest look at AWS that it is compared with' }),
    inventoryIsOlder: z.boolean().meta({
      description: 'Part of what it is compared with was seen before the upload',
    }),
  })
  .meta({ id: 'TerraformState' });

const comparedSchema = z
  .object({
    status: comparisonStatus,
    address: z.string().nullable().meta({ description: 'null: it is in no state' }),
    terraformType: z.string().nullable(),
    type: z.string().nullable().meta({ description: 'AWS’s; null: the inventory has no such type' }),
    name: z.string().nullable(),
    arn: z.string().nullable(),
    region: z.string().nullable(),
    resourceId: z.string().nullable(),
    compared: z.int().meta({ description: 'Attributes that both sides knew' }),
    differences: z.array(diffEntrySchema).meta({ description: '`before`: the state; `after`: AWS' }),
    reason: z.string().nullable(),
    seenAt: instantSchema.nullable().meta({ description: 'When AWS was asked last' }),
  })
  .meta({ id: 'TerraformComparison' });

export const listTerraformStates = defineOperation({
  id: 'listTerraformStates',
  method: 'GET',
  path: '/api/drift/terraform/states',
  summary: 'List uploaded Terraform states with how they stand to the last inventory',
  tags: ['Drift'],
  permission: 'drift:read',
  query: pageQuery.extend({ accountId: listField(accountNumber) }),
  response: listOf('states', stateSchema),
});

export const uploadTerraformState = defineOperation({
  id: 'uploadTerraformState',
  method: 'POST',
  path: '/api/drift/terraform/states',
  summary: 'Upload a Terraform state, to be compared with the inventory of its account',
  description:
    'The body is the state file. Kept of it is what can be compared, with secrets masked; the file itself is never stored. An upload under the same name takes the place of the one before, so a pipeline may send it after every apply.',
  tags: ['Drift'],
  permission: 'drift:create',
  limit: 'expensive',
  status: 201,
  query: uploadQuery,
  body: stateFile,
  maximumBodyBytes: stateBytesAtMost,
  response: z.object({
    id: z.uuid(),
    name: z.string(),
    accountId: z.string(),
    resources: z.int(),
    leftOut: z.int(),
    masked: z.int(),
  }),
  errors: ['NOT_FOUND', 'CONFLICT', 'UNPROCESSABLE'],
  audit: 'drift.terraform-upload',
  examples: {
    body: {
      version: 4,
      terraform_version: '1.14.0',
      serial: 7,
      lineage: '0f9d1c52-6a1e-4b8e-9a44-3f8f3a0f8a11',
      outputs: {},
      resources: [
        {
          mode: 'managed',
          type: 'aws_s3_bucket',
          name: 'logs',
          provider: 'provider["registry.terraform.io/hashicorp/aws"]',
          instances: [
            {
              schema_version: 0,
              attributes: {
                bucket: 'lumen-prod-access-logs',
                region: 'eu-central-1',
              },
            },
          ],
        },
      ],
    },
  },
});

export const getTerraformState = defineOperation({
  id: 'getTerraformState',
  method: 'GET',
  path: '/api/drift/terraform/states/{id}',
  summary: 'Compare a state with the last inventory: missing, changed and unmanaged resources',
  description:
    '`missing` only where a scan since the upload listed everything of that type and region; else `unknown`, with the reason. Compared are attributes that both sides know.',
  tags: ['Drift'],
  permission: 'drift:read',
  params: idParams,
  query: z.strictObject({
    status: listField(comparisonStatus),
    q: z.string().max(200).optional().meta({ description: 'Text in address, name, ARN or type' }),
    limit: limitField,
    cursor: cursorField,
  }),
  response: z.object({
    state: stateSchema,
    resources: z.array(comparedSchema),
    pagination: paginationSchema,
  }),
  errors: ['NOT_FOUND'],
});

export const deleteTerraformState = defineOperation({
  id: 'deleteTerraformState',
  method: 'DELETE',
  path: '/api/drift/terraform/states/{id}',
  summary: 'Forget an uploaded state',
  tags: ['Drift'],
  permission: 'drift:update',
  params: idParams,
  response: emptySchema,
  errors: ['NOT_FOUND'],
  audit: 'drift.terraform-delete',
});
