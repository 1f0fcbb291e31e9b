import { describe, expect, it } from 'vitest';
import { stack } from '../shared/stack-testing';
import { statusOf } from '../shared/testing';
import { check } from './cdk-bootstrap-version';

const toolkit = (OutputValue: string | undefined, StackName = 'CDKToolkit') =>
  stack({
    StackName,
    Outputs: [
      { OutputKey: 'BucketName', OutputValue: 'cdk-assets' },
      { OutputKey: 'BootstrapVersion', OutputValue },
    ],
  });

describe('cloudformation/cdk-bootstrap-version', () => {
  it.each([
    ['21', 'pass'],
    ['28', 'pass'],
    ['20', 'fail'],
    ['6', 'fail'],
    ['latest', 'unknown'],
    ['', 'unknown'],
    [undefined, 'unknown'],
  ])('version %s: %s', (version, status) => {
    expect(statusOf(check, toolkit(version))).toBe(status);
  });

  it('knows a bootstrap stack of another name, and one without a version', () => {
    expect(statusOf(check, toolkit('20', 'platform-toolkit'))).toBe('fail');
    expect(statusOf(check, stack({ StackName: 'CDKToolkit', Outputs: [] }))).toBe('fail');
    expect(statusOf(check, stack())).toBe('not-applicable');
  });

  it('takes the version that a team sets', () => {
    expect(statusOf(check, toolkit('21'), { parameters: { version: 25 } })).toBe('fail');
  });
});
