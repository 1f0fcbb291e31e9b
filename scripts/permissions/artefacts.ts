import { deepReads } from '@/server/aws/deep-reads';
import { cloudFormationTemplate } from '@/server/permissions/artefacts/cloudformation';
import { operatorTemplate } from '@/server/permissions/artefacts/operator/cloudformation';
import { operatorTerraform } from '@/server/permissions/artefacts/operator/terraform';
import { stackSetCommands } from '@/server/permissions/artefacts/stack-set';
import { terraform } from '@/server/permissions/artefacts/terraform';
import { deepReadPolicy, exactPolicies, extraPolicies, noDataPolicy, operatePolicy } from '@/server/permissions/policies';
import { principalPlaceholder, trustPolicy } from '@/server/permissions/trust-policy';
import { permissionsDoc } from './permissions-doc';

/** Of these everybody keeps what is wanted. */
const allDeepReads = deepReadPolicy(deepReads);

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** `CloudLensExtraReads` → `extra-reads-policy.json`. */
const fileOf = (name: string): string =>
  `deploy/aws/${name
    .replace(/^CloudLens/, '')
    .replace(/(?<=[a-z])(?=[A-Z0-9])/g, '-')
    .toLowerCase()}-policy.json`;

/** Every generated file, by its path from the top of the repository. */
export function permissionArtefacts(): Map<string, string> {
  return new Map([
    ['deploy/aws/scan-role.cloudformation.json', json(cloudFormationTemplate())],
    ['deploy/aws/scan-role.tf', terraform()],
    ['deploy/aws/stack-set.sh', stackSetCommands()],
    ['deploy/aws/operator-role.cloudformation.json', json(operatorTemplate())],
    ['deploy/aws/operator-role.tf', operatorTerraform()],
    [
      'deploy/aws/trust-policy.json',
      json(trustPolicy({ principal: principalPlaceholder, externalId: '<external id issued by CloudLens>' })),
    ],
    ...[...extraPolicies, ...exactPolicies, noDataPolicy, ...(allDeepReads ? [allDeepReads] : []), operatePolicy].map(
      ({ name, document }) => [fileOf(name), json(document)] as const,
    ),
    ['docs/permissions.md', permissionsDoc()],
  ]);
}
