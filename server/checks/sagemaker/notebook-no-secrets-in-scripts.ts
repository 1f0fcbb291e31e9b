import { defineCheck } from '../define-check';
import { judgeSecrets, secretRemedy } from '../shared/found-secrets';

export const check = defineCheck({
  id: 'sagemaker/notebook-no-secrets-in-scripts',
  title: 'Lifecycle scripts of SageMaker notebooks hold no secrets',
  severity: 'high',
  resourceType: 'AWS::SageMaker::NotebookInstance',
  needs: ['sagemaker:ListNotebookInstances', 'sagemaker:DescribeNotebookInstance', 'sagemaker:DescribeNotebookInstanceLifecycleConfig'],
  why: 'Everybody who may describe lifecycle configurations reads their scripts, and every notebook that uses them runs them as root.',
  remedy: {
    text: secretRemedy('let the script take it from there by the role of the notebook.'),
    console: 'SageMaker AI → Admin configurations → Lifecycle configurations → the configuration → Edit.',
    cli: 'aws sagemaker update-notebook-instance-lifecycle-config --notebook-instance-lifecycle-config-name <name> --on-start Content=<base64>',
  },
  aliases: { prowler: ['sagemaker_notebook_instance_no_secrets'] },
  evaluate: ({ data }) => judgeSecrets(data.secrets, 'The scripts of the lifecycle configuration'),
});
