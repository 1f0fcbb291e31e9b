import type { Resource } from '@/server/collect/types';
import { type Cut, internet, nodeOf } from '../found-path';
import type { Landscape } from '../landscape/landscape';
import { exposures, factor } from '../score';
import type { Entry } from './entry';
import { calledBy } from './function-policy';
import { functionEntry, functionNeeds, functionReads } from './functions';

type Api = Resource<'AWS::ApiGatewayV2::Api'>;

export const apiNeeds = ['apigatewayv2:GetApis', 'apigatewayv2:GetRoutes', ...functionNeeds] as const;
export const apiReads = ['AWS::ApiGatewayV2::Api', ...functionReads] as const;

const addAuthorizer = (api: Api): Cut => ({
  text: `Give every route of the API ${api.name ?? api.id} an authorizer`,
  cost: 3,
  on: api.arn,
  checkId: 'apigatewayv2/api-routes-authorized',
  changes: [
    {
      arn: api.arn,
      to: (data: Api['data']) => ({ ...data, routes: data.routes?.map((route) => ({ ...route, AuthorizationType: 'AWS_IAM' })) }),
    },
  ],
});

/** Functions behind routes of an HTTP or WebSocket API that ask nobody who they are. The function's policy tells which API calls it. */
export function apiEntries(land: Landscape): Entry[] {
  return land.once(apiEntries, () =>
    land.list('AWS::ApiGatewayV2::Api').flatMap((api) => {
      const open = (api.data.routes ?? []).filter(
        ({ AuthorizationType, ApiKeyRequired }) => (AuthorizationType ?? 'NONE') === 'NONE' && !ApiKeyRequired,
      );
      if (open.length === 0) return [];
      const id = api.data.ApiId ?? api.id;
      const isOwn = (arn: string) => arn.includes(':execute-api:') && arn.split(':')[5]?.startsWith(`${id}/`) === true;
      return land
        .list('AWS::Lambda::Function', api.region)
        .filter((fn) => calledBy(fn, 'apigateway.amazonaws.com', isOwn))
        .flatMap((fn) => {
          const routes = open
            .map(({ RouteKey }) => RouteKey ?? '$default')
            .slice(0, 3)
            .join(', ');
          const steps = [
            {
              to: nodeOf(api),
              why: `${open.length === 1 ? 'A route asks' : `${open.length} routes ask`} nobody who they are: ${routes}`,
              cuts: [addAuthorizer(api)],
            },
            { to: nodeOf(fn), why: 'The policy of the function lets this API call it' },
          ];
          return functionEntry(fn, internet, steps, factor(exposures.anyone, 'Anyone on the internet can call the API'), land);
        });
    }),
  );
}
