import { z } from 'zod';
import { accountNumber } from '@/server/drift/schema';
import { defineOperation } from '@/server/http/operation';
import { cursorField, limitField, listField, listOf } from '@/server/http/schemas';
import { regionSchema } from '@/server/scans/schema';
import { launchedSchema, templateSchema, templateWrittenSchema, versionSchema } from '../response-schemas';
import { createTemplateSchema, createVersionSchema, launchSchema, placeQuery, setDefaultSchema } from '../schema';

const tags = ['Operate'];
const templateParams = z.strictObject({ id: z.string().max(60).meta({ description: 'EC2’s id of the template, lt-…' }) });
const acting = [
  'NOT_FOUND',
  'UNPROCESSABLE',
  'CONFLICT',
  'INSECURE_TRUST',
  'NOT_CONNECTED',
  'ACCOUNT_PAUSED',
  'ROLE_NOT_ASSUMABLE',
  'UNAVAILABLE',
] as const;
const place = { awsAccountId: '3f0c0a6e-4a0f-4c57-9d0e-0d9f8f6f1c11', region: 'eu-central-1' };
const clientToken = '0b7cf3a2-63f7-4f0a-8f5b-7d2f4b1f9f10';

export const listLaunchTemplates = defineOperation({
  id: 'listLaunchTemplates',
  method: 'GET',
  path: '/api/ec2/launch-templates',
  summary: 'List launch templates, by name',
  description: 'As the last scan saw them, with what was made and changed through CloudLens since.',
  tags,
  permission: 'instances:read',
  query: z.strictObject({
    accountId: listField(accountNumber),
    region: listField(regionSchema),
    q: z.string().max(200).optional().meta({ description: 'Text that the id or the name holds' }),
    limit: limitField,
    cursor: cursorField,
  }),
  response: listOf('launchTemplates', templateSchema),
});

export const createLaunchTemplate = defineOperation({
  id: 'createLaunchTemplate',
  method: 'POST',
  path: '/api/ec2/launch-templates',
  summary: 'Create a launch template',
  tags,
  permission: 'instances:update',
  limit: 'expensive',
  status: 201,
  body: createTemplateSchema,
  response: templateWrittenSchema,
  errors: acting,
  audit: 'launch-template.create',
  auditIfChanged: true,
  examples: {
    body: {
      ...place,
      name: 'web',
      data: { imageId: 'ami-0123456789abcdef0', instanceType: 'm7g.large', requireTokens: true },
      clientToken,
    },
  },
});

export const listLaunchTemplateVersions = defineOperation({
  id: 'listLaunchTemplateVersions',
  method: 'GET',
  path: '/api/ec2/launch-templates/{id}/versions',
  summary: 'List the versions of a launch template, newest first, asked of AWS now',
  tags,
  permission: 'instances:read',
  params: templateParams,
  query: placeQuery,
  response: z.object({
    versions: z.array(versionSchema),
    isCut: z.boolean().meta({ description: 'true: AWS has older ones than these' }),
  }),
  errors: acting,
});

export const createLaunchTemplateVersion = defineOperation({
  id: 'createLaunchTemplateVersion',
  method: 'POST',
  path: '/api/ec2/launch-templates/{id}/versions',
  summary: 'Add a version to a launch template, made from another one',
  tags,
  permission: 'instances:update',
  limit: 'expensive',
  status: 201,
  params: templateParams,
  body: createVersionSchema,
  response: templateWrittenSchema,
  errors: acting,
  audit: 'launch-template.add-version',
  auditIfChanged: true,
  examples: { body: { ...place, sourceVersion: 3, data: { requireTokens: true }, clientToken } },
});

export const setLaunchTemplateDefault = defineOperation({
  id: 'setLaunchTemplateDefault',
  method: 'POST',
  path: '/api/ec2/launch-templates/{id}/default',
  summary: 'Set the default version of a launch template',
  description: 'Auto Scaling groups that launch from the default get this version with their next instance.',
  tags,
  permission: 'instances:update',
  limit: 'expensive',
  params: templateParams,
  body: setDefaultSchema,
  response: templateWrittenSchema,
  errors: acting,
  audit: 'launch-template.set-default',
  idempotent: true,
  examples: { body: { ...place, version: 4 } },
});

export const launchFromLaunchTemplate = defineOperation({
  id: 'launchFromLaunchTemplate',
  method: 'POST',
  path: '/api/ec2/launch-templates/{id}/launch',
  summary: 'Launch instances from a launch template, once per client token',
  description:
    'All of them or none. A repeat with the same `clientToken` gets the first answer and launches nothing more, also when that answer was lost. Counts against the limits of organization and person (429 with Retry-After).',
  tags,
  permission: 'instances:update',
  limit: 'expensive',
  status: 202,
  params: templateParams,
  body: launchSchema,
  response: launchedSchema,
  errors: acting,
  audit: 'instance.launch',
  auditIfChanged: true,
  examples: { body: { ...place, count: 1, tags: { Name: 'web-7' }, clientToken, dryRun: false } },
});
