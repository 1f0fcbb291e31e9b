import type { OperationName } from '@/server/aws/operation';
import type { ResourceData } from '@/server/collect/resource-data';
import { notApplicable } from '../define-check';
import type { Remedy, Verdict } from '../types';

type Notebook = ResourceData['AWS::SageMaker::NotebookInstance'];

export const notebookNeeds: readonly OperationName[] = ['sagemaker:ListNotebookInstances', 'sagemaker:DescribeNotebookInstance'];

/** Asks about a notebook instance, unless it is going away or never came up. */
export function withNotebook(data: Notebook, ask: (notebook: Notebook) => Verdict): Verdict {
  if (data.NotebookInstanceStatus === 'Deleting') return notApplicable('The notebook is being deleted');
  if (data.NotebookInstanceStatus === 'Failed') return notApplicable('The notebook could not be started, and never ran');
  return ask(data);
}

/** How to put right what can only be chosen when a notebook is made. */
export const notebookAnew = (text: string, options: string, terraform: string, cloudformation: string): Remedy => ({
  text: `This can only be chosen when a notebook is made: save what is in it, and make a new one. ${text}`,
  console: 'SageMaker AI → Notebooks → Create notebook instance → Network.',
  cli: `aws sagemaker create-notebook-instance --notebook-instance-name <name> --instance-type <type> --role-arn <role-arn> ${options}`,
  terraform: `resource "aws_sagemaker_notebook_instance" "this" {\n${terraform.replace(/^/gm, '  ')}\n}`,
  cloudformation,
});
