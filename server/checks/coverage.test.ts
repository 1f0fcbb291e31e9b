import { describe, expect, it } from 'vitest';
import { collectors } from '@/server/collect/registry';
import type { Collector, OperationCoverage } from '@/server/collect/types';
import { CoverageBook, globalRegion, listedCompletely } from './coverage';
import { checks } from './registry';

const region = 'eu-central-1';
const cutShort = ({ operations }: Collector, code: string): OperationCoverage[] =>
  operations.map(({ operation }) => ({ operation, status: 'failed', calls: 1, code }));

describe.each(['UnitDeadline', 'CollectorDefect', 'NotScanned'])('a unit that was cut short (%s)', (code) => {
  it('says of nothing that it is gone, not even of what no listing enumerates', () => {
    const gone = collectors.flatMap((collector) =>
      collector.types.filter((type) => listedCompletely(collector, type, cutShort(collector, code))),
    );
    expect(gone).toEqual([]);
  });

  it('lets no check speak', () => {
    const book = new CoverageBook(collectors, [region]);
    for (const collector of collectors)
      book.record(collector.service, collector.scope === 'global' ? globalRegion : region, cutShort(collector, code));
    const isGlobal = (service: string) => collectors.some((each) => each.service === service && each.scope === 'global');
    const speaking = checks.filter((check) => {
      const at = [...book.servicesOf(check)].every(isGlobal) ? globalRegion : region;
      return book.gapsFor(check, at).length === 0;
    });
    expect(speaking.map(({ id }) => id)).toEqual([]);
  });
});
