import { expect, it } from 'vitest';
import { pathsOf, tryKind } from '../testing/try-kind';
import { admin, functionArn, inspected, lambda, open, role } from '../testing/world';
import { functionVulnerablePower as kind } from './function-vulnerable-power';

const url = { AuthType: 'NONE' as const, FunctionUrl: 'https://pay.example/' } as never;
const called = lambda({ url, policy: open('lambda:InvokeFunctionUrl', functionArn) });

tryKind(kind, {
  bad: [called, role([admin]), inspected(functionArn)],
  good: {
    'which nobody outside can call': [lambda(), role([admin]), inspected(functionArn)],
    'in which nothing was found': [called, role([admin])],
  },
  fix: /^Set the auth type of the URL/,
  over: ['Internet', 'pay', 'app'],
  possible: /vulnerable package/,
});

it('knows the function by the ARN of its latest version, as Inspector names it', () => {
  expect(pathsOf(kind, [called, role([admin]), inspected(`${functionArn}:$LATEST`)])).toHaveLength(1);
});
