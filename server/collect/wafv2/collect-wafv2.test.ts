import {
  ListLoggingConfigurationsCommand,
  ListResourcesForWebACLCommand,
  ListTagsForResourceCommand,
  ListWebACLsCommand,
} from '@aws-sdk/client-wafv2';
import { describe, expect, it } from 'vitest';
import { awsError, collectFrom, fakeAws } from '../test/fake-session';
import { wafV2Collector } from './collector';

const arn = (scope: string | undefined, name: string) => `arn:aws:wafv2:us-east-1:123456789012:${scope}/webacl/${name}/1`;
const region = () =>
  fakeAws()
    .on(ListWebACLsCommand, ({ Scope }) => ({
      WebACLs: ['logged', 'silent'].map((Name) => ({ Name, Id: `${Scope}-${Name}`, ARN: arn(Scope, Name), LockToken: 'now' })),
    }))
    .on(ListLoggingConfigurationsCommand, ({ Scope }) => ({
      LoggingConfigurations: [{ ResourceArn: arn(Scope, 'logged'), LogDestinationConfigs: ['arn:aws:s3:::aws-waf-logs-shop'] }],
    }))
    .on(ListResourcesForWebACLCommand, () => ({ ResourceArns: ['balancer'] }))
    .on(ListTagsForResourceCommand, () => ({ TagInfoForResource: { TagList: [{ Key: 'team', Value: 'web' }] } }));

describe('collecting WAF', () => {
  it('reads one scope everywhere and both in us-east-1', async () => {
    expect((await collectFrom(region(), wafV2Collector)).resources.map(({ id }) => id)).toEqual(['REGIONAL-logged', 'REGIONAL-silent']);
    const both = (await collectFrom(region(), wafV2Collector, 'us-east-1')).of('AWS::WAFv2::WebACL');
    expect(both.map(({ id, data }) => [id, data.logging !== null, data.loadBalancers])).toEqual([
      ['REGIONAL-logged', true, ['balancer']],
      ['REGIONAL-silent', false, ['balancer']],
      ['CLOUDFRONT-logged', true, undefined],
      ['CLOUDFRONT-silent', false, undefined],
    ]);
  });

  it('does not say that nothing is logged when the listing of that was refused', async () => {
    const fake = region().on(ListLoggingConfigurationsCommand, () => {
      throw awsError('AccessDeniedException');
    });
    const { of, status } = await collectFrom(fake, wafV2Collector);
    expect(of('AWS::WAFv2::WebACL').every(({ data }) => !('logging' in data))).toBe(true);
    expect(status('wafv2:ListLoggingConfigurations')).toBe('denied');
  });

  it('does not walk in a circle', async () => {
    const fake = region().on(ListLoggingConfigurationsCommand, () => ({
      LoggingConfigurations: [{ ResourceArn: 'a', LogDestinationConfigs: [] }],
      NextMarker: 'again',
    }));
    expect((await collectFrom(fake, wafV2Collector)).status('wafv2:ListLoggingConfigurations')).toBe('malformed');
  });

  it('ends at the empty page that follows a full one', async () => {
    const fake = region().on(ListWebACLsCommand, ({ NextMarker }) =>
      NextMarker
        ? { WebACLs: [], NextMarker: 'more' }
        : { WebACLs: [{ Name: 'one', Id: 'one', ARN: arn('regional', 'one') }], NextMarker: 'more' },
    );
    const { resources, status } = await collectFrom(fake, wafV2Collector);
    expect([resources.length, status('wafv2:ListWebACLs')]).toEqual([1, 'complete']);
  });

  it('keeps nothing that changes at every write', async () => {
    expect(JSON.stringify((await collectFrom(region(), wafV2Collector)).resources)).not.toContain('LockToken');
  });
});
