import { describe, expect, it } from 'vitest';
import { notebook, refusedDescription } from '../shared/sagemaker-testing';
import { statusOf } from '../shared/testing';
import { check } from './notebook-no-root';

describe('sagemaker/notebook-no-root', () => {
  it.each([
    [{ RootAccess: 'Disabled' as const }, 'pass'],
    [{ RootAccess: 'Enabled' as const }, 'fail'],
    [{ RootAccess: 'Enabled' as const, NotebookInstanceStatus: 'Stopped' as const }, 'fail'],
    [{ RootAccess: 'Enabled' as const, NotebookInstanceStatus: 'Deleting' as const }, 'not-applicable'],
    [{}, 'unknown'],
  ])('%j: %s', (data, status) => {
    expect(statusOf(check, notebook(data))).toBe(status);
  });

  it('is unknown when only its listing could be read', () => {
    expect(statusOf(check, notebook({}, [refusedDescription]))).toBe('unknown');
  });
});
