import type { Draft } from '../draft';
import { addEventAlarm, type EventAlarmOptions } from '../parts/event-alarm';
import { eventPatterns } from '../parts/event-patterns';
import { main } from './places';

/** Who is told what: set up with the trail's log group, and left as it was in the week before the launch. */
export function addEventAlarms(draft: Draft): void {
  const { clock } = draft;
  const on = (name: string, pattern: string, options: Partial<EventAlarmOptions> = {}) =>
    draft.when(clock.during(43), () =>
      addEventAlarm(draft, {
        region: main,
        name,
        logGroup: 'lumen-cloudtrail',
        pattern,
        created: clock.ago(43),
        topic: 'lumen-security',
        ...options,
      }),
    );
  on('root-use', eventPatterns.rootUse);
  on('iam-policy-changes', eventPatterns.iamPolicyChanges);
  on('cloudtrail-changes', eventPatterns.cloudTrailChanges);
  on('kms-key-removal', eventPatterns.kmsKeyRemoval);
  on('sign-in-without-mfa', eventPatterns.signInWithoutMfa);
  on('organization-changes', eventPatterns.organizationChanges);
  // Rang all night, so somebody made it quiet.
  on('refused-calls', eventPatterns.unauthorizedCalls, { silenced: clock.turn(false, [20, true]) });
  on('security-groups', '{ ($.eventName = AuthorizeSecurityGroupIngress) || ($.eventName = RevokeSecurityGroupIngress) }');
  on('sign-in-failures', eventPatterns.signInFailures, { topic: undefined });
  on('bucket-policies', eventPatterns.bucketPolicyChanges, { topic: null });
}
