import { DescribeDomainsCommand, ListDomainNamesCommand, ListTagsCommand } from '@aws-sdk/client-opensearch';
import { GetResourcesCommand } from '@aws-sdk/client-resource-groups-tagging-api';
import { describe, expect, it } from 'vitest';
import { listedCompletely } from '@/server/checks/coverage';
import { awsError, collectFrom, fakeAws } from '../test/fake-session';
import { opensearchCollector } from './collector';

const type = 'AWS::OpenSearchService::Domain';
const arn = (name: string) => `arn:aws:es:eu-west-1:123456789012:domain/${name}`;
const names = Array.from({ length: 7 }, (_, at) => `domain-${at}`);
const region = () =>
  fakeAws()
    .on(ListDomainNamesCommand, () => ({ DomainNames: names.map((DomainName) => ({ DomainName })) }))
    .on(DescribeDomainsCommand, ({ DomainNames = [] }) => ({
      DomainStatusList: DomainNames.map((DomainName) => ({ DomainName, ARN: arn(DomainName) })),
    }))
    .on(GetResourcesCommand, () => ({ ResourceTagMappingList: [{ ResourceARN: arn('domain-6'), Tags: [{ Key: 'a', Value: 'b' }] }] }));

describe('collecting OpenSearch', () => {
  it('describes domains five at a time', async () => {
    const fake = region();
    const { of } = await collectFrom(fake, opensearchCollector);
    expect(of(type).map(({ id }) => id)).toEqual(names);
    expect(of(type).at(-1)?.tags).toEqual({ a: 'b' });
    const asked = fake.calls
      .filter(({ command }) => command === 'DescribeDomains')
      .map(({ input }) => (input.DomainNames as string[]).length);
    expect(asked).toEqual([5, 2]);
  });

  it('reads the others when a call for five fails, and does not take these for gone', async () => {
    const fake = region().on(DescribeDomainsCommand, ({ DomainNames = [] }) => {
      if (DomainNames.includes('domain-0')) throw awsError('ThrottlingException', 429);
      return { DomainStatusList: DomainNames.map((DomainName) => ({ DomainName, ARN: arn(DomainName) })) };
    });
    const { of, status, coverage } = await collectFrom(fake, opensearchCollector);
    expect(of(type).map(({ id }) => id)).toEqual(['domain-5', 'domain-6']);
    expect(status('opensearch:DescribeDomains')).not.toBe('complete');
    expect(listedCompletely(opensearchCollector, type, coverage)).toBe(false);
  });

  it('makes one call where there are no domains', async () => {
    const fake = region().on(ListDomainNamesCommand, () => ({ DomainNames: [] }));
    const { coverage } = await collectFrom(fake, opensearchCollector);
    expect(fake.calls).toHaveLength(1);
    expect(listedCompletely(opensearchCollector, type, coverage)).toBe(true);
  });

  it('asks each domain for its tags where the bulk listing is refused', async () => {
    const fake = region()
      .on(GetResourcesCommand, () => {
        throw awsError('AccessDeniedException', 403);
      })
      .on(ListTagsCommand, ({ ARN }) => ({ TagList: [{ Key: 'arn', Value: ARN }] }));
    expect((await collectFrom(fake, opensearchCollector)).of(type)[3]?.tags).toEqual({ arn: arn('domain-3') });
  });
});
