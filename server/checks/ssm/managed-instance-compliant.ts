import { defineCheck, fail, pass, unknown } from '../define-check';

export const check = defineCheck({
  id: 'ssm/managed-instance-compliant',
  title: 'Machines that Systems Manager manages have their patches and associations',
  severity: 'high',
  resourceType: 'AWS::SSM::ManagedInstance',
  needs: ['ssm:DescribeInstanceInformation', 'ssm:ListResourceComplianceSummaries'],
  why: 'A machine without the patches of its baseline has holes that are known to everybody, and for which a fix is there.',
  remedy: {
    text: 'Install what is missing by AWS-RunPatchBaseline, and let a maintenance window or a patch policy do so regularly. Mend associations that fail.',
    console: 'Systems Manager → Patch Manager → Compliance reporting.',
    cli: 'aws ssm send-command --document-name AWS-RunPatchBaseline --parameters Operation=Install --instance-ids <instance-id>',
  },
  aliases: { prowler: ['ssm_managed_compliant_patching'], securityHub: ['SSM.2', 'SSM.3'] },
  requirements: { fsbp: ['SSM.2', 'SSM.3'] },
  evaluate: ({ data: { compliance } }) => {
    if (compliance === undefined) return unknown('Not known: compliance was not given');
    const { Patch: patches, Association: associations } = compliance;
    const evidence = { patches: patches ? { ...patches } : null, associations: associations ? { ...associations } : null };
    if (patches?.status === 'NON_COMPLIANT') return fail(`${patches.nonCompliant} patches are missing`, evidence);
    if (associations?.status === 'NON_COMPLIANT') return fail(`${associations.nonCompliant} associations did not go through`, evidence);
    if (!patches) return unknown('Not known: nobody ever looked for missing patches on the machine', evidence);
    return pass('The machine has all patches of its baseline', evidence);
  },
});
