import { defineCheck, fail, pass, unknown } from '../define-check';
import { notebookAnew, notebookNeeds, withNotebook } from '../shared/notebooks';

export const check = defineCheck({
  id: 'sagemaker/notebook-no-direct-internet',
  title: 'SageMaker notebooks have no way to the internet past your network',
  severity: 'high',
  resourceType: 'AWS::SageMaker::NotebookInstance',
  needs: notebookNeeds,
  why: 'By the direct way, data leaves and code comes in past your firewalls, endpoints and flow logs.',
  remedy: notebookAnew(
    'Put it into a private subnet without direct internet access; packages come by a NAT gateway or from a mirror of yours.',
    '--direct-internet-access Disabled --subnet-id <subnet-id> --security-group-ids <security-group-id>',
    'direct_internet_access = "Disabled"\nsubnet_id              = "<subnet-id>"\nsecurity_groups        = ["<security-group-id>"]',
    'DirectInternetAccess: Disabled\nSubnetId: <subnet-id>\nSecurityGroupIds:\n  - <security-group-id>',
  ),
  aliases: { prowler: ['sagemaker_notebook_instance_without_direct_internet_access_configured'], securityHub: ['SageMaker.1'] },
  requirements: { fsbp: ['SageMaker.1'] },
  evaluate: ({ data }) =>
    withNotebook(data, ({ DirectInternetAccess: access, SubnetId }) => {
      if (access === undefined) return unknown('Not known: AWS did not tell whether the notebook has a way of its own to the internet');
      const evidence = { directInternetAccess: access, subnet: SubnetId ?? null };
      return access === 'Disabled'
        ? pass('The notebook has no way to the internet but that of its subnet', evidence)
        : fail('The notebook reaches the internet past your network', evidence);
    }),
});
