import { allowedBy, enrichment, listing } from '../spec';
import type { Collector } from '../types';

/** One call a region, and one for each state machine. */
export const stepFunctionsCollector: Collector = {
  service: 'stepfunctions',
  scope: 'regional',
  types: ['AWS::StepFunctions::StateMachine'],
  operations: [
    allowedBy('states', listing('stepfunctions:ListStateMachines', 'AWS::StepFunctions::StateMachine')),
    allowedBy('states', enrichment('stepfunctions:DescribeStateMachine', 'AWS::StepFunctions::StateMachine')),
  ],
  async *collect(context) {
    const { collectStepFunctions } = await import('./collect-stepfunctions');
    yield* collectStepFunctions(context);
  },
};
