import type { ResourceData } from '@/server/collect/resource-data';
import type { Gap } from '@/server/collect/types';
import { resourceOf, testAccount } from './testing';

export const functionArn = `arn:aws:lambda:eu-central-1:${testAccount}:function:pay`;

/** A function of a Node.js runtime, without policy and URL. */
export const lambda = (data: ResourceData['AWS::Lambda::Function'] = {}, gaps: Gap[] = []) =>
  resourceOf('AWS::Lambda::Function', {
    id: 'pay',
    arn: functionArn,
    data: { FunctionName: 'pay', FunctionArn: functionArn, PackageType: 'Zip', Runtime: 'nodejs22.x', policy: null, url: null, ...data },
    gaps,
  });

/** A resource policy of one statement that lets somebody call the function. */
export const callableBy = (principal: unknown, condition?: Record<string, Record<string, string | string[]>>): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'call',
        Effect: 'Allow',
        Principal: principal,
        Action: 'lambda:InvokeFunction',
        Resource: functionArn,
        ...(condition && { Condition: condition }),
      },
    ],
  });
