import { defineCheck } from '../define-check';
import { judgeSecrets, secretRemedy } from '../shared/found-secrets';

export const check = defineCheck({
  id: 'datapipeline/pipeline-no-secrets',
  title: 'Definitions of Data Pipeline hold no secrets',
  severity: 'high',
  resourceType: 'AWS::DataPipeline::Pipeline',
  needs: ['datapipeline:ListPipelines', 'datapipeline:GetPipelineDefinition'],
  why: 'A definition is shown to everybody who may get it, and commands with passwords stand in the logs of the machines that run them.',
  remedy: {
    text: secretRemedy(
      'let the activity take it from there. Fields that begin with * are hidden in the console only. Data Pipeline is closed to new customers: think of Step Functions or Glue.',
    ),
    console: 'Data Pipeline → the pipeline → Actions → Edit.',
    cli: 'aws datapipeline put-pipeline-definition --pipeline-id <pipeline-id> --pipeline-definition file://<definition.json>',
  },
  aliases: { prowler: ['datapipeline_pipeline_no_secrets_in_definition'] },
  evaluate: ({ data }) => judgeSecrets(data.secrets, 'The definition'),
});
