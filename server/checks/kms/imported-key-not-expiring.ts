import { defineCheck, fail, notApplicable, pass } from '../define-check';
import { dayText, isDueWithin, toDate } from '../shared/dates';
import { isBeingDeleted, keyNeeds } from '../shared/kms-keys';

export const check = defineCheck({
  id: 'kms/imported-key-not-expiring',
  title: 'Imported KMS key material is not about to expire',
  severity: 'high',
  resourceType: 'AWS::KMS::Key',
  needs: keyNeeds,
  why: 'When imported material expires, KMS deletes it at once and everything that the key encrypted stops working until the very same material is brought again.',
  remedy: {
    text: 'Import the same material again with a later date, or without one.',
    console: 'KMS → Customer managed keys → the key → Key material → Reimport key material.',
    cli: 'aws kms import-key-material --key-id <key-id> --import-token fileb://<token> --encrypted-key-material fileb://<material> --expiration-model KEY_MATERIAL_DOES_NOT_EXPIRE',
  },
  aliases: {},
  parameters: {
    days: {
      default: 30,
      min: 1,
      max: 365,
      description: 'How many days before the expiry the check fails',
      source: 'Our choice: a month to find the material and import it again',
    },
  },
  evaluate: ({ data }, _snapshot, { now, parameters: { days = 30 } }) => {
    if (data.Origin !== 'EXTERNAL')
      return notApplicable('KMS made or keeps the material: nothing expires', { origin: data.Origin ?? null });
    if (isBeingDeleted(data)) return notApplicable('The key is waiting to be deleted');
    const validTo = data.ExpirationModel === 'KEY_MATERIAL_DOES_NOT_EXPIRE' ? undefined : toDate(data.ValidTo);
    const evidence = { state: data.KeyState ?? null, validTo: validTo?.toISOString() ?? null };
    if (data.KeyState === 'PendingImport') return fail('The key has no material: it was never imported, deleted, or has expired', evidence);
    if (!validTo) return pass('The imported material does not expire', evidence);
    return isDueWithin(validTo, days, now)
      ? fail(`The imported material expires on ${dayText(validTo)}`, evidence)
      : pass(`The imported material lasts until ${dayText(validTo)}`, evidence);
  },
});
