import { tryKind } from '../testing/try-kind';
import { allow, bucket, cluster, role } from '../testing/world';
import { clusterPublicPower } from './cluster-public-power';

const reader = role([allow('s3:GetObject')]);

tryKind(clusterPublicPower, {
  bad: [...cluster(), reader, bucket()],
  good: {
    'whose API answers a few addresses': [...cluster(['203.0.113.0/28']), reader, bucket()],
    'whose API answers inside alone': [...cluster(null), reader, bucket()],
    'whose nodes may do one thing': [...cluster(), role([allow('sqs:SendMessage')]), bucket()],
  },
  fix: /reach the Kubernetes API of platform/,
  over: ['Internet', 'platform', 'app', 'customer-exports'],
  possible: /in Kubernetes is not collected/,
});
