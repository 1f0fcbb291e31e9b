import { z } from 'zod';
import { sinceSchema } from '@/server/findings/schema';
import { listField } from '@/server/http/schemas';
import { findingFilters, resourceSorts } from './constants';

const text = z.string().min(1).max(200);

/** The filters of `GET /api/aws-resources/details`, of its counts and of its export. */
export const inventoryQuery = z.strictObject({
  type: listField(text).meta({ description: '`ec2`, `s3`, `lambda`, `rds`, or AWS’s own name' }),
  accountId: listField(z.string().regex(/^\d{12}$/, 'must be the twelve digits of an AWS account id')),
  account: listField(z.uuid()).meta({ description: 'Our ids of accounts' }),
  region: listField(text),
  tag: listField(z.string().min(1).max(400)).meta({ description: '`key=value`, or `key` for any value' }),
  without: listField(z.string().min(1).max(128)).meta({ description: 'Tag keys that are missing; `*`: without any tag' }),
  q: z.string().max(200).optional().meta({ description: 'Beginnings of words in ARN, id or name' }),
  state: listField(text).meta({ description: 'As AWS calls it: `running`, `available`' }),
  findings: z.enum(findingFilters).optional().meta({ description: 'With or without open findings, muted ones included' }),
  since: sinceSchema.optional().meta({ description: 'Whose configuration or tags changed since: `24h`, `7d`, or an instant' }),
});

export const resourceSortField = z.enum(resourceSorts).optional();
