import { defineCheck } from '../define-check';
import { judgeSecrets, secretRemedy } from '../shared/found-secrets';

export const check = defineCheck({
  id: 'glue/job-no-secrets-in-arguments',
  title: 'Arguments of Glue jobs hold no secrets',
  severity: 'critical',
  resourceType: 'AWS::Glue::Job',
  needs: ['glue:GetJobs'],
  why: 'Arguments are shown to everybody who may look at the job or at one of its runs, and are written into its logs.',
  remedy: {
    text: secretRemedy('give the job its name; the script reads it by the role of the job.'),
    console: 'Glue → ETL jobs → the job → Job details → Advanced properties → Job parameters.',
    cli: 'aws glue update-job --job-name <job> --job-update file://<job.json>',
  },
  aliases: { prowler: ['glue_etl_jobs_no_secrets_in_arguments'] },
  evaluate: ({ data }) => judgeSecrets(data.secrets, 'The arguments'),
});
