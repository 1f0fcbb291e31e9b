import { describe, expect, it } from 'vitest';
import { notebook, refusedDescription } from '../shared/sagemaker-testing';
import { statusOf } from '../shared/testing';
import { check } from './notebook-in-vpc';

describe('sagemaker/notebook-in-vpc', () => {
  it.each([
    [{ SubnetId: 'subnet-1', SecurityGroups: ['sg-1'] }, 'pass'],
    [{ SubnetId: 'subnet-1', NotebookInstanceStatus: 'Stopped' as const }, 'pass'],
    [{}, 'fail'],
    [{ NotebookInstanceStatus: 'Stopped' as const }, 'fail'],
    [{ NotebookInstanceStatus: 'Deleting' as const }, 'not-applicable'],
    [{ NotebookInstanceStatus: 'Failed' as const }, 'not-applicable'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, notebook(data))).toBe(status);
  });

  it('is unknown when only its listing could be read', () => {
    expect(statusOf(check, notebook({}, [refusedDescription]))).toBe('unknown');
  });
});
