'use server';

import { action } from '@/server/action';
import { setRequiredTags } from './tags/mutations';
import { requiredTagsSchema } from './tags/schema';

export const setRequiredTagsAction = action({ permission: 'organization:update', input: requiredTagsSchema }, ({ actor, input }) =>
  setRequiredTags(actor, input),
);
