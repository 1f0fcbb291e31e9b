import { withOrg } from '@/server/db';
import { AppError } from '@/server/errors';
import { type Actor, within } from '@/server/identity/actor';
import { readResults } from '../data';
import { showResource } from '../diff/show-resource';
import { type RulePartsInput, saysSomething } from '../schema';
import { type StackStateRow, stackStates } from '../stack-state';
import { partsOf } from './mutations';

export interface HiddenDifference {
  stackId: string;
  stackName: string;
  logicalId: string;
  resourceType: string;
  /** '' for a resource that is gone as a whole. */
  path: string;
}

export interface RulePreview {
  differences: number;
  /** Resources that would not count as drifted any more. */
  resources: number;
  stacks: number;
  examples: HiddenDifference[];
}

const examplesShown = 20;

/** What a rule would hide of the drift that is known now. @throws AppError BAD_REQUEST for an empty rule */
export async function previewRule(actor: Actor, input: RulePartsInput): Promise<RulePreview> {
  const scope = within(actor, 'drift:read');
  const { orgId } = scope;
  if (!saysSomething(input))
    throw new AppError('BAD_REQUEST', 'Say at least one of stack, type, logical id and property: an empty rule would hide all drift.');
  const rule = { id: 'preview', ...partsOf(input) };
  return withOrg(scope, async (tx) => {
    const stacks = await tx.sql<StackStateRow[]>`
      select s.* from ${stackStates(tx.sql, orgId, tx.sql``)} where s.drift_status = 'DRIFTED' and s.detection_id is not null`;
    const results = await readResults(
      tx,
      orgId,
      stacks.flatMap((stack) => stack.detection_id ?? []),
    );
    const hidden: HiddenDifference[] = [];
    let resources = 0;
    for (const stack of stacks)
      for (const result of results.get(stack.detection_id ?? '') ?? []) {
        const shown = showResource(result, stack.stack_name, [rule]);
        if (shown.ignored) resources += 1;
        const paths =
          shown.differences.length > 0
            ? shown.differences.filter((each) => each.ignoredBy).map(({ path }) => path)
            : shown.ignored
              ? ['']
              : [];
        for (const path of paths)
          hidden.push({
            stackId: stack.id,
            stackName: stack.stack_name,
            logicalId: shown.logicalId,
            resourceType: shown.resourceType,
            path,
          });
      }
    return {
      differences: hidden.length,
      resources,
      stacks: new Set(hidden.map(({ stackId }) => stackId)).size,
      examples: hidden.slice(0, examplesShown),
    };
  });
}
