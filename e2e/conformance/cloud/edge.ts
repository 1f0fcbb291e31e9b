import { CloudFrontClient, CreateDistributionCommand, type DistributionConfig, type Origin } from '@aws-sdk/client-cloudfront';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { type Expectation, fails, given, twins } from '../lib/expectation';
import { account, type Connect } from '../lib/moto';

const server = (policy: 'http-only' | 'https-only', protocol: 'TLSv1' | 'TLSv1.2'): Origin => ({
  Id: `app-${policy}`,
  DomainName: 'app.shop.example',
  CustomOriginConfig: {
    HTTPPort: 80,
    HTTPSPort: 443,
    OriginProtocolPolicy: policy,
    OriginSslProtocols: { Quantity: 1, Items: [protocol] },
  },
});
const bucket = (name: string, control: string): Origin => ({
  Id: name,
  DomainName: `${name}.s3.amazonaws.com`,
  S3OriginConfig: { OriginAccessIdentity: '' },
  OriginAccessControlId: control,
});

/** A distribution with all that can be wrong, and its twin. */
export async function arrangeEdge(connect: Connect): Promise<Expectation[]> {
  const cloudFront = connect(CloudFrontClient);
  await connect(S3Client).send(new CreateBucketCommand({ Bucket: 'edge-media' }));
  const make = async (CallerReference: string, origins: Origin[], config: Partial<DistributionConfig>) => {
    const { Distribution } = await cloudFront.send(
      new CreateDistributionCommand({
        DistributionConfig: {
          CallerReference,
          Comment: CallerReference,
          Enabled: true,
          Origins: { Quantity: origins.length, Items: origins },
          DefaultCacheBehavior: {
            TargetOriginId: origins[0]?.Id,
            ViewerProtocolPolicy: 'redirect-to-https',
            MinTTL: 0,
            ForwardedValues: { QueryString: false, Cookies: { Forward: 'none' } },
          },
          ...config,
        },
      }),
    );
    return given(Distribution?.Id);
  };
  const careless = await make('careless', [server('http-only', 'TLSv1'), bucket('edge-gone', '')], {
    ViewerCertificate: {
      CloudFrontDefaultCertificate: false,
      ACMCertificateArn: `arn:aws:acm:us-east-1:${account}:certificate/1`,
      SSLSupportMethod: 'vip',
    },
  });
  const careful = await make('careful', [server('https-only', 'TLSv1.2'), bucket('edge-media', 'E1CONTROL')], {
    DefaultRootObject: 'index.html',
    WebACLId: `arn:aws:wafv2:us-east-1:${account}:global/webacl/edge/1`,
    Logging: { Enabled: true, IncludeCookies: false, Bucket: 'logs.s3.amazonaws.com', Prefix: '' },
    ViewerCertificate: {
      CloudFrontDefaultCertificate: false,
      ACMCertificateArn: `arn:aws:acm:us-east-1:${account}:certificate/1`,
      SSLSupportMethod: 'sni-only',
    },
  });
  const plain = await make('plain', [server('https-only', 'TLSv1')], { ViewerCertificate: { CloudFrontDefaultCertificate: true } });

  const both = (name: string) => twins(`cloudfront/${name}`, careless, careful);
  return [
    ...['default-root-object', 'behind-waf', 'logged', 'https-by-sni'].flatMap((name) => both(`distribution-${name}`)),
    ...['origin-traffic-encrypted', 's3-origin-exists'].flatMap((name) => both(`distribution-${name}`)),
    // moto forgets the access control of an origin, so that only the bad state can be shown.
    ...fails('cloudfront/distribution-s3-origin-access-control', careless),
    ...twins('cloudfront/distribution-custom-certificate', plain, careful),
    ...twins('cloudfront/distribution-no-deprecated-tls', plain, careful),
  ];
}
