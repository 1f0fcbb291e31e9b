import { GetVaultAccessPolicyCommand, ListVaultsCommand } from '@aws-sdk/client-glacier';
import { describe, expect, it } from 'vitest';
import { awsError, collectFrom, fakeAws } from '../test/fake-session';
import { glacierCollector } from './collector';

const vault = (VaultName: string) => ({
  VaultName,
  VaultARN: `arn:aws:glacier:eu-west-1:123456789012:vaults/${VaultName}`,
  CreationDate: '2019-01-01T00:00:00.000Z',
  NumberOfArchives: 7,
  LastInventoryDate: '2026-01-01T00:00:00.000Z',
});
const region = () =>
  fakeAws()
    .on(ListVaultsCommand, ({ marker }) => (marker ? { VaultList: [vault('b')] } : { VaultList: [vault('a')], Marker: '2' }))
    .on(GetVaultAccessPolicyCommand, ({ vaultName }) => {
      if (vaultName === 'a') throw awsError('ResourceNotFoundException', 404);
      return { policy: { Policy: '{}' } };
    });

describe('collecting Glacier', () => {
  it('reads all pages of vaults, with policies where there are any', async () => {
    const { resources, coverage } = await collectFrom(region(), glacierCollector);
    expect(resources.map(({ id, data, gaps }) => [id, 'policy' in data && data.policy, gaps])).toEqual([
      ['a', null, []],
      ['b', '{}', []],
    ]);
    expect(JSON.stringify(resources)).not.toMatch(/Inventory|Archives/);
    expect(coverage.every(({ status }) => status === 'complete')).toBe(true);
  });

  it('leaves a policy open that it could not read', async () => {
    const fake = region().on(GetVaultAccessPolicyCommand, () => {
      throw awsError('AccessDeniedException', 403);
    });
    const { resources } = await collectFrom(fake, glacierCollector);
    expect(resources.map(({ data, gaps }) => ['policy' in data, gaps[0]?.kind])).toEqual([
      [false, 'denied'],
      [false, 'denied'],
    ]);
  });

  it('finds nothing where AWS offers no Glacier, and fails where it should', async () => {
    const noHost = () => {
      throw Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
    };
    const status = async (name: string) =>
      (await collectFrom(fakeAws().on(ListVaultsCommand, noHost), glacierCollector, name)).status('glacier:ListVaults');
    expect([await status('mx-central-1'), await status('eu-west-1')]).toEqual(['complete', 'unreachable']);
  });
});
