import type { RecordingGroup } from '@aws-sdk/client-config-service';
import { describe, expect, it } from 'vitest';
import { configOf, nothingSetUp, recorderOf } from '../shared/config-testing';
import { refused } from '../shared/s3-testing';
import { statusOf, verdictsOf } from '../shared/testing';
import { accountOf } from '../shared/trail-testing';
import { check } from './records-global-types';

const region = (recordingGroup: RecordingGroup, name = 'eu-central-1') =>
  configOf({ recorders: [recorderOf({ recordingGroup })] }, { region: name });
const without = region({ allSupported: true, includeGlobalResourceTypes: false }, 'eu-west-1');
const iam = ['AWS::IAM::User', 'AWS::IAM::Group', 'AWS::IAM::Role', 'AWS::IAM::Policy'] as const;
const allBut = (type: 'AWS::IAM::User' | 'AWS::EC2::Volume') =>
  region({ recordingStrategy: { useOnly: 'EXCLUSION_BY_RESOURCE_TYPES' }, exclusionByResourceTypes: { resourceTypes: [type] } });

describe('config/records-global-types', () => {
  it.each([
    ['the switch', region({ allSupported: true, includeGlobalResourceTypes: true })],
    ['a list with all IAM types', region({ resourceTypes: [...iam] })],
    ['a list of exceptions without them', allBut('AWS::EC2::Volume')],
  ])('passes when one region takes them in by %s', (_, one) => {
    expect(verdictsOf(check, accountOf(), { others: [without, one] })[0]).toMatchObject({
      status: 'pass',
      evidence: { regions: ['eu-central-1'] },
    });
  });

  it.each([
    ['no region does', [without]],
    ['one of the types is missing', [region({ resourceTypes: [...iam.slice(1)] })]],
    ['one of the types is an exception', [allBut('AWS::IAM::User')]],
    ['nothing is set up', [configOf(nothingSetUp)]],
    ['the recorder is stopped', [configOf({ recorderStatuses: [{ name: 'default', recording: false }] })]],
  ])('fails when %s', (_, others) => {
    expect(statusOf(check, accountOf(), { others })).toBe('fail');
  });

  it('is unknown when nobody told the regions', () => {
    expect(statusOf(check, accountOf([refused('ec2:DescribeRegions')]), { others: [configOf()] })).toBe('unknown');
  });
});
