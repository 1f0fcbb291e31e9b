import { defineCheck, fail, pass } from '../define-check';
import { activeRecorder, recorderNeeds, statusOfRecorder } from '../shared/config-recorders';

export const check = defineCheck({
  id: 'config/recording-succeeds',
  title: 'AWS Config records without failing',
  severity: 'medium',
  resourceType: 'AWS::Config::RegionSettings',
  needs: recorderNeeds,
  why: 'A recorder that is on but fails leaves holes in the history that nobody notices until they look for an answer.',
  remedy: {
    text: 'Mend what the error names, mostly the rights of the role of the recorder, then stop and start it.',
    console: 'AWS Config → Settings.',
    cli: 'aws configservice describe-configuration-recorder-status --region <region>',
  },
  aliases: {},
  requirements: { 'cis-3.0': ['3.3'], 'cis-5.0': ['3.3'], 'cis-7.0': ['4.3'] },
  evaluate: (region) => {
    const active = activeRecorder(region);
    if ('excuse' in active) return active.excuse;
    const status = statusOfRecorder(region, active.recorder);
    // AWS writes the statuses of this API in several ways.
    const failed = status?.lastStatus?.toLowerCase() === 'failure';
    if (!failed) return pass('The last recording had no error', { recorder: active.recorder.name ?? '' });
    return fail(`Recording fails: ${status?.lastErrorCode ?? 'no reason given'}`, {
      recorder: active.recorder.name ?? '',
      error: status?.lastErrorCode ?? null,
      message: status?.lastErrorMessage?.slice(0, 200) ?? null,
    });
  },
});
