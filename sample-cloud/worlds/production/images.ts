import type { Draft } from '../draft';
import { addImage, imageId } from '../parts/image';
import { addLaunchTemplate, httpTokens } from '../parts/launch-template';
import { addSnapshot } from '../parts/snapshot';
import { volumeId } from '../parts/volume';
import type { Groups } from './groups';
import { americas, asia, diskKey, main, recovery, tagsOf, usedRegions } from './places';

/** Images, the snapshots behind them, backups of volumes and the templates that instances start from. */
export function addImages(draft: Draft, groups: Groups): void {
  const { clock } = draft;
  for (const region of usedRegions) {
    addImage(draft, {
      region,
      name: 'lumen-base-2024.2',
      created: clock.ago(430),
      deprecated: clock.ago(-300),
      kmsKeyArn: diskKey(draft, region),
      volumeId: volumeId(draft, region, 'image-builder'),
      tags: tagsOf('platform'),
    });
  }
  const old = { region: main, kmsKeyArn: null, tags: { Environment: 'production' } };
  addImage(draft, {
    ...old,
    name: 'erp-2019',
    created: clock.ago(1490),
    deprecated: clock.ago(760),
    volumeId: volumeId(draft, main, 'erp-win-1-root'),
  });
  addImage(draft, {
    ...old,
    name: 'label-printer-pv',
    created: clock.ago(2660),
    volumeId: volumeId(draft, main, 'label-printer-root'),
    paravirtual: true,
  });
  // Shared with a supplier by making it public, long ago.
  addImage(draft, {
    ...old,
    name: 'supplier-ftp-golden',
    created: clock.ago(2210),
    volumeId: volumeId(draft, main, 'supplier-ftp-root'),
    public: true,
  });
  addBackups(draft);
  addTemplates(draft, groups);
}

function addBackups(draft: Draft): void {
  const { clock } = draft;
  // Every week one, each kept for two weeks.
  const weekly = (region: string, host: string, volume: string, size: number, encrypted: boolean) => {
    for (let age = 73; age > 0; age -= 7) {
      const started = clock.ago(age);
      draft.when(clock.during(age, age > 14 ? age - 14 : undefined), () =>
        addSnapshot(draft, {
          region,
          name: `${host}-${started.toISOString().slice(0, 10)}`,
          volumeId: volumeId(draft, region, volume),
          size,
          started,
          kmsKeyArn: encrypted ? diskKey(draft, region) : null,
          description: `Weekly backup of ${host}`,
          tags: tagsOf('platform'),
        }),
      );
    }
  };
  for (const host of ['search-1', 'search-2', 'search-3']) weekly(main, host, `${host}-data-f`, 200, true);
  weekly(main, 'build-1', 'build-1-root', 30, true);
  weekly(main, 'bastion', 'bastion-root', 30, true);
  weekly(main, 'erp-win-1', 'erp-win-1-data-f', 300, false);
  weekly(recovery, 'orders-standby-1', 'orders-standby-1-root', 30, true);
  weekly(americas, 'reporting', 'reporting-root', 30, false);
  // A copy for the agency that was made public, withdrawn, and made public again.
  addSnapshot(draft, {
    region: main,
    name: 'shop-media-for-agency',
    volumeId: volumeId(draft, main, 'orders-db-before-rds'),
    size: 400,
    started: clock.ago(118),
    kmsKeyArn: null,
    public: clock.turn(true, [44, false], [25, true], [12, false]),
    description: 'Product pictures, for the relaunch',
    tags: tagsOf('marketing'),
  });
  addSnapshot(draft, {
    region: asia,
    name: 'edge-cache-warm',
    volumeId: volumeId(draft, asia, 'edge-cache-1-root'),
    size: 30,
    started: clock.ago(200),
    kmsKeyArn: null,
    public: true,
  });
}

function addTemplates(draft: Draft, groups: Groups): void {
  const { clock } = draft;
  const createdBy = draft.arn('sts', '', 'assumed-role/lumen-deploy/github-actions');
  const base = { region: main, createdBy, tags: tagsOf('platform') };
  const of = (group: { GroupId?: string }, required: boolean, PublicIp = false) => ({
    ...httpTokens(required),
    ImageId: imageId(draft, main, 'lumen-base-2024.2'),
    InstanceType: 'm6i.large' as const,
    NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: PublicIp, Groups: [group.GroupId ?? ''] }],
    BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { Encrypted: true, VolumeSize: 30, VolumeType: 'gp3' as const } }],
  });
  addLaunchTemplate(draft, {
    ...base,
    name: 'storefront',
    created: clock.ago(74),
    latestNumber: 14,
    latest: of(groups.app, true),
    older: { number: 12, data: of(groups.app, false), created: clock.ago(310) },
  });
  addLaunchTemplate(draft, { ...base, name: 'checkout', created: clock.ago(91), latestNumber: 9, latest: of(groups.app, true) });
  addLaunchTemplate(draft, { ...base, name: 'catalog', created: clock.ago(66), latestNumber: 21, latest: of(groups.app, true) });
  draft.when(clock.during(30), () =>
    addLaunchTemplate(draft, {
      ...base,
      name: 'black-week-landing',
      created: clock.ago(30),
      latest: of(groups.web, false, true),
      tags: tagsOf('marketing'),
    }),
  );
  addLaunchTemplate(draft, {
    ...base,
    region: americas,
    name: 'storefront-us',
    created: clock.ago(65),
    latestNumber: 6,
    latest: { ...of(groups.usApp, true), ImageId: imageId(draft, americas, 'lumen-base-2024.2') },
  });
}
