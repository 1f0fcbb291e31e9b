import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';
import { stackNeeds, withStack } from '../shared/stacks';

const version = {
  default: 21,
  min: 1,
  max: 1000,
  description: 'Version of the CDK bootstrap template, at least',
  source: "AWS CDK: version 21 keeps uploads from strangers' buckets",
};

export const check = defineCheck({
  id: 'cloudformation/cdk-bootstrap-version',
  title: 'The CDK bootstrap stack is up to date',
  severity: 'high',
  resourceType: 'AWS::CloudFormation::Stack',
  needs: stackNeeds,
  why: 'Older versions upload to a bucket with a name that anybody can guess: once it is deleted, a stranger can take the name and change what you deploy.',
  remedy: {
    text: 'Bootstrap the account and region anew with a current CDK command line. It updates the stack in place.',
    cli: 'npx cdk@latest bootstrap aws://<account-id>/<region>',
  },
  aliases: { prowler: ['cloudformation_stack_cdktoolkit_bootstrap_version'] },
  parameters: { version },
  evaluate: ({ data }, _, { parameters }) =>
    withStack(data, ({ StackName, Outputs }) => {
      const output = (Outputs ?? []).find(({ OutputKey }) => OutputKey === 'BootstrapVersion');
      if (!output && StackName !== 'CDKToolkit') return notApplicable('The stack is not a bootstrap stack of the CDK');
      // The first bootstrap stacks told no version.
      if (!output) return fail('The bootstrap stack is from before versions were told', { version: null });
      const found = Number(output.OutputValue);
      const required = parameters.version ?? version.default;
      if (!output.OutputValue || !Number.isInteger(found)) return unknown('Not known: the version of the bootstrap stack is not a number');
      const evidence = { version: found, requiredVersion: required };
      return found < required
        ? fail(`The bootstrap stack is of version ${found}, older than ${required}`, evidence)
        : pass(`The bootstrap stack is of version ${found}`, evidence);
    }),
});
