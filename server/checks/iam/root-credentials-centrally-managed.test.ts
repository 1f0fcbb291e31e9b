import { describe, expect, it } from 'vitest';
import type { ResourceData } from '@/server/collect/resource-data';
import { gap } from '../shared/iam-testing';
import { resourceOf, statusOf, testAccount } from '../shared/testing';
import { check } from './root-credentials-centrally-managed';

type Data = ResourceData['AWS::Organizations::Organization'];
const own = { Id: 'o-1', MasterAccountId: testAccount };
const organization = (data: Data, gaps: ReturnType<typeof gap>[] = []) =>
  resourceOf('AWS::Organizations::Organization', { id: 'o-1', region: 'global', data, gaps });

describe('iam/root-credentials-centrally-managed', () => {
  it.each([
    [{ organization: own, rootFeatures: ['RootCredentialsManagement'] }, 'pass'],
    [{ organization: own, rootFeatures: ['RootSessions', 'RootCredentialsManagement'] }, 'pass'],
    [{ organization: own, rootFeatures: ['RootSessions'] }, 'fail'],
    [{ organization: own, rootFeatures: [] }, 'fail'],
    [{ organization: own }, 'unknown'],
    [{ organization: { Id: 'o-1', MasterAccountId: '999999999999' } }, 'not-applicable'],
    [{ organization: null }, 'not-applicable'],
    [{}, 'unknown'],
  ] as const)('%j: %s', (data, status) => {
    expect(statusOf(check, organization(data as Data))).toBe(status);
  });

  it('is unknown when IAM would not tell', () => {
    expect(statusOf(check, organization({ organization: own }, [gap('iam:ListOrganizationsFeatures')]))).toBe('unknown');
  });
});
