import { defineCheck } from '../define-check';
import { judgeSecrets, secretRemedy } from '../shared/found-secrets';

export const check = defineCheck({
  id: 'ssm/document-no-secrets',
  title: 'Documents of Systems Manager hold no secrets',
  severity: 'high',
  resourceType: 'AWS::SSM::Document',
  needs: ['ssm:ListDocuments', 'ssm:GetDocument'],
  why: 'Everybody who may read a document reads what stands in it, and documents are often shared between accounts.',
  remedy: {
    text: secretRemedy(
      'let the document take it from there: {{ ssm-secure:… }} in plugins that know it, or a call in the script. Delete the old versions of the document.',
    ),
    console: 'Systems Manager → Documents → the document → Actions → Create new version.',
    cli: "aws ssm update-document --name <document> --document-version '$LATEST' --content file://<document.yaml>",
  },
  aliases: { prowler: ['ssm_document_secrets'] },
  evaluate: ({ data }) => judgeSecrets(data.secrets, 'The content of the document'),
});
