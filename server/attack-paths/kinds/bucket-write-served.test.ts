import { resourceOf } from '@/server/checks/shared/testing';
import { tryKind } from '../testing/try-kind';
import { accountSettings, bucket, open } from '../testing/world';
import { bucketWriteServed } from './bucket-write-served';

const writable = open('s3:PutObject', 'arn:aws:s3:::customer-exports/*');
const distribution = (DomainName: string, Enabled = true) =>
  resourceOf('AWS::CloudFront::Distribution', {
    id: 'E1',
    name: 'shop',
    region: 'global',
    data: { Id: 'E1', Enabled, Origins: { Quantity: 1, Items: [{ Id: 'o', DomainName }] } } as never,
  });
const served = distribution('customer-exports.s3.eu-central-1.amazonaws.com');

tryKind(bucketWriteServed, {
  bad: [accountSettings(), bucket({ policy: writable }), served],
  good: {
    'where nobody writes': [accountSettings(), bucket(), served],
    'from another bucket': [accountSettings(), bucket({ policy: writable }), distribution('customer-exports-2.s3.amazonaws.com')],
    'by a distribution that is switched off': [
      accountSettings(),
      bucket({ policy: writable }),
      distribution('customer-exports.s3.amazonaws.com', false),
    ],
  },
  fix: /Block Public Access/,
  over: ['Internet', 'customer-exports', 'shop'],
});
