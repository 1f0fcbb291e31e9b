import type { Draft } from '../draft';
import { policyText, type Statement } from './policy-document';

/** Adds a vault of S3 Glacier; without statements it has no policy. */
export function addVault(
  draft: Draft,
  {
    region,
    name,
    created,
    policy,
    refuses,
  }: { region: string; name: string; created: Date; policy?: readonly Statement[]; refuses?: readonly string[] },
): void {
  const VaultARN = draft.arn('glacier', region, `vaults/${name}`);
  draft.add({
    type: 'AWS::Glacier::Vault',
    id: name,
    arn: VaultARN,
    region,
    tags: {},
    data: { VaultARN, VaultName: name, CreationDate: created.toISOString(), policy: policy ? policyText(...policy) : null },
    ...(refuses && { refuses }),
  });
}
