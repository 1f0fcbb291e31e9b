import {
  CloudFormationClient,
  DescribeStackDriftDetectionStatusCommand,
  type DescribeStackDriftDetectionStatusOutput,
  DescribeStackResourceDriftsCommand,
  DescribeStacksCommand,
  DetectStackDriftCommand,
  DetectStackResourceDriftCommand,
  ListStackResourcesCommand,
  type Stack,
  type StackResourceDrift,
  type StackResourceSummary,
} from '@aws-sdk/client-cloudformation';
import { toAwsError } from '@/server/aws/classify';
import { AwsError } from '@/server/aws/errors';
import type { OperationName } from '@/server/aws/operation';
import type { AwsSession } from '@/server/aws/session';

/** Where calls go. The SDK tries each three times. */
export interface Place {
  session: AwsSession;
  region: string;
  signal?: AbortSignal;
}

/** More pages than any stack has: it holds 500 resources at most. */
const pagesAtMost = 50;

/** @throws AwsError */
async function ask<T>({ region }: Place, operation: OperationName, send: () => Promise<T>): Promise<T> {
  try {
    return await send();
  } catch (error) {
    throw toAwsError(error, operation, region);
  }
}

const clientOf = ({ session, region }: Place) => session.client(CloudFormationClient, region);

/** AWS's id of the detection that it has begun. @throws AwsError */
export async function detectStackDrift(place: Place, stack: string): Promise<string> {
  const operation = 'cloudformation:DetectStackDrift';
  const { StackDriftDetectionId } = await ask(place, operation, () =>
    clientOf(place).send(new DetectStackDriftCommand({ StackName: stack }), {
      abortSignal: place.signal,
    }),
  );
  if (!StackDriftDetectionId) throw new AwsError('malformed', operation, place.region, 'Unparsable');
  return StackDriftDetectionId;
}

/** The stack as it is now, by name or ARN. @throws AwsError, of the kind `gone` when it is not there */
export async function describeStack(place: Place, stack: string): Promise<Stack> {
  const operation = 'cloudformation:DescribeStacks';
  const { Stacks } = await ask(place, operation, () =>
    clientOf(place).send(new DescribeStacksCommand({ StackName: stack }), {
      abortSignal: place.signal,
    }),
  );
  const [found] = Stacks ?? [];
  if (!found?.StackId || !found.StackName) throw new AwsError('malformed', operation, place.region, 'Unparsable');
  return found;
}

/** @throws AwsError */
export async function describeDetection(place: Place, driftDetectionId: string): Promise<DescribeStackDriftDetectionStatusOutput> {
  const operation = 'cloudformation:DescribeStackDriftDetectionStatus';
  const answer = await ask(place, operation, () =>
    clientOf(place).send(
      new DescribeStackDriftDetectionStatusCommand({
        StackDriftDetectionId: driftDetectionId,
      }),
    ),
  );
  if (!answer.DetectionStatus) throw new AwsError('malformed', operation, place.region, 'Unparsable');
  return answer;
}

/** @throws AwsError */
export async function listStackResources(place: Place, stack: string): Promise<StackResourceSummary[]> {
  return everyPage(place, 'cloudformation:ListStackResources', async (NextToken) => {
    const answer = await clientOf(place).send(new ListStackResourcesCommand({ StackName: stack, NextToken }));
    return { items: answer.StackResourceSummaries, next: answer.NextToken };
  });
}

/** @throws AwsError */
export async function listResourceDrifts(place: Place, stack: string): Promise<StackResourceDrift[]> {
  return everyPage(place, 'cloudformation:DescribeStackResourceDrifts', async (NextToken) => {
    const answer = await clientOf(place).send(
      new DescribeStackResourceDriftsCommand({
        StackName: stack,
        NextToken,
        MaxResults: 100,
      }),
    );
    return { items: answer.StackResourceDrifts, next: answer.NextToken };
  });
}

/** One resource, looked at now. @throws AwsError */
export async function detectResourceDrift(place: Place, stack: string, logicalId: string): Promise<StackResourceDrift> {
  const operation = 'cloudformation:DetectStackResourceDrift';
  const { StackResourceDrift: drift } = await ask(place, operation, () =>
    clientOf(place).send(
      new DetectStackResourceDriftCommand({
        StackName: stack,
        LogicalResourceId: logicalId,
      }),
      { abortSignal: place.signal },
    ),
  );
  if (!drift?.StackResourceDriftStatus) throw new AwsError('malformed', operation, place.region, 'Unparsable');
  return drift;
}

/** A listing to its end, or an error: half a listing would make the rest look unchecked. */
async function everyPage<T>(
  place: Place,
  operation: OperationName,
  page: (token: string | undefined) => Promise<{ items: T[] | undefined; next: string | undefined }>,
): Promise<T[]> {
  const all: T[] = [];
  let token: string | undefined;
  for (let count = 0; count < pagesAtMost; count += 1) {
    const { items, next } = await ask(place, operation, () => page(token));
    if (!items) throw new AwsError('malformed', operation, place.region, 'NoList');
    all.push(...items);
    if (!next) return all;
    token = next;
  }
  throw new AwsError('malformed', operation, place.region, 'PageLimit');
}
