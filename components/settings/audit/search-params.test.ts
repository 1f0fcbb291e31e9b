import { describe, expect, it } from 'vitest';
import { auditQuery, loadAuditSearchParams, toFilters } from './search-params';

const someone = '0b6f4a52-3c1e-4f0a-9a55-0d7c2f1e8b11';
const read = (query: string) => loadAuditSearchParams(new URLSearchParams(query));

describe('the address of the audit log', () => {
  it('asks the API for whole days of UTC, the last one included', () => {
    const params = read(`actor=${someone},cloudlens&action=scan.start&from=2026-02-28&to=2026-02-28&target= Shop `);
    expect(Object.fromEntries(new URLSearchParams(auditQuery(params)))).toEqual({
      actor: `${someone},cloudlens`,
      action: 'scan.start',
      from: '2026-02-28T00:00:00.000Z',
      to: '2026-03-01T00:00:00.000Z',
      target: 'Shop',
    });
  });

  it.each(['actor=me', 'action=x%00', 'from=2026-02-30', 'to=yesterday', 'from=1-1-1', 'target=%20', ''])(
    'leaves out what cannot be: %s',
    (query) => {
      expect(toFilters(read(query))).toEqual({ actor: [], action: [] });
      expect(auditQuery(read(query))).toBe('');
    },
  );
});
