import type { Draft } from '../draft';
import { addConfigRegion } from '../parts/config-region';
import { addTrail, managementEvents, objectEvents } from '../parts/trail';
import { configBucket, legacyTrailBucket, trailBucket } from './audit-buckets';
import { americas, asia, dataKey, idleRegions, main, recovery, tagsOf } from './places';

/** What is written down of what happens in production. */
export function addAudit(draft: Draft): void {
  const { clock } = draft;
  addTrail(draft, {
    region: main,
    name: 'lumen-organization-events',
    bucket: trailBucket,
    multiRegion: true,
    validated: clock.turn(false, [44, true], [28, false], [19, true]),
    kmsKeyArn: dataKey(draft, main, 'audit'),
    logGroup: clock.turn(undefined, [44, 'lumen-cloudtrail']),
    started: clock.ago(1100),
    eventSelectors: clock.turn([managementEvents], [44, [objectEvents('All')]]),
    insights: clock.turn(null, [44, [{ InsightType: 'ApiCallRateInsight' }, { InsightType: 'ApiErrorRateInsight' }]]),
    tags: tagsOf('security'),
  });
  // From before there were multi-region trails; still pays for its bucket, and proves nothing.
  addTrail(draft, {
    region: americas,
    name: 'Default',
    bucket: legacyTrailBucket,
    started: clock.ago(2480),
    deliveryError: 'AccessDenied',
  });
  addTrail(draft, {
    region: main,
    name: 'payments-data-access',
    bucket: trailBucket,
    validated: true,
    kmsKeyArn: dataKey(draft, main, 'payments'),
    started: clock.ago(390),
    advancedEventSelectors: [
      {
        Name: 'Writes to payment buckets',
        FieldSelectors: [
          { Field: 'eventCategory', Equals: ['Data'] },
          { Field: 'resources.type', Equals: ['AWS::S3::Object'] },
          { Field: 'readOnly', Equals: ['false'] },
          { Field: 'resources.ARN', StartsWith: ['arn:aws:s3:::lumen-prod-payment-reports/'] },
        ],
      },
    ],
    tags: tagsOf('payments'),
  });
  draft.when(clock.during(400, 21), () =>
    addTrail(draft, {
      region: recovery,
      name: 'recovery-test',
      bucket: trailBucket,
      logging: false,
      started: clock.ago(400),
      stopped: clock.ago(396),
    }),
  );

  addConfigRegion(draft, { region: main, recorder: { recording: true, since: clock.ago(1090) }, bucket: configBucket });
  addConfigRegion(draft, {
    region: americas,
    recorder: {
      recording: true,
      since: clock.ago(1085),
      role: 'lumen-config-old',
      group: {
        allSupported: false,
        includeGlobalResourceTypes: false,
        resourceTypes: ['AWS::EC2::Instance', 'AWS::S3::Bucket'],
        recordingStrategy: { useOnly: 'INCLUSION_BY_RESOURCE_TYPES' },
      },
    },
    bucket: configBucket,
  });
  const on = { recording: true, since: clock.ago(43) };
  addConfigRegion(draft, { region: recovery, ...clock.turn<object>({}, [43, { recorder: on, bucket: configBucket }]) });
  // Switched off to save money, 'for the time of the migration'.
  addConfigRegion(draft, { region: asia, recorder: { recording: false, since: clock.ago(205) }, bucket: configBucket });
  for (const region of idleRegions) addConfigRegion(draft, { region });
}
