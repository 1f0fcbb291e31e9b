import { describe, expect, it } from 'vitest';
import type { EcrRepository, EcrScan } from '@/server/collect/ecr/types';
import { resourceOf, statusOf } from '../shared/testing';
import { check } from './repository-latest-image-clean';

const image = { digest: 'sha256:1', tags: ['1.0'], pushedAt: new Date('2026-11-01'), size: 1, scanStatus: null, severities: null };
const scan = (severities: Record<string, number>, status = 'COMPLETE'): EcrScan => ({
  digest: 'sha256:1',
  status,
  description: null,
  severities,
  findings: [],
  cut: false,
});
const repository = (data: Partial<EcrRepository>) => resourceOf('AWS::ECR::Repository', { id: 'shop', data });

describe('ecr/repository-latest-image-clean', () => {
  it.each<[string, Partial<EcrRepository>, string]>([
    ['clean', { images: [image], scan: scan({}) }, 'pass'],
    ['low only', { images: [image], scan: scan({ LOW: 3, INFORMATIONAL: 9 }) }, 'pass'],
    ['medium', { images: [image], scan: scan({ MEDIUM: 1 }) }, 'fail'],
    ['critical, scanned continuously', { images: [image], scan: scan({ CRITICAL: 1 }, 'ACTIVE') }, 'fail'],
    ['never scanned', { images: [image], scan: null }, 'fail'],
    ['could not be scanned', { images: [image], scan: scan({}, 'UNSUPPORTED_IMAGE') }, 'unknown'],
    ['being scanned', { images: [image], scan: scan({}, 'IN_PROGRESS') }, 'unknown'],
    ['no image', { images: [], scan: null }, 'not-applicable'],
    ['scan not given', { images: [image] }, 'unknown'],
    ['images not given', {}, 'unknown'],
  ])('%s', (_, data, status) => expect(statusOf(check, repository(data))).toBe(status));

  it('counts from the severity that a team sets', () => {
    const medium = repository({ images: [image], scan: scan({ MEDIUM: 1 }) });
    expect(statusOf(check, medium, { parameters: { severity: 2 } })).toBe('pass');
  });
});
