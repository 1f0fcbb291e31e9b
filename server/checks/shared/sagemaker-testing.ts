import type { ResourceData } from '@/server/collect/resource-data';
import type { Gap } from '@/server/collect/types';
import { resourceOf } from './testing';

/** A running notebook instance, about which nothing else is known. */
export const notebook = (data: ResourceData['AWS::SageMaker::NotebookInstance'] = {}, gaps: Gap[] = []) =>
  resourceOf('AWS::SageMaker::NotebookInstance', {
    id: 'study',
    data: { NotebookInstanceName: 'study', NotebookInstanceStatus: 'InService', ...data },
    gaps,
  });

export const refusedDescription: Gap = { operation: 'sagemaker:DescribeNotebookInstance', kind: 'denied', code: 'AccessDeniedException' };
