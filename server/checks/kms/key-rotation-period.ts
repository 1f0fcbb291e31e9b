import { defineCheck, fail, notApplicable, pass } from '../define-check';
import { keyNeeds, noRotation } from '../shared/kms-keys';

/** What KMS does when nobody says otherwise. */
const usualDays = 365;

export const check = defineCheck({
  id: 'kms/key-rotation-period',
  title: 'KMS keys that rotate do so at least once a year',
  severity: 'low',
  resourceType: 'AWS::KMS::Key',
  needs: [...keyNeeds, 'kms:GetKeyRotationStatus'],
  why: 'Rotation can be set to as rarely as every seven years, which satisfies a switch but not its purpose.',
  remedy: {
    text: 'Shorten the rotation period of the key.',
    console: 'KMS → Customer managed keys → the key → Key rotation → Edit → Rotation period.',
    cli: 'aws kms enable-key-rotation --key-id <key-id> --rotation-period-in-days 365',
    terraform: 'resource "aws_kms_key" "this" {\n  enable_key_rotation     = true\n  rotation_period_in_days = 365\n}',
  },
  aliases: {},
  parameters: {
    days: {
      default: 365,
      min: 90,
      max: 2560,
      description: 'The longest rotation period, in days',
      source: 'The period that KMS takes by itself; 90 to 2560 are what it allows',
    },
  },
  evaluate: (key, _snapshot, { parameters: { days = usualDays } }) => {
    const excuse = noRotation(key);
    if (excuse) return excuse;
    if (!key.data.rotation?.enabled) return notApplicable('The key does not rotate at all');
    const periodInDays = key.data.rotation.periodInDays ?? usualDays;
    const evidence = { periodInDays, limit: days };
    return periodInDays > days
      ? fail(`The key rotates every ${periodInDays} days`, evidence)
      : pass(`The key rotates every ${periodInDays} days`, evidence);
  },
});
