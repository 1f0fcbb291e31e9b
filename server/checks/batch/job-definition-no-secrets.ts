import { defineCheck } from '../define-check';
import { judgeSecrets, secretRemedy } from '../shared/found-secrets';

export const check = defineCheck({
  id: 'batch/job-definition-no-secrets',
  title: 'Job definitions of Batch hold no secrets',
  severity: 'high',
  resourceType: 'AWS::Batch::JobDefinition',
  needs: ['batch:DescribeJobDefinitions'],
  why: 'Variables, commands and parameters of a job definition are shown to everybody who may describe it, and its old revisions keep them.',
  remedy: {
    text: secretRemedy('name it under secrets of the container. Deregister the old revisions.'),
    console: 'Batch → Job definitions → the definition → Create revision → Container configuration → Secrets.',
    cli: 'aws batch deregister-job-definition --job-definition <name>:<revision>',
  },
  aliases: { prowler: ['batch_job_definition_no_secrets'] },
  evaluate: ({ data }) => judgeSecrets(data.secrets, 'Variables, commands and parameters'),
});
