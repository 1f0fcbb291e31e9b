import type { AnyOrgId } from '@/server/ids';
import type { SecretPlace } from '@/server/secrets/place';

/** Where what runs leave behind lies sealed. */
const at =
  (table: string, column: string) =>
  (orgId: AnyOrgId, rowId: string): SecretPlace => ({ orgId, table, column, rowId });

export const artefactPlace = at('run_artefacts', 'content');
export const planPlace = at('workflow_runs', 'plan');
export const statePlace = at('terraform_workflow_states', 'state');
