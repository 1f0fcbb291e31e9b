import { defineCheck, fail, pass, unknown } from '../define-check';
import { some } from '../shared/security-groups';

export const check = defineCheck({
  id: 'ssm/document-not-public',
  title: 'Documents of Systems Manager are not shared with everybody',
  severity: 'high',
  resourceType: 'AWS::SSM::Document',
  needs: ['ssm:ListDocuments', 'ssm:DescribeDocumentPermission'],
  why: 'A public document shows the world how your machines are set up, with names, addresses and at times credentials.',
  remedy: {
    text: 'Take the public sharing back, name the accounts that need the document, and block public sharing for the account.',
    console: 'Systems Manager → Documents → the document → Details → Permissions → Edit: Private.',
    cli: 'aws ssm modify-document-permission --name <document> --permission-type Share --account-ids-to-remove all',
  },
  aliases: { prowler: ['ssm_documents_set_as_public'], securityHub: ['SSM.4'] },
  requirements: { fsbp: ['SSM.4'] },
  evaluate: ({ data: { sharedWith } }) => {
    if (sharedWith === undefined) return unknown('Not known: with whom the document is shared was not given');
    const evidence = { sharedWith: sharedWith.slice(0, 20) };
    if (sharedWith.some((account) => account.toLowerCase() === 'all')) return fail('The document is shared with everybody', evidence);
    return pass(
      sharedWith.length > 0 ? `The document is shared with ${some(sharedWith)} only` : 'The document is shared with nobody',
      evidence,
    );
  },
});
