import { z } from 'zod';
import { policyReportPath } from '../http/headers';
import { defineOperation } from '../http/operation';

/** As browsers send it; they add members as they like. */
const report = z.looseObject({
  'document-uri': z.string().max(4000).optional(),
  'violated-directive': z.string().max(4000).optional(),
  'effective-directive': z.string().max(4000).optional(),
  'blocked-uri': z.string().max(4000).optional(),
});

export const reportPolicyViolation = defineOperation({
  id: 'reportPolicyViolation',
  method: 'POST',
  path: policyReportPath,
  summary: 'A browser tells that the content security policy stopped something',
  description: 'For browsers. What comes in is logged in short, at most 30 a minute.',
  tags: ['Operations'],
  permission: 'public',
  consumes: ['application/csp-report', 'application/json'],
  body: z.strictObject({ 'csp-report': report }),
  response: z.object({ logged: z.boolean() }),
  limit: 'none',
  examples: { body: { 'csp-report': { 'document-uri': 'https://cloudlens.example.com/overview', 'violated-directive': 'script-src' } } },
});
