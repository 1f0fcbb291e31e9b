import { defineCheck, fail, pass, unknown } from '../define-check';
import { isBeingDeleted, keyNeeds } from '../shared/kms-keys';

export const check = defineCheck({
  id: 'kms/key-not-pending-deletion',
  title: 'KMS keys are not about to be deleted',
  severity: 'critical',
  resourceType: 'AWS::KMS::Key',
  needs: keyNeeds,
  why: 'Once the waiting time is over, nobody, AWS included, can ever again read what the key encrypted. Deleting keys is also how intruders destroy data.',
  remedy: {
    text: 'Unless the deletion is meant and nothing uses the key, cancel it; the key is then disabled and must be enabled again. To retire a key, disable it for a while first.',
    console: 'KMS → Customer managed keys → the key → Key actions → Cancel key deletion.',
    cli: 'aws kms cancel-key-deletion --key-id <key-id>\naws kms enable-key --key-id <key-id>',
  },
  aliases: { prowler: ['kms_cmk_not_deleted_unintentionally'], securityHub: ['KMS.3'] },
  requirements: { fsbp: ['KMS.3'] },
  evaluate: ({ data }) => {
    if (data.KeyState === undefined) return unknown('No telling whether the key is about to be deleted: its state was not given');
    const evidence = { state: data.KeyState, deletion: data.DeletionDate ? new Date(data.DeletionDate).toISOString() : null };
    if (!isBeingDeleted(data)) return pass('No deletion is scheduled', evidence);
    return fail(
      evidence.deletion ? `The key will be deleted on ${evidence.deletion.slice(0, 10)}` : 'The key is waiting to be deleted',
      evidence,
    );
  },
});
