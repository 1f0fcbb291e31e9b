import { defineCheck, fail, pass, unknown } from '../define-check';
import { clusterNeeds, withCluster } from '../shared/kubernetes';

const wanted = ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'] as const;

export const check = defineCheck({
  id: 'eks/cluster-logs-all-types',
  title: 'Control planes of EKS clusters write all kinds of logs',
  severity: 'medium',
  resourceType: 'AWS::EKS::Cluster',
  needs: clusterNeeds,
  why: 'Who did what in a cluster stands in its audit and authenticator logs alone; what is not written cannot be looked up later.',
  remedy: {
    text: 'Turn on api, audit, authenticator, controllerManager and scheduler, and give the log group an end of retention.',
    console: 'EKS → Clusters → the cluster → Observability → Control plane logs → Manage.',
    cli: 'aws eks update-cluster-config --name <cluster> --logging \'{"clusterLogging":[{"types":["api","audit","authenticator","controllerManager","scheduler"],"enabled":true}]}\'',
    terraform:
      'resource "aws_eks_cluster" "this" {\n  enabled_cluster_log_types = ["api", "audit", "authenticator", "controllerManager", "scheduler"]\n}',
    cloudformation:
      'Logging:\n  ClusterLogging:\n    EnabledTypes:\n      - Type: api\n      - Type: audit\n      - Type: authenticator\n      - Type: controllerManager\n      - Type: scheduler',
  },
  differs: 'All five kinds are wanted; Security Hub is content with audit.',
  aliases: { prowler: ['eks_control_plane_logging_all_types_enabled'], securityHub: ['EKS.8'] },
  requirements: { fsbp: ['EKS.8'] },
  evaluate: ({ data }) =>
    withCluster(data, ({ logging }) => {
      if (logging?.clusterLogging === undefined) return unknown('Not known: AWS did not tell which logs are written');
      const written = logging.clusterLogging.flatMap(({ enabled, types = [] }) => (enabled ? types : []));
      const missing = wanted.filter((type) => !written.includes(type));
      const evidence = { written: [...written].sort(), missing };
      return missing.length === 0 ? pass('All kinds of logs are written', evidence) : fail(`Not written: ${missing.join(', ')}`, evidence);
    }),
});
