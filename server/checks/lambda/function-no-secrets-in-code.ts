import { defineCheck, notApplicable } from '../define-check';
import { secretRemedy } from '../shared/found-secrets';
import { judgeLooked } from '../shared/looked';

export const check = defineCheck({
  id: 'lambda/function-no-secrets-in-code',
  title: 'The code of Lambda functions holds no secrets',
  severity: 'critical',
  resourceType: 'AWS::Lambda::Function',
  needs: ['lambda:ListFunctions', 'lambda:GetFunction'],
  why: 'Everybody who may get a function may download its package, and packages are copied to builds, laptops and buckets.',
  remedy: {
    text: secretRemedy(
      'let the function read it at run time. Deploy the package without it, and delete published versions that keep the old one.',
    ),
    cli: 'aws lambda update-function-code --function-name <function> --zip-file fileb://<package.zip>',
  },
  aliases: { prowler: ['awslambda_function_no_secrets_in_code'] },
  evaluate: ({ data }) =>
    data.PackageType === 'Image'
      ? notApplicable('Its code comes from an image, which the check on images of ECR looks at')
      : judgeLooked(data.code, { where: 'The code', kind: 'the code of functions' }),
});
