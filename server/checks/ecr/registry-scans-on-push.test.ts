import { describe, expect, it } from 'vitest';
import type { EcrRegionSettings } from '@/server/collect/ecr/types';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './registry-scans-on-push';

const registry = (scanning: EcrRegionSettings['scanning']) =>
  resourceOf('AWS::ECR::RegionSettings', { id: 'eu-central-1', data: { ...(scanning && { scanning }) } });
const on = (filter: string): EcrRegionSettings['scanning'] => ({
  scanType: 'BASIC',
  rules: [{ scanFrequency: 'SCAN_ON_PUSH', repositoryFilters: [{ filter, filterType: 'WILDCARD' }] }],
});
const shop = resourceOf('AWS::ECR::Repository', { id: 'shop', data: {} });

describe('ecr/registry-scans-on-push', () => {
  it.each([
    ['all are scanned', on('*'), [shop], 'pass'],
    ['others are scanned', on('blog*'), [shop], 'fail'],
    ['none is scanned', { scanType: 'BASIC' as const, rules: [] }, [shop], 'fail'],
    ['no repository', { scanType: 'BASIC' as const, rules: [] }, [], 'not-applicable'],
    ['not given', undefined, [shop], 'unknown'],
  ])('%s: %s', (_, scanning, others, status) => expect(statusOf(check, registry(scanning), { others })).toBe(status));
});
