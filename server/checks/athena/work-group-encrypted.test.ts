import { describe, expect, it } from 'vitest';
import type { AthenaWorkGroup } from '@/server/collect/athena/types';
import { refused } from '../shared/s3-testing';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './work-group-encrypted';

const group = (data: Partial<AthenaWorkGroup>, gaps = [] as ReturnType<typeof refused>[]) =>
  resourceOf('AWS::Athena::WorkGroup', { gaps, data: { Name: 'primary', State: 'ENABLED', used: true, ...data } });
const encrypted = { ResultConfiguration: { EncryptionConfiguration: { EncryptionOption: 'SSE_KMS' as const } } };

describe('athena/work-group-encrypted', () => {
  it.each<[Partial<AthenaWorkGroup>, string]>([
    [{ Configuration: encrypted }, 'pass'],
    [{ Configuration: { ...encrypted, EnforceWorkGroupConfiguration: true } }, 'pass'],
    [{ Configuration: { ManagedQueryResultsConfiguration: { Enabled: true } } }, 'pass'],
    [{ Configuration: { ResultConfiguration: { OutputLocation: 's3://results/' } } }, 'fail'],
    [{ Configuration: {} }, 'fail'],
    [{ Configuration: undefined }, 'unknown'],
    [{ Configuration: {}, used: false }, 'not-applicable'],
    [{ Configuration: {}, State: 'DISABLED' }, 'not-applicable'],
  ])('%j: %s', (data, status) => expect(statusOf(check, group(data))).toBe(status));

  it.each(['athena:GetWorkGroup', 'athena:ListQueryExecutions'] as const)('is unknown when %s was refused', (operation) => {
    expect(statusOf(check, group({ Configuration: encrypted }, [refused(operation)]))).toBe('unknown');
  });
});
