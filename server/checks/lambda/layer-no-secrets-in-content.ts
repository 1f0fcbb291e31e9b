import { defineCheck, notApplicable } from '../define-check';
import { secretRemedy } from '../shared/found-secrets';
import { judgeLooked } from '../shared/looked';

export const check = defineCheck({
  id: 'lambda/layer-no-secrets-in-content',
  title: 'Lambda layers hold no secrets',
  severity: 'high',
  resourceType: 'AWS::Lambda::LayerVersion',
  needs: ['lambda:ListFunctions', 'lambda:GetLayerVersionByArn'],
  why: 'A layer goes into every function that uses it, and whoever it is shared with may download it.',
  remedy: {
    text: secretRemedy(
      'let functions read it at run time. Publish the layer without it, move the functions over, and delete the old version.',
    ),
    cli: 'aws lambda delete-layer-version --layer-name <layer> --version-number <version>',
  },
  aliases: { prowler: ['awslambda_layer_no_secrets_in_content'] },
  evaluate: ({ data }, _, { account }) =>
    data.publisher === account
      ? judgeLooked(data.content, { where: 'The layer', kind: 'the content of layers' })
      : notApplicable(`Account ${data.publisher} published it, and alone can change it`),
});
