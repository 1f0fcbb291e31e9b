import type { BackupSelection } from '@aws-sdk/client-backup';
import { ApiError, defineService, type OperationContext, page } from '../define-service';
import { uuid } from '../worlds/ids';
import { inRegion, pageSize } from './listing';

function planOf(id = '', { state, region }: OperationContext) {
  const found = state.find('AWS::Backup::BackupPlan', region, id);
  if (!found) throw new ApiError('ResourceNotFoundException', 400, `Cannot find Backup plan with ID ${id}`);
  return found.data;
}

/** Selections have no id in a world. AWS has no operation that changes one, so another content is another selection. */
const selectionId = (planId: string | undefined, selection: BackupSelection) => uuid(`${planId}/${JSON.stringify(selection)}`);

/** AWS Backup: plans, what they select, and which services it may back up. */
export const backup = defineService({
  name: 'backup',
  signingName: 'backup',
  schemas: () => import('@aws-sdk/client-backup'),
  operations: {
    ListBackupPlans(input, context) {
      const size = pageSize(input.MaxResults, { most: 1000 }, 'InvalidParameterValueException');
      const found = page(inRegion(context, 'AWS::Backup::BackupPlan'), input.NextToken, size);
      return { BackupPlansList: found.items.map(({ data: { selections: _, ...plan } }) => plan), NextToken: found.next };
    },
    ListBackupSelections(input, context) {
      const { selections = [] } = planOf(input.BackupPlanId, context);
      const rows = selections.map((selection) => ({
        SelectionId: selectionId(input.BackupPlanId, selection),
        SelectionName: selection.SelectionName,
        IamRoleArn: selection.IamRoleArn,
        BackupPlanId: input.BackupPlanId,
      }));
      const found = page(rows, input.NextToken, pageSize(input.MaxResults, { most: 1000 }, 'InvalidParameterValueException'));
      return { BackupSelectionsList: [...found.items], NextToken: found.next };
    },
    GetBackupSelection({ BackupPlanId, SelectionId }, context) {
      const { selections = [] } = planOf(BackupPlanId, context);
      const found = selections.find((selection) => selectionId(BackupPlanId, selection) === SelectionId);
      if (!found) throw new ApiError('ResourceNotFoundException', 400, `Cannot find selection ${SelectionId}`);
      return { BackupSelection: found, SelectionId, BackupPlanId };
    },
    DescribeRegionSettings: (_input, { state, region }) => ({
      ResourceTypeOptInPreference: { ...state.find('AWS::Backup::RegionSettings', region, region)?.data.resourceTypeOptIn },
    }),
  },
});
