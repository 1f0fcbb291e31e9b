import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';

const isAnyOrigin = (origin: string) => /^(https?:\/\/)?\*$/.test(origin.trim());

export const check = defineCheck({
  id: 'lambda/function-url-cors-restricted',
  title: 'URLs of Lambda functions answer the pages of named sites only',
  severity: 'medium',
  resourceType: 'AWS::Lambda::Function',
  needs: ['lambda:ListFunctions', 'lambda:GetFunctionUrlConfig'],
  why: 'With every origin allowed, a page of any site can call the function from the browsers of its visitors and read the answers.',
  remedy: {
    text: 'Name the origins of your own sites, without wildcards.',
    console: 'Lambda → Functions → the function → Configuration → Function URL → Edit → Configure CORS.',
    cli: 'aws lambda update-function-url-config --function-name <function> --cors AllowOrigins=<https://site>',
    terraform:
      'resource "aws_lambda_function_url" "this" {\n  function_name      = "<function>"\n  authorization_type = "AWS_IAM"\n  cors {\n    allow_origins = ["<https://site>"]\n  }\n}',
    cloudformation: 'Type: AWS::Lambda::Url\nProperties:\n  Cors:\n    AllowOrigins:\n      - <https://site>',
  },
  aliases: { prowler: ['awslambda_function_url_cors_policy'] },
  evaluate: ({ data: { url } }) => {
    if (url === undefined) return unknown('Not known: the URL of the function was not read');
    if (url === null) return notApplicable('The function has no URL');
    const origins = url.Cors?.AllowOrigins ?? [];
    const evidence = { origins, methods: url.Cors?.AllowMethods ?? [], credentials: url.Cors?.AllowCredentials ?? false };
    if (origins.some(isAnyOrigin)) return fail('Pages of any site may call the URL', evidence);
    return pass(
      origins.length > 0 ? `Pages of ${origins.length} named origins may call the URL` : 'Pages of no other site may call the URL',
      evidence,
    );
  },
});
