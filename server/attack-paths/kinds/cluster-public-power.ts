import { clusterEntries, clusterNeeds, clusterReads } from '../entries/clusters';
import { dataNeeds, dataReads, pathsWith, secretNeeds, secretReads, worstEnd } from '../entries/powers';
import { definePathKind } from '../found-path';

export const clusterPublicPower = definePathKind({
  id: 'cluster-public-power',
  title: 'Kubernetes API open to everybody, and nodes with a role worth having',
  about:
    'Whoever has a token of the cluster uses it from anywhere. On its nodes every pod stands beside the role of the instance, which reaches what matters.',
  entry: 'EKS cluster',
  target: 'Account, secret, bucket or table',
  needs: [...clusterNeeds, ...dataNeeds, ...secretNeeds],
  reads: [...clusterReads, ...dataReads, ...secretReads],
  find: (land) =>
    pathsWith(
      clusterEntries(land),
      worstEnd,
      land,
      ({ node }, words) => `The Kubernetes API of ${node.name} is open to everybody, and the role of its nodes ${words}`,
    ),
});
