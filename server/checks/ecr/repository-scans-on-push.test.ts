import type { ScanFrequency } from '@aws-sdk/client-ecr';
import { describe, expect, it } from 'vitest';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './repository-scans-on-push';

const repository = (scanOnPush: boolean | undefined) =>
  resourceOf('AWS::ECR::Repository', {
    id: 'shop/web',
    data: { repositoryName: 'shop/web', ...(scanOnPush !== undefined && { imageScanningConfiguration: { scanOnPush } }) },
  });
const registry = (...rules: (readonly [string, ScanFrequency])[]) =>
  resourceOf('AWS::ECR::RegionSettings', {
    id: 'eu-central-1',
    data: {
      scanning: {
        scanType: 'BASIC',
        rules: rules.map(([filter, scanFrequency]) => ({ scanFrequency, repositoryFilters: [{ filter, filterType: 'WILDCARD' }] })),
      },
    },
  });

describe('ecr/repository-scans-on-push', () => {
  it.each([
    ['the repository itself', true, registry(), 'pass'],
    ['nobody', false, registry(), 'fail'],
    ['a rule for all', false, registry(['*', 'SCAN_ON_PUSH']), 'pass'],
    ['a continuous rule for some', false, registry(['shop/*', 'CONTINUOUS_SCAN']), 'pass'],
    ['a rule for others', false, registry(['blog*', 'SCAN_ON_PUSH']), 'fail'],
    ['a rule with a part of the name', false, registry(['web', 'SCAN_ON_PUSH']), 'pass'],
    ['by hand', false, registry(['*', 'MANUAL']), 'fail'],
    ['rules not given', false, resourceOf('AWS::ECR::RegionSettings', { id: 'eu-central-1', data: {} }), 'unknown'],
    ['setting not given', undefined, registry(['*', 'SCAN_ON_PUSH']), 'unknown'],
  ])('%s: %s', (_, own, settings, status) => expect(statusOf(check, repository(own), { others: [settings] })).toBe(status));
});
