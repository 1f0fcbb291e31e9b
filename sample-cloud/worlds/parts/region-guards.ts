import type { AnalyzerSummary } from '@aws-sdk/client-accessanalyzer';
import type { EcrRegionSettings } from '@/server/collect/ecr/types';
import type { Draft } from '../draft';
import { addRegistry } from './image-repository';
import { addDetector, type DetectorOptions } from './threat-detection';
import { addInspector, type Inspected } from './vulnerable';

/** What guards a region as a whole. Left out: it is off. */
export interface RegionGuards {
  /** By name, of which kind. */
  analyzers?: Readonly<Record<string, AnalyzerSummary['type']>>;
  macie?: 'ENABLED' | 'PAUSED';
  /** Names of the enabled standards. */
  hub?: readonly string[];
  /** Names of products that report to the hub. */
  products?: readonly string[];
  /** GuardDuty. */
  detector?: DetectorOptions;
  /** Inspector, with what it found. */
  inspector?: { inspected: readonly Inspected[]; ecr?: boolean; lambda?: boolean };
  /** How the registry scans images. */
  registry?: EcrRegionSettings['scanning'];
  since?: Date;
}

/** Adds IAM Access Analyzer, Macie, Security Hub, GuardDuty, Inspector and the image registry as they stand in a region. */
export function addRegionGuards(draft: Draft, region: string, guards: RegionGuards = {}): void {
  const { analyzers = {}, macie, hub, products = [], since = draft.clock.ago(200) } = guards;
  const settings = { id: region, region, tags: {} };
  addDetector(draft, region, guards.detector);
  addInspector(draft, region, guards.inspector);
  addRegistry(draft, region, guards.registry);
  draft.add({
    type: 'AWS::AccessAnalyzer::RegionSettings',
    ...settings,
    arn: draft.arn('access-analyzer', region, `settings/${region}`),
    data: {
      analyzers: Object.entries(analyzers).map(([name, type]) => ({
        arn: draft.arn('access-analyzer', region, `analyzer/${name}`),
        name,
        type,
        createdAt: since,
        status: 'ACTIVE' as const,
        tags: {},
      })),
    },
  });
  draft.add({
    type: 'AWS::Macie::RegionSettings',
    ...settings,
    arn: draft.arn('macie2', region, `settings/${region}`),
    data: { session: macie ? { status: macie, createdAt: since, findingPublishingFrequency: 'SIX_HOURS' } : null },
  });
  draft.add({
    type: 'AWS::SecurityHub::RegionSettings',
    ...settings,
    arn: draft.arn('securityhub', region, `settings/${region}`),
    data: hub
      ? {
          hub: { HubArn: draft.arn('securityhub', region, 'hub/default'), SubscribedAt: since.toISOString(), AutoEnableControls: true },
          standards: hub.map((standard) => ({
            StandardsSubscriptionArn: draft.arn('securityhub', region, `subscription/${standard}/v/1.0.0`),
            StandardsArn: draft.arn('securityhub', region, `standards/${standard}/v/1.0.0`, ''),
            StandardsInput: {},
            StandardsStatus: 'READY' as const,
          })),
          ...(hub.length === 0 && {
            products: products.map((name) => draft.arn('securityhub', region, `product-subscription/aws/${name}`)),
          }),
        }
      : { hub: null },
  });
}
