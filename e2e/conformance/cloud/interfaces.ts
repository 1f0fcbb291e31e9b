import {
  APIGatewayClient,
  CreateDeploymentCommand,
  CreateRestApiCommand,
  GetResourcesCommand,
  PutIntegrationCommand,
  PutMethodCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-api-gateway';
import { ApiGatewayV2Client, CreateApiCommand, CreateRouteCommand, CreateStageCommand } from '@aws-sdk/client-apigatewayv2';
import { CognitoIdentityProviderClient, CreateUserPoolCommand } from '@aws-sdk/client-cognito-identity-provider';
import { type Expectation, fails, given, twins } from '../lib/expectation';
import { account, type Connect } from '../lib/moto';

/** APIs and user pools as they should not be, and their twins. */
export async function arrangeInterfaces(connect: Connect): Promise<Expectation[]> {
  return [
    ...(await arrangeRestApi(connect(APIGatewayClient))),
    ...(await arrangeHttpApi(connect(ApiGatewayV2Client))),
    ...(await arrangePools(connect(CognitoIdentityProviderClient))),
  ];
}

async function arrangeRestApi(api: APIGatewayClient): Promise<Expectation[]> {
  const restApiId = given((await api.send(new CreateRestApiCommand({ name: 'orders' }))).id);
  const resourceId = given((await api.send(new GetResourcesCommand({ restApiId }))).items?.[0]?.id);
  await api.send(new PutMethodCommand({ restApiId, resourceId, httpMethod: 'GET', authorizationType: 'NONE' }));
  await api.send(new PutIntegrationCommand({ restApiId, resourceId, httpMethod: 'GET', type: 'MOCK' }));
  for (const stageName of ['bare', 'kept']) await api.send(new CreateDeploymentCommand({ restApiId, stageName }));
  await api.send(
    new UpdateStageCommand({
      restApiId,
      stageName: 'kept',
      patchOperations: [{ op: 'replace', path: '/*/*/logging/loglevel', value: 'INFO' }],
    }),
  );
  const bare = `${restApiId}/bare`;
  return [
    ...twins('apigateway/stage-execution-logged', bare, `${restApiId}/kept`),
    ...fails('apigateway/stage-client-certificate', bare),
    ...fails('apigateway/stage-behind-waf', bare),
  ];
}

async function arrangeHttpApi(api: ApiGatewayV2Client): Promise<Expectation[]> {
  const make = async (Name: string, AuthorizationType: 'NONE' | 'AWS_IAM') => {
    const ApiId = given((await api.send(new CreateApiCommand({ Name, ProtocolType: 'HTTP' }))).ApiId);
    await api.send(new CreateRouteCommand({ ApiId, RouteKey: 'GET /', AuthorizationType }));
    return ApiId;
  };
  const open = await make('open', 'NONE');
  const kept = await make('kept', 'AWS_IAM');
  await api.send(new CreateStageCommand({ ApiId: open, StageName: 'live' }));
  await api.send(
    new CreateStageCommand({
      ApiId: kept,
      StageName: 'live',
      AccessLogSettings: { DestinationArn: `arn:aws:logs:us-east-1:${account}:log-group:api`, Format: '$context.status' },
    }),
  );
  return [
    ...twins('apigatewayv2/api-routes-authorized', open, kept),
    ...twins('apigatewayv2/stage-access-logged', `${open}/live`, `${kept}/live`),
  ];
}

async function arrangePools(cognito: CognitoIdentityProviderClient): Promise<Expectation[]> {
  const pool = async (PoolName: string, AdvancedSecurityMode: 'AUDIT' | 'ENFORCED') =>
    given((await cognito.send(new CreateUserPoolCommand({ PoolName, UserPoolAddOns: { AdvancedSecurityMode } }))).UserPool?.Id);
  return twins('cognito/user-pool-threat-protection', await pool('watched', 'AUDIT'), await pool('guarded', 'ENFORCED'));
}
