import { describe, expect, it } from 'vitest';
import { notebook, refusedDescription } from '../shared/sagemaker-testing';
import { statusOf } from '../shared/testing';
import { check } from './notebook-no-direct-internet';

describe('sagemaker/notebook-no-direct-internet', () => {
  it.each([
    [{ DirectInternetAccess: 'Disabled' as const }, 'pass'],
    [{ DirectInternetAccess: 'Enabled' as const }, 'fail'],
    [{ DirectInternetAccess: 'Enabled' as const, SubnetId: 'subnet-1' }, 'fail'],
    [{ DirectInternetAccess: 'Enabled' as const, NotebookInstanceStatus: 'Deleting' as const }, 'not-applicable'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, notebook(data))).toBe(status);
  });

  it('is unknown when only its listing could be read', () => {
    expect(statusOf(check, notebook({}, [refusedDescription]))).toBe('unknown');
  });
});
