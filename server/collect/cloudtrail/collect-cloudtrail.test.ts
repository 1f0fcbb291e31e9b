import {
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  GetInsightSelectorsCommand,
  GetTrailStatusCommand,
  ListTagsCommand,
} from '@aws-sdk/client-cloudtrail';
import { describe, expect, it } from 'vitest';
import { awsError, collectFrom, fakeAws } from '../test/fake-session';
import { cloudtrailCollector } from './collector';

const trail = (name: string, home: string, account = '123456789012') => ({
  Name: name,
  HomeRegion: home,
  TrailARN: `arn:aws:cloudtrail:${home}:${account}:trail/${name}`,
});
const region = (...trails: ReturnType<typeof trail>[]) =>
  fakeAws()
    .on(DescribeTrailsCommand, () => ({ trailList: trails }))
    .on(GetTrailStatusCommand, () => ({ IsLogging: true }))
    .on(GetEventSelectorsCommand, () => ({ EventSelectors: [{ ReadWriteType: 'All' }] }))
    .on(GetInsightSelectorsCommand, () => {
      throw awsError('InsightNotEnabledException');
    })
    .on(ListTagsCommand, () => ({ ResourceTagList: [{ TagsList: [{ Key: 'a', Value: 'b' }] }] }));

describe('collecting CloudTrail', () => {
  it('reports a trail in its home region only', async () => {
    const trails = [trail('all', 'eu-west-1'), trail('local', 'us-east-1')];
    const here = await collectFrom(region(...trails), cloudtrailCollector, 'eu-west-1');
    const there = await collectFrom(region(...trails), cloudtrailCollector, 'us-east-1');
    expect([here.resources.map(({ id }) => id), there.resources.map(({ id }) => id)]).toEqual([['all'], ['local']]);
    expect(here.resources[0]).toMatchObject({
      region: 'eu-west-1',
      tags: { a: 'b' },
      data: { status: { IsLogging: true }, eventSelectors: [{ ReadWriteType: 'All' }], advancedEventSelectors: [], insightSelectors: null },
    });
  });

  it("keeps the organization's trail although a member may not look into it", async () => {
    const hidden = () => {
      throw awsError('TrailNotFoundException', 404);
    };
    const fake = region(trail('org', 'eu-west-1', '999999999999'))
      .on(GetTrailStatusCommand, hidden)
      .on(GetEventSelectorsCommand, hidden)
      .on(GetInsightSelectorsCommand, hidden);
    const { resources } = await collectFrom(fake, cloudtrailCollector);
    expect(resources).toMatchObject([{ id: 'org', gaps: [{}, {}, {}] }]);
    expect(fake.calls.some(({ command }) => command === 'ListTags')).toBe(false);
  });

  it('drops an own trail that was deleted meanwhile', async () => {
    const fake = region(trail('gone', 'eu-west-1')).on(GetTrailStatusCommand, () => {
      throw awsError('TrailNotFoundException', 404);
    });
    expect((await collectFrom(fake, cloudtrailCollector)).resources).toEqual([]);
  });
});
