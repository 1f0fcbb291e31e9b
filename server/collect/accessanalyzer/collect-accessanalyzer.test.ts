import { ListAnalyzersCommand } from '@aws-sdk/client-accessanalyzer';
import { describe, expect, it } from 'vitest';
import { awsError, collectFrom, fakeAws } from '../test/fake-session';
import { accessAnalyzerCollector } from './collector';

const analyzer = (name: string) => ({
  name,
  type: 'ACCOUNT',
  status: 'ACTIVE',
  lastResourceAnalyzed: 'arn',
  lastResourceAnalyzedAt: new Date(),
});

describe('collecting IAM Access Analyzer', () => {
  it('reads all pages into one resource, without what was looked at last', async () => {
    const fake = fakeAws().on(ListAnalyzersCommand, ({ nextToken }) =>
      nextToken ? { analyzers: [analyzer('b')] } : { analyzers: [analyzer('a')], nextToken: '2' },
    );
    const { resources } = await collectFrom(fake, accessAnalyzerCollector);
    expect(resources).toMatchObject([{ region: 'eu-west-1', gaps: [] }]);
    expect(resources[0]?.data).toEqual({
      analyzers: [
        { name: 'a', type: 'ACCOUNT', status: 'ACTIVE' },
        { name: 'b', type: 'ACCOUNT', status: 'ACTIVE' },
      ],
    });
  });

  it('says nothing about analyzers when one page was refused, or gone', async () => {
    for (const code of ['AccessDeniedException', 'ResourceNotFoundException']) {
      const fake = fakeAws().on(ListAnalyzersCommand, ({ nextToken }) => {
        if (nextToken) throw awsError(code, 403);
        return { analyzers: [], nextToken: '2' };
      });
      const { resources } = await collectFrom(fake, accessAnalyzerCollector);
      expect(resources).toMatchObject([{ data: {}, gaps: [{ operation: 'accessanalyzer:ListAnalyzers' }] }]);
      expect(resources[0]?.data).toEqual({});
    }
  });
});
