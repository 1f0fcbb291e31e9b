import { defineCheck, fail, pass } from '../define-check';
import { keyNeeds, noRotation } from '../shared/kms-keys';

export const check = defineCheck({
  id: 'kms/key-rotation-enabled',
  title: 'Symmetric KMS keys rotate by themselves',
  severity: 'high',
  resourceType: 'AWS::KMS::Key',
  needs: [...keyNeeds, 'kms:GetKeyRotationStatus'],
  why: 'Without rotation one piece of key material guards everything that was ever encrypted with the key, for as long as the key lives.',
  remedy: {
    text: 'Turn on rotation. Nothing has to be encrypted again: KMS keeps the older material for what it encrypted.',
    console: 'KMS → Customer managed keys → the key → Key rotation → Edit → Enable.',
    cli: 'aws kms enable-key-rotation --key-id <key-id> --rotation-period-in-days 365',
    terraform: 'resource "aws_kms_key" "this" {\n  enable_key_rotation = true\n}',
    cloudformation: 'EnableKeyRotation: true',
  },
  aliases: { prowler: ['kms_cmk_rotation_enabled'], securityHub: ['KMS.4'] },
  requirements: { 'cis-3.0': ['3.6'], 'cis-5.0': ['3.6'], 'cis-7.0': ['4.6'], fsbp: ['KMS.4'] },
  evaluate: (key) => {
    const evidence = { rotation: key.data.rotation?.enabled ?? null, periodInDays: key.data.rotation?.periodInDays ?? null };
    return noRotation(key) ?? (evidence.rotation ? pass('The key rotates', evidence) : fail('The key does not rotate', evidence));
  },
});
