import type { Draft } from '../draft';
import { certificateArn } from '../parts/certificate';
import { addDistribution, fromBucket, fromServer } from '../parts/distribution';
import { webAclArn } from '../parts/web-acl';
import { americas, main, recovery, tagsOf } from './places';
import { logBucket } from './storage';

/** What CloudFront serves to the world. */
export function addEdge(draft: Draft): void {
  const { clock } = draft;
  const certificate = certificateArn(draft, americas, 'shop.lumen.example');
  const images = 'lumen-prod-catalog-images';
  addDistribution(draft, {
    name: 'shop',
    alias: 'shop.lumen.example',
    certificateArn: certificate,
    changed: clock.ago(70),
    origins: [fromServer('front.lumen.example'), fromServer('front-standby.lumen.example')],
    failover: ['front.lumen.example', 'front-standby.lumen.example'],
    webAclArn: webAclArn(draft, americas, 'edge', 'CLOUDFRONT'),
    logsTo: logBucket,
    tags: tagsOf('storefront'),
  });
  addDistribution(draft, {
    name: 'images',
    alias: 'images.lumen.example',
    certificateArn: certificate,
    changed: clock.ago(140),
    origins: [fromBucket(images, main, clock.turn<string | undefined>(undefined, [28, 'E2LUMENACCESS']))],
    rootObject: 'index.html',
    buckets: { [images]: 'there' },
    deliveries: [draft.arn('logs', americas, 'delivery-destination:images')],
    tags: tagsOf('catalog'),
  });
  // Its bucket went with the campaign; the name is free for anybody.
  addDistribution(draft, {
    name: 'summer-2022',
    changed: clock.ago(1150),
    origins: [fromBucket('lumen-summer-2022', recovery), fromServer('landing.agency.example', 'match-viewer', ['TLSv1', 'TLSv1.2'])],
    viewers: 'allow-all',
    buckets: { 'lumen-summer-2022': 'missing' },
    tags: tagsOf('marketing'),
  });
  addDistribution(draft, {
    name: 'old-browsers',
    alias: 'classic.lumen.example',
    certificateArn: certificate,
    changed: clock.ago(1900),
    origins: [fromServer('erp.lumen.example', 'http-only')],
    data: {
      ViewerCertificate: {
        ACMCertificateArn: certificate,
        SSLSupportMethod: 'vip',
        MinimumProtocolVersion: 'TLSv1',
        CloudFrontDefaultCertificate: false,
      },
    },
  });
  addDistribution(draft, {
    name: 'warehouse',
    alias: 'warehouse.lumen.example',
    certificateArn: certificate,
    changed: clock.ago(300),
    origins: [fromBucket('swift-warehouse-labels', main, 'E2LUMENLABELS')],
    buckets: { 'swift-warehouse-labels': 'refused' },
    refuses: ['GetDistributionConfig'],
    tags: tagsOf('fulfilment'),
  });
  addDistribution(draft, {
    name: 'switched-off',
    changed: clock.ago(2000),
    origins: [fromServer('old.lumen.example', 'http-only')],
    data: { Enabled: false },
  });
}
