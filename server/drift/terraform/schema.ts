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

const fieldsOfState = ['version', 'terraform_version', 'serial', 'lineage', 'outputs', 'resources', 'check_results'] as const;
/** Of what people send instead: older and encrypted states, pointers to remote ones, and what `terraform show -json` prints of either. */
const fieldsOfOthers = [
  'modules',
  'backend',
  'remote',
  'meta',
  'encrypted_data',
  'encryption_version',
  'format_version',
  'values',
  'variables',
  'planned_values',
  'resource_drift',
  'resource_changes',
  'output_changes',
  'prior_state',
  'configuration',
  'relevant_attributes',
  'checks',
  'timestamp',
  'applyable',
  'complete',
  'errored',
] as const;

/** Read by readState, which says of the others what they are and what to do. */
export const stateFile = z
  .strictObject(Object.fromEntries([...fieldsOfState, ...fieldsOfOthers].map((name) => [name, z.unknown().optional()])))
  .meta({ description: 'What `terraform state pull` prints: a state of version 4, at most 8 MB' });

export const comparisonStatus = z.enum(comparisonStatuses);
