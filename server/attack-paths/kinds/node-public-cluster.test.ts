import { expect, it } from 'vitest';
import { pathsOf, tryKind } from '../testing/try-kind';
import { anywhere, cluster, group, instance, network } from '../testing/world';
import { nodePublicCluster as kind } from './node-public-cluster';

const node = (tags: Record<string, string>) => ({ ...instance(), tags });
const around = [...network(), group([anywhere(22)]), ...cluster(null)];

tryKind(kind, {
  bad: [...around, node({ 'eks:cluster-name': 'platform' })],
  good: {
    'of an instance that is no node': [...around, node({})],
    'of a node that the internet does not reach': [...network(), group([]), ...cluster(null), node({ 'eks:cluster-name': 'platform' })],
  },
  fix: /^Let only addresses that you know in on tcp 22/,
  over: ['Internet', 'web', 'platform'],
});

it.each([
  ['kubernetes.io/cluster/platform', 'owned'],
  ['aws:autoscaling:groupName', 'eks-general'],
])('knows a node by its tag %s', (key, value) => {
  expect(pathsOf(kind, [...around, node({ [key]: value })])).toHaveLength(1);
});
