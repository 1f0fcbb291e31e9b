import { clusterNeeds, clusterOf, clusterReads } from '../entries/clusters';
import { exposedInstances, instanceNeeds, instanceReads } from '../entries/instances';
import { definePathKind, type FoundPath, internet, nodeOf } from '../found-path';
import { portWords, stepsFromInternet } from '../reach/internet';
import { exploitabilities, exposures, factor, impacts } from '../score';

export const nodePublicCluster = definePathKind({
  id: 'node-public-cluster',
  title: 'Kubernetes node that the internet reaches',
  about:
    'A node of an EKS cluster has a public address and an open port. Whoever gets onto it has the pods that run there, with their tokens and secrets.',
  entry: 'EC2 instance with an open port',
  target: 'EKS cluster',
  needs: [...instanceNeeds, ...clusterNeeds],
  reads: [...instanceReads, ...clusterReads],
  find: (land) =>
    exposedInstances(land).flatMap(({ instance, reach }): FoundPath[] => {
      const cluster = clusterOf(instance, land);
      if (!cluster) return [];
      const node = nodeOf(instance);
      return [
        {
          title: `The internet reaches the node ${node.name} of the cluster ${cluster.name ?? cluster.id}`,
          start: internet,
          entry: node,
          steps: [
            ...stepsFromInternet(reach, node),
            { to: nodeOf(cluster), why: 'It is a node of the cluster: its tags or its Auto Scaling group say so' },
          ],
          factors: {
            exposure: factor(exposures.anyone, 'Anyone on the internet reaches the node'),
            exploitability: factor(
              exploitabilities.effort,
              `It takes a login or a flaw in what listens on ${portWords(reach.ports) || 'its ports'}`,
            ),
            impact: factor(impacts.data, 'The pods on the node, with their tokens and secrets, are lost'),
          },
        },
      ];
    }),
});
