import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';

export const check = defineCheck({
  id: 'athena/work-group-encrypted',
  title: 'Athena work groups encrypt the results of queries',
  severity: 'medium',
  resourceType: 'AWS::Athena::WorkGroup',
  needs: ['athena:ListWorkGroups', 'athena:GetWorkGroup', 'athena:ListQueryExecutions'],
  why: 'Results are copies of the data, often of its most telling parts, and lie wherever whoever asked wanted them.',
  remedy: {
    text: 'Set encryption for the results, and let the work group override what clients ask for. Work groups in which no query ran for 45 days are not judged: every region has one that nobody asked for.',
    console: 'Athena → Workgroups → the work group → Edit → Query result configuration.',
    cli: "aws athena update-work-group --work-group <work-group> --configuration-updates 'EnforceWorkGroupConfiguration=true,ResultConfigurationUpdates={EncryptionConfiguration={EncryptionOption=SSE_KMS,KmsKey=<key-arn>}}'",
    terraform:
      'resource "aws_athena_workgroup" "this" {\n  configuration {\n    enforce_workgroup_configuration = true\n    result_configuration {\n      encryption_configuration {\n        encryption_option = "SSE_KMS"\n        kms_key_arn       = <key-arn>\n      }\n    }\n  }\n}',
    cloudformation:
      'Type: AWS::Athena::WorkGroup\nProperties:\n  WorkGroupConfiguration:\n    EnforceWorkGroupConfiguration: true\n    ResultConfiguration:\n      EncryptionConfiguration:\n        EncryptionOption: SSE_KMS\n        KmsKey: <key-arn>',
  },
  aliases: { prowler: ['athena_workgroup_encryption'], securityHub: ['Athena.1'] },
  requirements: { fsbp: ['Athena.1'] },
  evaluate: ({ data }) => {
    if (data.State === 'DISABLED') return notApplicable('The work group is switched off');
    if (data.used === false) return notApplicable('No query ran in the work group for 45 days');
    const { Configuration } = data;
    if (!Configuration) return unknown('Not known: the configuration of the work group was not read');
    if (Configuration.ManagedQueryResultsConfiguration?.Enabled)
      return pass('Athena keeps the results itself, encrypted', { managed: true });
    const option = Configuration.ResultConfiguration?.EncryptionConfiguration?.EncryptionOption ?? null;
    const enforced = Configuration.EnforceWorkGroupConfiguration ?? false;
    const evidence = { encryption: option, enforced };
    if (!option) return fail('The work group does not ask for encrypted results', evidence);
    return pass(`Results are encrypted (${option})${enforced ? '' : ', unless a client asks for something else'}`, evidence);
  },
});
