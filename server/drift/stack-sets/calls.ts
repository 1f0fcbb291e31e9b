import {
  CloudFormationClient,
  ListStackInstancesCommand,
  ListStackSetsCommand,
  type StackInstanceSummary,
  type StackSetSummary,
} from '@aws-sdk/client-cloudformation';
import { toAwsError } from '@/server/aws/classify';
import { AwsError } from '@/server/aws/errors';
import type { OperationName } from '@/server/aws/operation';
import type { Place } from '../aws/calls';

/** A page has 100 of either. */
const pagesAtMost = 10;

export interface Cut<T> {
  items: T[];
  /** There are more. */
  isCut: boolean;
}

/** The stack sets that the account administers in the region, without those that are deleted. @throws AwsError */
export const listStackSets = (place: Place): Promise<Cut<StackSetSummary>> =>
  pages(place, 'cloudformation:ListStackSets', async (NextToken) => {
    const { Summaries, NextToken: next } = await place.session
      .client(CloudFormationClient, place.region)
      .send(new ListStackSetsCommand({ Status: 'ACTIVE', NextToken }), { abortSignal: place.signal });
    return { items: Summaries, next };
  });

/** The stacks that a stack set keeps, of all accounts and regions. @throws AwsError */
export const listStackInstances = (place: Place, name: string): Promise<Cut<StackInstanceSummary>> =>
  pages(place, 'cloudformation:ListStackInstances', async (NextToken) => {
    const { Summaries, NextToken: next } = await place.session
      .client(CloudFormationClient, place.region)
      .send(new ListStackInstancesCommand({ StackSetName: name, NextToken }), { abortSignal: place.signal });
    return { items: Summaries, next };
  });

async function pages<T>(
  { region }: Place,
  operation: OperationName,
  fetch: (token: string | undefined) => Promise<{ items: T[] | undefined; next: string | undefined }>,
): Promise<Cut<T>> {
  const all: T[] = [];
  let token: string | undefined;
  for (let count = 0; count < pagesAtMost; count += 1) {
    const page = await fetch(token).catch((error: unknown) => {
      throw toAwsError(error, operation, region);
    });
    if (!page.items) throw new AwsError('malformed', operation, region, 'NoList');
    all.push(...page.items);
    if (!page.next) return { items: all, isCut: false };
    token = page.next;
  }
  return { items: all, isCut: true };
}
