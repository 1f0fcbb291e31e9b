import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';

export const check = defineCheck({
  id: 'lambda/function-url-authenticated',
  title: 'URLs of Lambda functions ask who is calling',
  severity: 'high',
  resourceType: 'AWS::Lambda::Function',
  needs: ['lambda:ListFunctions', 'lambda:GetFunctionUrlConfig'],
  why: 'A URL without authentication is on the internet for everybody: each request runs the code, at your expense.',
  remedy: {
    text: 'Let the URL ask for IAM signatures. Where browsers must call it, put CloudFront with origin access control or API Gateway with an authorizer in front.',
    console: 'Lambda → Functions → the function → Configuration → Function URL → Edit → Auth type: AWS_IAM.',
    cli: 'aws lambda update-function-url-config --function-name <function> --auth-type AWS_IAM',
    terraform: 'resource "aws_lambda_function_url" "this" {\n  function_name      = "<function>"\n  authorization_type = "AWS_IAM"\n}',
    cloudformation: 'Type: AWS::Lambda::Url\nProperties:\n  TargetFunctionArn: <function-arn>\n  AuthType: AWS_IAM',
  },
  aliases: { prowler: ['awslambda_function_url_public'] },
  evaluate: ({ data: { url } }) => {
    if (url === undefined) return unknown('Not known: the URL of the function was not read');
    if (url === null) return notApplicable('The function has no URL');
    if (!url.AuthType) return unknown('Not known: AWS did not tell whether the URL asks who is calling');
    const evidence = { authType: url.AuthType, url: url.FunctionUrl ?? null };
    return url.AuthType === 'NONE'
      ? fail('Anybody can call the URL of the function', evidence)
      : pass('The URL asks for IAM signatures', evidence);
  },
});
