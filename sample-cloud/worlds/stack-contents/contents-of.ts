import type { AccountState, WorldResource } from '../../contract';
import { adoptedTypes } from './adopt';
import { scenarios } from './scenarios';
import type { ContentDrift, DetectionPlan, StackContent } from './types';

type Stack = WorldResource<'AWS::CloudFormation::Stack'>;

/** The written resources of a type come first; of a fleet none belongs to a stack. */
const lookedThrough = 2_000;

/** The resources of a stack: those of the account that carry its tags, those of its story, a log of its own, and the stacks in it. */
export function contentsOf(stack: Stack, state: AccountState): StackContent[] {
  const { contents = [], drift = {} } = scenarios[stack.id] ?? {};
  const tagged = adoptedTypes.flatMap((type) => {
    const list = state.list(type, stack.region);
    return list
      .slice(0, Math.min(list.length, lookedThrough))
      .filter(({ tags }) => tags['aws:cloudformation:stack-id'] === stack.arn)
      .map(({ id, tags }): StackContent => {
        const logicalId = tags['aws:cloudformation:logical-id'] ?? id;
        return {
          logicalId,
          type,
          physicalId: id,
          drift: drift[logicalId] ?? unchanged({ Name: id }),
        };
      });
  });
  const stacks = state.list('AWS::CloudFormation::Stack', stack.region);
  const nested = stacks
    .slice(0, Math.min(stacks.length, lookedThrough))
    .filter(({ data }) => data.ParentId === stack.arn)
    .map(
      ({ id, arn }): StackContent => ({
        logicalId: id.split('-').at(-2) ?? id,
        type: 'AWS::CloudFormation::Stack',
        physicalId: arn,
      }),
    );
  const log: StackContent = {
    logicalId: 'DeployLog',
    type: 'AWS::Logs::LogGroup',
    physicalId: `/cloudformation/${stack.id}`,
    drift: unchanged({
      LogGroupName: `/cloudformation/${stack.id}`,
      RetentionInDays: 90,
    }),
  };
  return [...tagged, ...contents, log, ...nested].sort((a, b) => (a.logicalId < b.logicalId ? -1 : 1));
}

const unchanged = (properties: Record<string, unknown>): ContentDrift => ({
  status: 'IN_SYNC',
  expected: properties,
  actual: properties,
  differences: [],
});

export const planOf = (stack: Stack): DetectionPlan => ({
  seconds: 2,
  ...scenarios[stack.id]?.plan,
});
