import type { OperationName } from '@/server/aws/operation';
import type { ResourceData } from '@/server/collect/resource-data';
import { notApplicable } from '../define-check';
import type { Verdict } from '../types';

export const stackNeeds: readonly OperationName[] = ['cloudformation:DescribeStacks'];

type Stack = ResourceData['AWS::CloudFormation::Stack'];

/** Asks about a stack that has something in it and is here to stay. */
export function withStack(stack: Stack, ask: (stack: Stack) => Verdict): Verdict {
  if (stack.StackStatus === 'DELETE_IN_PROGRESS' || stack.StackStatus === 'DELETE_COMPLETE')
    return notApplicable('The stack is being deleted');
  if (stack.StackStatus === 'REVIEW_IN_PROGRESS') return notApplicable('The stack is a draft: nothing was made yet');
  return ask(stack);
}

/** Asks about a stack that stands on its own; a nested one takes the setting from the stack at the root. */
export function withRootStack(stack: Stack, ask: (stack: Stack) => Verdict): Verdict {
  return withStack(stack, (own) => (own.ParentId ? notApplicable('The stack is nested: the stack at the root decides this') : ask(own)));
}
