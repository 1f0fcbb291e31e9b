import { defineCheck, fail, notApplicable, pass } from '../define-check';
import { isBeingDeleted, keyNeeds } from '../shared/kms-keys';

export const check = defineCheck({
  id: 'kms/key-single-region',
  title: 'KMS keys live in one region only',
  severity: 'medium',
  resourceType: 'AWS::KMS::Key',
  needs: keyNeeds,
  why: 'The material of a multi-region key exists in every region that it was copied to, each with a policy of its own: the loosest of them decides.',
  remedy: {
    text: 'Keep multi-region keys for what must be decrypted in several regions, such as global tables, and mute the finding there. A key cannot be turned back: make a new one and encrypt the data again.',
    cli: 'aws kms create-key --no-multi-region',
    terraform: 'resource "aws_kms_key" "this" {\n  multi_region = false\n}',
  },
  aliases: { prowler: ['kms_cmk_not_multi_region'] },
  evaluate: ({ data }) => {
    if (isBeingDeleted(data)) return notApplicable('The key is waiting to be deleted');
    const { MultiRegionKeyType, ReplicaKeys, PrimaryKey } = data.MultiRegionConfiguration ?? {};
    if (data.MultiRegion !== true) return pass('The key lives in one region', { multiRegion: false });
    const replicas = (ReplicaKeys ?? []).map(({ Region }) => Region ?? '').sort();
    return fail(`The key is a multi-region ${MultiRegionKeyType === 'REPLICA' ? 'replica' : 'primary'} key`, {
      multiRegion: true,
      primary: PrimaryKey?.Region ?? null,
      replicas,
    });
  },
});
