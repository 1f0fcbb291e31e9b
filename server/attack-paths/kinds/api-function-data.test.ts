import { resourceOf } from '@/server/checks/shared/testing';
import { tryKind } from '../testing/try-kind';
import { admin, allow, calledFor, lambda, role } from '../testing/world';
import { apiFunctionData } from './api-function-data';

const api = (AuthorizationType?: 'NONE' | 'JWT') =>
  resourceOf('AWS::ApiGatewayV2::Api', {
    id: 'abc123',
    name: 'orders-api',
    data: {
      ApiId: 'abc123',
      Name: 'orders-api',
      ProtocolType: 'HTTP',
      RouteSelectionExpression: '',
      routes: [{ RouteKey: 'POST /orders', AuthorizationType }],
    },
  });
const fn = (id: string) => lambda({ policy: calledFor('apigateway', `arn:aws:execute-api:eu-central-1:111122223333:${id}/*/*/orders`) });

tryKind(apiFunctionData, {
  bad: [api('NONE'), fn('abc123'), role([admin])],
  good: {
    'with an authorizer': [api('JWT'), fn('abc123'), role([admin])],
    'before another function': [api('NONE'), fn('other9'), role([admin])],
    'with a role that does one thing': [api('NONE'), fn('abc123'), role([allow('sqs:SendMessage')])],
  },
  fix: /an authorizer/,
  over: ['Internet', 'orders-api', 'pay', 'app'],
});
