import { defineCheck, fail, pass } from '../define-check';
import { notebookAnew, notebookNeeds, withNotebook } from '../shared/notebooks';

export const check = defineCheck({
  id: 'sagemaker/notebook-in-vpc',
  title: 'SageMaker notebooks live in a VPC of yours',
  severity: 'high',
  resourceType: 'AWS::SageMaker::NotebookInstance',
  needs: notebookNeeds,
  why: 'Outside of your networks nothing of yours limits or records what a notebook, which works on your data, talks to.',
  remedy: notebookAnew(
    'Give it a private subnet and a security group of yours.',
    '--subnet-id <subnet-id> --security-group-ids <security-group-id>',
    'subnet_id       = "<subnet-id>"\nsecurity_groups = ["<security-group-id>"]',
    'SubnetId: <subnet-id>\nSecurityGroupIds:\n  - <security-group-id>',
  ),
  aliases: { prowler: ['sagemaker_notebook_instance_vpc_settings_configured'], securityHub: ['SageMaker.2'] },
  requirements: { fsbp: ['SageMaker.2'] },
  evaluate: ({ data }) =>
    withNotebook(data, ({ SubnetId, SecurityGroups = [] }) =>
      SubnetId
        ? pass(`The notebook lives in ${SubnetId}`, { subnet: SubnetId, securityGroups: [...SecurityGroups].sort() })
        : fail('The notebook lives in a network of AWS’s', { subnet: null }),
    ),
});
