import type { ResourceState } from '@aws-sdk/client-inspector2';
import { describe, expect, it } from 'vitest';
import type { InspectorRegionSettings } from '@/server/collect/inspector2/types';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './enabled';

const status = (on: boolean) => ({
  status: on ? ('ENABLED' as const) : ('DISABLED' as const),
  errorCode: undefined,
  errorMessage: undefined,
});
const state = (ec2: boolean, ecr: boolean, lambda: boolean): InspectorRegionSettings => ({
  state: { state: status(ec2), resourceState: { ec2: status(ec2), ecr: status(ecr), lambda: status(lambda) } as ResourceState },
});
const instance = resourceOf('AWS::EC2::Instance', { id: 'i-1', data: {} });
const image = resourceOf('AWS::ECR::Repository', { id: 'shop', data: {} });
const lambda = resourceOf('AWS::Lambda::Function', { id: 'pay', data: {} });

describe('inspector2/enabled', () => {
  it.each([
    ['all', state(true, true, true), [instance, image, lambda], 'pass'],
    ['what there is', state(true, false, false), [instance], 'pass'],
    ['not the images', state(true, false, true), [instance, image], 'fail'],
    ['not the functions', state(true, true, false), [lambda], 'fail'],
    ['nothing', state(false, false, false), [instance], 'fail'],
    ['nothing there', state(false, false, false), [], 'not-applicable'],
    ['not given', {}, [instance], 'unknown'],
  ])('%s', (_, data, others, expected) => {
    expect(statusOf(check, resourceOf('AWS::Inspector2::RegionSettings', { id: 'eu-central-1', data }), { others })).toBe(expected);
  });
});
