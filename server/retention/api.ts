import { z } from 'zod';
import { defineOperation } from '@/server/http/operation';
import { retentionSchema } from './schema';

const response = z.object({ retention: retentionSchema });

export const getRetention = defineOperation({
  id: 'getRetention',
  method: 'GET',
  path: '/api/organization/retention',
  summary: 'Read for how many days scans and history are kept',
  tags: ['Organization'],
  permission: 'organization:read',
  response,
});

export const putRetention = defineOperation({
  id: 'putRetention',
  method: 'PUT',
  path: '/api/organization/retention',
  summary: 'Choose for how many days scans and history are kept',
  description:
    'What is older is deleted every night. Findings stay as they are, whatever their age, and so does the history of those that are open, the newest scan of each account, the ten newest drift detections of each stack and runs of each workflow, what people decided, wrote and set up, and the audit log.',
  tags: ['Organization'],
  permission: 'organization:update',
  body: retentionSchema,
  response,
  audit: 'retention.update',
  examples: { body: { scanDays: 365, historyDays: 730 } },
});
