import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import {
  AddPermissionCommand,
  type AddPermissionCommandInput,
  CreateFunctionCommand,
  type CreateFunctionCommandInput,
  CreateFunctionUrlConfigCommand,
  LambdaClient,
} from '@aws-sdk/client-lambda';
import { type Expectation, given, passes, twins } from '../lib/expectation';
import { account, type Connect } from '../lib/moto';

/** The smallest archive that there is: one without files. */
const emptyZip = Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex');
const trust = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};

export async function arrangeFunctions(connect: Connect): Promise<Expectation[]> {
  const lambda = connect(LambdaClient);
  const made = await connect(IAMClient).send(
    new CreateRoleCommand({ RoleName: 'functions', AssumeRolePolicyDocument: JSON.stringify(trust) }),
  );
  const Role = given(made.Role?.Arn);
  const create = (FunctionName: string, settings: Partial<CreateFunctionCommandInput> = {}) =>
    lambda.send(
      new CreateFunctionCommand({
        FunctionName,
        Runtime: 'nodejs22.x',
        Handler: 'index.handler',
        Role,
        Code: { ZipFile: emptyZip },
        ...settings,
      }),
    );
  const permit = (FunctionName: string, input: Partial<AddPermissionCommandInput>) =>
    lambda.send(new AddPermissionCommand({ FunctionName, StatementId: 'who', Action: 'lambda:InvokeFunction', Principal: '*', ...input }));

  await create('open');
  await permit('open', {});
  await create('linked');
  await permit('linked', { Principal: 's3.amazonaws.com', SourceArn: 'arn:aws:s3:::shop-ledger', SourceAccount: account });
  await create('url-open');
  await lambda.send(new CreateFunctionUrlConfigCommand({ FunctionName: 'url-open', AuthType: 'NONE', Cors: { AllowOrigins: ['*'] } }));
  await create('url-signed');
  await lambda.send(
    new CreateFunctionUrlConfigCommand({
      FunctionName: 'url-signed',
      AuthType: 'AWS_IAM',
      Cors: { AllowOrigins: ['https://shop.example'] },
    }),
  );
  await create('old', { Runtime: 'python3.7' });
  await create('traced', { TracingConfig: { Mode: 'Active' } });
  await create('partner');
  await permit('partner', { Principal: '999988887777' });
  await create('any-bucket');
  await permit('any-bucket', { Principal: 's3.amazonaws.com' });

  return [
    ...twins('lambda/function-not-public', 'open', 'linked'),
    ...passes('lambda/function-not-public', 'partner'),
    ...twins('lambda/function-no-cross-account-access', 'partner', 'linked'),
    ...twins('lambda/function-service-access-scoped', 'any-bucket', 'linked'),
    ...twins('lambda/function-url-authenticated', 'url-open', 'url-signed'),
    ...twins('lambda/function-url-cors-restricted', 'url-open', 'url-signed'),
    ...twins('lambda/function-runtime-current', 'old', 'linked'),
    ...twins('lambda/function-tracing', 'linked', 'traced'),
  ];
}
