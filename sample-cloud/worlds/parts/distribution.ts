import type { Origin, ViewerProtocolPolicy } from '@aws-sdk/client-cloudfront';
import type { Distribution, OriginBucket } from '@/server/collect/cloudfront/types';
import type { Draft, Tags } from '../draft';
import { token } from '../ids';

export interface DistributionOptions {
  /** What it is known by in the world; its id is made of it. */
  name: string;
  /** Its domain name; left out: only the one at cloudfront.net, with CloudFront's certificate. */
  alias?: string;
  certificateArn?: string;
  changed: Date;
  origins: readonly Origin[];
  /** The origins among them that stand in for each other. */
  failover?: readonly string[];
  viewers?: ViewerProtocolPolicy;
  webAclArn?: string;
  rootObject?: string;
  /** The bucket that it logs to. */
  logsTo?: string;
  deliveries?: readonly string[];
  /** Buckets among the origins, with what S3 says of them; left out: they are there. */
  buckets?: Readonly<Record<string, OriginBucket>>;
  refuses?: readonly string[];
  data?: Partial<Distribution>;
  tags?: Tags;
}

/** An origin that is a bucket. */
export const fromBucket = (bucket: string, region: string, accessControl?: string): Origin => ({
  Id: bucket,
  DomainName: `${bucket}.s3.${region}.amazonaws.com`,
  OriginPath: '',
  CustomHeaders: { Quantity: 0 },
  S3OriginConfig: { OriginAccessIdentity: '' },
  OriginAccessControlId: accessControl ?? '',
});

/** An origin that is a server. */
export const fromServer = (
  DomainName: string,
  policy: 'https-only' | 'match-viewer' | 'http-only' = 'https-only',
  protocols: ('TLSv1' | 'TLSv1.1' | 'TLSv1.2')[] = ['TLSv1.2'],
): Origin => ({
  Id: DomainName,
  DomainName,
  OriginPath: '',
  CustomHeaders: { Quantity: 1, Items: [{ HeaderName: 'x-lumen-edge', HeaderValue: '***' }] },
  CustomOriginConfig: {
    HTTPPort: 80,
    HTTPSPort: 443,
    OriginProtocolPolicy: policy,
    OriginSslProtocols: { Quantity: protocols.length, Items: protocols },
  },
  OriginAccessControlId: '',
});

/** Adds a CloudFront distribution. */
export function addDistribution(draft: Draft, options: DistributionOptions): void {
  const { name, alias, certificateArn, origins, failover, viewers = 'redirect-to-https', logsTo, tags = {} } = options;
  const Id = `E${token(`${draft.account}/distribution/${name}`, 13)}`;
  const ARN = draft.arn('cloudfront', '', `distribution/${Id}`);
  draft.add({
    type: 'AWS::CloudFront::Distribution',
    id: Id,
    arn: ARN,
    region: 'global',
    tags,
    refuses: options.refuses,
    data: {
      Id,
      ARN,
      Status: 'Deployed',
      LastModifiedTime: options.changed,
      DomainName: `d${token(`${Id}/domain`, 13).toLowerCase()}.cloudfront.net`,
      Aliases: { Quantity: alias ? 1 : 0, ...(alias && { Items: [alias] }) },
      Origins: { Quantity: origins.length, Items: [...origins] },
      OriginGroups: failover
        ? {
            Quantity: 1,
            Items: [
              {
                Id: 'either',
                FailoverCriteria: { StatusCodes: { Quantity: 2, Items: [502, 503] } },
                Members: { Quantity: failover.length, Items: failover.map((OriginId) => ({ OriginId })) },
              },
            ],
          }
        : { Quantity: 0 },
      DefaultCacheBehavior: { TargetOriginId: origins[0]?.Id, ViewerProtocolPolicy: viewers },
      CacheBehaviors: { Quantity: 0 },
      CustomErrorResponses: { Quantity: 0 },
      Comment: name,
      PriceClass: 'PriceClass_All',
      Enabled: true,
      ViewerCertificate: certificateArn
        ? {
            CloudFrontDefaultCertificate: false,
            ACMCertificateArn: certificateArn,
            SSLSupportMethod: 'sni-only',
            MinimumProtocolVersion: 'TLSv1.2_2021',
          }
        : { CloudFrontDefaultCertificate: true, MinimumProtocolVersion: 'TLSv1' },
      Restrictions: { GeoRestriction: { RestrictionType: 'none', Quantity: 0 } },
      WebACLId: options.webAclArn ?? '',
      HttpVersion: 'http2and3',
      IsIPV6Enabled: true,
      Staging: false,
      defaultRootObject: options.rootObject ?? '',
      logging: { Enabled: logsTo !== undefined, IncludeCookies: false, Bucket: logsTo ? `${logsTo}.s3.amazonaws.com` : '', Prefix: '' },
      deliveries: options.deliveries ?? [],
      originBuckets: options.buckets ?? {},
      ...options.data,
    },
  });
}
