import { defineCheck, fail, pass, unknown } from '../define-check';
import { notebookNeeds, withNotebook } from '../shared/notebooks';

export const check = defineCheck({
  id: 'sagemaker/notebook-no-root',
  title: 'SageMaker notebooks give their users no root access',
  severity: 'medium',
  resourceType: 'AWS::SageMaker::NotebookInstance',
  needs: notebookNeeds,
  why: 'As root a user can switch off what guards and records the notebook, and take the credentials of its role along.',
  remedy: {
    text: 'Stop the notebook, take root access away, and start it again. What needs root goes into a lifecycle configuration, which always runs as root.',
    console: 'SageMaker AI → Notebooks → the notebook → Edit → Permissions → Root access: Disable.',
    cli: 'aws sagemaker update-notebook-instance --notebook-instance-name <name> --root-access Disabled',
    terraform: 'resource "aws_sagemaker_notebook_instance" "this" {\n  root_access = "Disabled"\n}',
    cloudformation: 'RootAccess: Disabled',
  },
  aliases: { prowler: ['sagemaker_notebook_instance_root_access_disabled'], securityHub: ['SageMaker.3'] },
  requirements: { fsbp: ['SageMaker.3'] },
  evaluate: ({ data }) =>
    withNotebook(data, ({ RootAccess: access }) => {
      if (access === undefined) return unknown('Not known: AWS did not tell whether users have root access');
      return access === 'Disabled'
        ? pass('Users have no root access', { rootAccess: access })
        : fail('Users have root access', { rootAccess: access });
    }),
});
