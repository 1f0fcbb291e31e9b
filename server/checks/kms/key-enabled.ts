import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';
import { isBeingDeleted, keyNeeds } from '../shared/kms-keys';

export const check = defineCheck({
  id: 'kms/key-enabled',
  title: 'KMS keys are enabled',
  severity: 'low',
  resourceType: 'AWS::KMS::Key',
  needs: keyNeeds,
  why: 'What a disabled key encrypted cannot be read for now, and a key that was put aside and forgotten is paid for each month.',
  remedy: {
    text: 'Enable the key if data still needs it; if nothing has asked for it in a long while, schedule its deletion with a long waiting time.',
    console: 'KMS → Customer managed keys → the key → Key actions → Enable.',
    cli: 'aws kms enable-key --key-id <key-id>',
  },
  aliases: { prowler: ['kms_cmk_are_used'] },
  evaluate: ({ data }) => {
    const state = data.KeyState;
    if (state === undefined) return unknown('No telling whether the key is enabled: its state was not given');
    if (isBeingDeleted(data)) return notApplicable('The key is waiting to be deleted', { state });
    if (state === 'Enabled' || state === 'Creating' || state === 'Updating') return pass('The key is enabled', { state });
    return fail(state === 'Disabled' ? 'The key is disabled' : `The key cannot be used (${state})`, { state });
  },
});
