import { defineCheck, fail, pass, unknown } from '../define-check';

export const check = defineCheck({
  id: 'ecs/cluster-container-insights',
  title: 'Container Insights watches ECS clusters',
  severity: 'medium',
  resourceType: 'AWS::ECS::Cluster',
  needs: ['ecs:ListClusters', 'ecs:DescribeClusters'],
  why: 'Without figures for tasks and containers, a service that is out of memory or is being misused shows itself only by failing.',
  remedy: {
    text: 'Turn Container Insights on, for the account so that new clusters have it, and for this one.',
    console: 'ECS → Clusters → the cluster → Update cluster → Monitoring → Container Insights with enhanced observability.',
    cli: 'aws ecs update-cluster-settings --cluster <cluster> --settings name=containerInsights,value=enhanced',
    terraform: 'resource "aws_ecs_cluster" "this" {\n  setting {\n    name  = "containerInsights"\n    value = "enhanced"\n  }\n}',
    cloudformation: 'Type: AWS::ECS::Cluster\nProperties:\n  ClusterSettings:\n    - Name: containerInsights\n      Value: enhanced',
  },
  aliases: { prowler: ['ecs_cluster_container_insights_enabled'], securityHub: ['ECS.12'] },
  requirements: { fsbp: ['ECS.12'] },
  evaluate: ({ data: { settings } }) => {
    if (settings === undefined) return unknown('Not known: AWS did not tell the settings of the cluster');
    const value = settings.find(({ name }) => name === 'containerInsights')?.value ?? 'disabled';
    const evidence = { containerInsights: value };
    return value === 'enabled' || value === 'enhanced'
      ? pass('Container Insights is on', evidence)
      : fail('Container Insights is off', evidence);
  },
});
