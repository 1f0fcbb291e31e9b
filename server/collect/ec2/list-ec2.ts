import type { Filter } from '@aws-sdk/client-ec2';
import type { OperationName } from '@/server/aws/operation';
import { listIn, present } from '../answers';
import { listResources } from '../list-resources';
import type { ResourceData } from '../resource-data';
import type { AnyResource, CollectContext } from '../types';
import { type Ec2Facts, type Ec2Type, ec2Resource } from './ec2-resource';

interface Ec2Listing<T extends Ec2Type, O, I extends ResourceData[T]> {
  type: T;
  operation: OperationName;
  /** The filter that takes our id of one of them, where EC2 has one. */
  filter?: string;
  fetch: (NextToken: string | undefined, one: Filter[] | undefined) => Promise<O & { NextToken?: string }>;
  items: (answer: O) => readonly I[] | undefined;
  facts: (item: I) => Omit<Ec2Facts, 'id'> & { id: string | undefined };
}

/** A Describe call of EC2 whose items are resources as they come. */
export function listEc2<T extends Ec2Type, O, I extends ResourceData[T]>(
  context: CollectContext,
  { type, operation, filter, fetch, items, facts }: Ec2Listing<T, O, I>,
): AsyncGenerator<AnyResource[], void> {
  const source = { operation, region: context.region };
  const one = filterFor(context, type, filter);
  return listResources(context, {
    operation,
    fetch: (NextToken) => fetch(NextToken, one),
    token: (answer) => answer.NextToken,
    resources: (answer) =>
      listIn(source, items(answer)).map((item) => {
        const known = facts(item);
        return ec2Resource(context, type, { ...known, id: present(source, known.id) }, item) as AnyResource;
      }),
  });
}

/** Narrows a listing to the one resource that is looked at. A filter, not an id: what is gone is an empty list then, not an error. */
export function filterFor(context: CollectContext, type: Ec2Type, filter: string | undefined): Filter[] | undefined {
  const wanted = filter === undefined ? undefined : context.only(type);
  return wanted && filter !== undefined ? [{ Name: filter, Values: [wanted.id] }] : undefined;
}
