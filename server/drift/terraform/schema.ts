import { z } from 'zod';
import { accountNumber } from '../schema';
import { comparisonStatuses } from './types';

/** Names that stand in addresses and file names: no surprises. */
export const stateName = z
  .string()
  .regex(/^[\w.@:/ -]{1,100}$/, 'must be 1 to 100 letters, digits, blanks or . _ - @ : /')
  .meta({
    description: 'What you call the state, as in `shop/production`. An upload under the same name takes its place.',
  });

export const uploadQuery = z.strictObject({
  name: stateName.optional(),
  accountId: accountNumber.optional().meta({
    description: 'Without it: the account that most of the state’s ARNs name',
  }),
});

/** Read by readState, which says what a file is that is none. */
export const stateFile = z.looseObject({}).meta({
  description: 'What `terraform state pull` prints: a state of version 4, at most 8 MB',
});

export const comparisonStatus = z.enum(comparisonStatuses);
