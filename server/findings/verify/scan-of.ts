import type { Check } from '@/server/checks/types';
import { withOrg } from '@/server/db';
import type { TenantScope } from '@/server/ids';
import type { StartScanInput } from '@/server/scans/mutations';
import { lookFor, type VerificationScope } from './scope-of';

interface Finding {
  id: string;
  region: string;
  arn: string;
  aws_account_id: string;
}

/**
 * The scan that looks at a finding again: at its resource alone where the inventory has it. A finding about all that could not be seen, or
 * about what is gone, is looked for by its check's services in its region.
 */
export async function scanOf(
  tenant: TenantScope,
  check: Check,
  { id, region, arn, aws_account_id: awsAccountId }: Finding,
): Promise<{ input: Omit<StartScanInput, 'trigger'>; scope: VerificationScope }> {
  const [resource] = await withOrg(
    tenant,
    ({ sql }) => sql<{ type: string; resource_id: string; name: string | null; region: string; service: string; unit_region: string }[]>`
      select type, resource_id, name, region, service, unit_region from resources
      where org_id = ${tenant.orgId} and aws_account_id = ${awsAccountId} and arn = ${arn} and type = ${check.resourceType} and deleted_at is null`,
  );
  const scope = lookFor(check, region, resource ? { arn, service: resource.service } : null);
  const { services, regions } = scope;
  return {
    scope,
    input: {
      awsAccountId,
      services,
      ...(regions && { regions }),
      verifies: id,
      ...(resource && {
        only: {
          checkId: check.id,
          arn,
          type: resource.type,
          id: resource.resource_id,
          name: resource.name,
          region: resource.region,
          home: { service: resource.service, region: resource.unit_region },
        },
      }),
    },
  };
}
