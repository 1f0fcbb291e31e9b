import { defineCheck, fail, notApplicable, pass, unknown } from '../define-check';
import { some } from '../shared/security-groups';

/** Accounts from which AWS publishes layers for everybody, as its documentation of each names them. */
const publishers: Readonly<Record<string, string>> = {
  '017000801446': 'Powertools for Python',
  '094274105915': 'Powertools for TypeScript and Java',
  '336392948345': 'AWS SDK for pandas',
  '580247275435': 'Lambda Insights',
  '901920570463': 'AWS Distro for OpenTelemetry',
};

const accountOf = (arn: string): string | undefined => /^arn:[^:]+:lambda:[^:]*:(\d{12}):layer:/.exec(arn)?.[1];

export const check = defineCheck({
  id: 'lambda/function-own-layers',
  title: "Lambda functions run no layers of strangers' accounts",
  severity: 'high',
  resourceType: 'AWS::Lambda::Function',
  needs: ['lambda:ListFunctions'],
  why: 'A layer is code that runs with the rights of the function. Its owner decides what is in the next version, and can take the layer away.',
  remedy: {
    text: 'Fetch the layer, look at it, publish it in your own account, and let the function use that copy.',
    console: 'Lambda → Functions → the function → Code → Layers → Edit.',
    cli: 'aws lambda publish-layer-version --layer-name <layer> --zip-file fileb://<layer.zip> && aws lambda update-function-configuration --function-name <function> --layers <own-layer-version-arn>',
    terraform: 'resource "aws_lambda_function" "this" {\n  layers = [aws_lambda_layer_version.own.arn]\n}',
    cloudformation: 'Layers:\n  - !Ref <own-layer>',
  },
  aliases: { prowler: ['awslambda_function_using_cross_account_layers'] },
  evaluate: ({ data: { Layers } }, _, { account }) => {
    const layers = (Layers ?? []).flatMap(({ Arn }) => Arn ?? []);
    if (layers.length === 0) return notApplicable('The function has no layers');
    const unclear = layers.filter((arn) => !accountOf(arn));
    const foreign = layers.filter((arn) => {
      const owner = accountOf(arn);
      return owner !== undefined && owner !== account && !publishers[owner];
    });
    if (foreign.length > 0) {
      const owners = [...new Set(foreign.flatMap((arn) => accountOf(arn) ?? []))];
      return fail(`Layers belong to ${owners.length > 1 ? 'accounts' : 'account'} ${some(owners)}`, { layers: foreign });
    }
    if (unclear.length > 0) return unknown('Not known: it cannot be told whose a layer is', { layers: unclear });
    return pass('All layers belong to the account or to AWS', { layers });
  },
});
