import type { Origin } from '@aws-sdk/client-cloudfront';
import type { Distribution } from '@/server/collect/cloudfront/types';
import type { Gap, Resource } from '@/server/collect/types';
import { resourceOf } from './testing';

/** An origin that is a bucket, without access control. */
export const bucketOrigin = (bucket: string, data: Partial<Origin> = {}): Origin => ({
  Id: bucket,
  DomainName: `${bucket}.s3.eu-central-1.amazonaws.com`,
  S3OriginConfig: { OriginAccessIdentity: '' },
  OriginAccessControlId: '',
  ...data,
});

/** An origin that is a server asked by HTTPS. */
export const serverOrigin = (
  policy: 'http-only' | 'match-viewer' | 'https-only' = 'https-only',
  protocols: ('SSLv3' | 'TLSv1' | 'TLSv1.1' | 'TLSv1.2')[] = ['TLSv1.2'],
): Origin => ({
  Id: 'app',
  DomainName: 'app.shop.example',
  CustomOriginConfig: {
    HTTPPort: 80,
    HTTPSPort: 443,
    OriginProtocolPolicy: policy,
    OriginSslProtocols: { Quantity: protocols.length, Items: protocols },
  },
});

export const originsOf = (...Items: Origin[]) => ({ Quantity: Items.length, Items });

/** A distribution in front of one server by HTTPS; `data` says what differs. */
export const distributionOf = (data: Partial<Distribution> = {}, gaps: Gap[] = []): Resource<'AWS::CloudFront::Distribution'> =>
  resourceOf('AWS::CloudFront::Distribution', {
    id: 'E1',
    arn: 'arn:aws:cloudfront::111122223333:distribution/E1',
    region: 'global',
    gaps,
    data: {
      Id: 'E1',
      ARN: 'arn:aws:cloudfront::111122223333:distribution/E1',
      Status: 'Deployed',
      LastModifiedTime: new Date('2026-01-01'),
      DomainName: 'd1.cloudfront.net',
      Aliases: { Quantity: 0 },
      Origins: originsOf(serverOrigin()),
      DefaultCacheBehavior: { TargetOriginId: 'app', ViewerProtocolPolicy: 'redirect-to-https' },
      CacheBehaviors: { Quantity: 0 },
      CustomErrorResponses: { Quantity: 0 },
      Comment: '',
      PriceClass: 'PriceClass_All',
      Enabled: true,
      ViewerCertificate: { CloudFrontDefaultCertificate: true },
      Restrictions: { GeoRestriction: { RestrictionType: 'none', Quantity: 0 } },
      WebACLId: '',
      HttpVersion: 'http2',
      IsIPV6Enabled: true,
      Staging: false,
      defaultRootObject: '',
      logging: null,
      deliveries: [],
      originBuckets: {},
      ...data,
    },
  });
