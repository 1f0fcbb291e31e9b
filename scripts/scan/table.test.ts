import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import type { VerdictRecord } from '@/server/checks/judge';
import { coverageOf } from './report';
import { TableWriter } from './table';

const record = (changes: Partial<VerdictRecord>): VerdictRecord => ({
  checkId: 's3/bucket-versioning-enabled',
  arn: 'arn:aws:s3:::shop',
  subKey: '',
  resourceType: 'AWS::S3::Bucket',
  resourceId: 'shop',
  resourceName: null,
  service: 's3',
  region: 'eu-west-1',
  severity: 'medium',
  status: 'fail',
  summary: 'Versioning was never turned on',
  evidence: null,
  ...changes,
});

function printed(write: (table: TableWriter) => void): string[] {
  const lines: string[] = [];
  const out = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  write(new TableWriter(out));
  return lines;
}

it('prints failures only, a line each', () => {
  const lines = printed((table) => table.write([record({}), record({ status: 'pass' }), record({ status: 'unknown' })]));
  expect(lines).toEqual([
    expect.stringMatching(/^MEDIUM +eu-west-1 +s3\/bucket-versioning-enabled +shop: Versioning was never turned on\n$/),
  ]);
});

it('lets no name steer the terminal', () => {
  const [line] = printed((table) => table.write([record({ resourceName: 'a\u001b[2Jb\nc\u202ed\u0085e' })]));
  expect(line).toContain('shop (a?[2Jb?c?d?e)');
});

it('ends with counts and with what could not be seen', () => {
  const coverage = coverageOf([], {
    account: '111122223333',
    regions: ['eu-west-1'],
    disabledRegions: ['af-south-1'],
    leftOutRegions: ['us-east-1'],
    gaps: [{ operation: 'ec2:DescribeRegions', region: 'us-east-1', status: 'denied', code: 'UnauthorizedOperation' }],
  });
  const lines = printed((table) => table.summary([record({}), record({ status: 'pass' })], coverage));
  expect(coverage.status).toBe('partial');
  expect(lines.slice(1)).toEqual([
    '1 failed (0 critical, 0 high, 1 medium, 0 low), 1 passed, 0 unknown, 0 not applicable\n',
    'Not enabled, so not looked at: af-south-1\n',
    'Left out: us-east-1\n',
    'Could not see: ec2:DescribeRegions in us-east-1: denied (UnauthorizedOperation)\n',
  ]);
});
