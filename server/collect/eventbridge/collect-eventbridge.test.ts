import { ListEventBusesCommand, ListTagsForResourceCommand } from '@aws-sdk/client-eventbridge';
import { describe, expect, it } from 'vitest';
import { awsError, collectFrom, fakeAws } from '../test/fake-session';
import { eventBridgeCollector } from './collector';

const arn = (name: string) => `arn:aws:events:eu-west-1:123456789012:event-bus/${name}`;
const region = () =>
  fakeAws()
    .on(ListEventBusesCommand, ({ NextToken }) => {
      const Name = NextToken ? 'orders' : 'default';
      return { EventBuses: [{ Name, Arn: arn(Name), ...(NextToken && { Policy: '{}' }) }], NextToken: NextToken ? undefined : 'more' };
    })
    .on(ListTagsForResourceCommand, () => ({ Tags: [] }));

describe('collecting EventBridge', () => {
  it('takes policies from the listing, page by page', async () => {
    const buses = (await collectFrom(region(), eventBridgeCollector)).of('AWS::Events::EventBus');
    expect(buses.map(({ id, data }) => [id, data.Policy])).toEqual([
      ['default', undefined],
      ['orders', '{}'],
    ]);
  });

  it('keeps a bus whose tags were refused', async () => {
    const fake = region().on(ListTagsForResourceCommand, () => {
      throw awsError('AccessDeniedException');
    });
    const { of, status } = await collectFrom(fake, eventBridgeCollector);
    expect(of('AWS::Events::EventBus').map(({ gaps }) => gaps.length)).toEqual([1, 1]);
    expect(status('eventbridge:ListEventBuses')).toBe('complete');
  });
});
