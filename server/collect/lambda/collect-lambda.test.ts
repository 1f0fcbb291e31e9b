import { setImmediate } from 'node:timers/promises';
import { GetFunctionUrlConfigCommand, GetPolicyCommand, ListFunctionsCommand, ListTagsCommand } from '@aws-sdk/client-lambda';
import { GetResourcesCommand } from '@aws-sdk/client-resource-groups-tagging-api';
import { describe, expect, it } from 'vitest';
import { awsError, collectFrom, fakeAws } from '../test/fake-session';
import { lambdaCollector } from './collector';

const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:pay';
const missing = () => {
  throw awsError('ResourceNotFoundException', 404);
};
const region = () =>
  fakeAws()
    .on(ListFunctionsCommand, () => ({
      Functions: [{ FunctionName: 'pay', FunctionArn: arn, Environment: { Variables: { DB_PASSWORD: 'hunter2', STAGE: 'live' } } }],
    }))
    .on(GetPolicyCommand, missing)
    .on(GetFunctionUrlConfigCommand, missing)
    .on(GetResourcesCommand, () => ({
      ResourceTagMappingList: [{ ResourceARN: arn, Tags: [{ Key: 'team', Value: 'pay' }] }],
      PaginationToken: '',
    }));

describe('collecting Lambda', () => {
  it('masks environment values before anybody sees them', async () => {
    const { resources } = await collectFrom(region(), lambdaCollector);
    expect(resources).toMatchObject([
      {
        arn,
        id: 'pay',
        tags: { team: 'pay' },
        data: { Environment: { Variables: { DB_PASSWORD: '***', STAGE: '***' } }, policy: null, url: null },
      },
    ]);
    expect(JSON.stringify(resources)).not.toContain('hunter2');
  });

  it('keeps policy and URL without the metadata of the call', async () => {
    const fake = region()
      .on(GetPolicyCommand, () => ({ Policy: '{}', RevisionId: 'r' }))
      .on(GetFunctionUrlConfigCommand, () => ({ FunctionUrl: 'https://x.lambda-url', AuthType: 'NONE' }));
    const [pay] = (await collectFrom(fake, lambdaCollector)).of('AWS::Lambda::Function');
    expect(pay?.data.policy).toBe('{}');
    expect(pay?.data.url).toEqual({ FunctionUrl: 'https://x.lambda-url', AuthType: 'NONE' });
  });

  it('asks functions for what has the slowest bucket while their tags are still listed', async () => {
    let policyAsked = (): void => undefined;
    const asked = new Promise<void>((resolve) => {
      policyAsked = resolve;
    });
    const fake = region()
      .on(GetPolicyCommand, () => {
        policyAsked();
        return missing();
      })
      .on(GetResourcesCommand, async () => {
        await asked;
        return { ResourceTagMappingList: [{ ResourceARN: arn, Tags: [{ Key: 'team', Value: 'pay' }] }], PaginationToken: '' };
      });
    const { of, status } = await collectFrom(fake, lambdaCollector);
    expect(of('AWS::Lambda::Function')).toMatchObject([{ tags: { team: 'pay' }, gaps: [] }]);
    expect(status('tagging:GetResources')).toBe('complete');
  });

  it('goes on with the next page meanwhile', async () => {
    let secondAsked = (): void => undefined;
    const asked = new Promise<void>((resolve) => {
      secondAsked = resolve;
    });
    const fake = region()
      .on(ListFunctionsCommand, ({ Marker }) => ({
        Functions: [{ FunctionName: `f${Marker ?? ''}`, FunctionArn: `${arn}${Marker ?? ''}` }],
        NextMarker: Marker ? undefined : '2',
      }))
      .on(GetPolicyCommand, ({ FunctionName }) => {
        if (FunctionName === 'f2') secondAsked();
        return missing();
      })
      .on(GetResourcesCommand, async () => {
        await asked;
        return { ResourceTagMappingList: [{ ResourceARN: `${arn}2`, Tags: [{ Key: 'team', Value: 'pay' }] }], PaginationToken: '' };
      });
    const { of } = await collectFrom(fake, lambdaCollector);
    expect(of('AWS::Lambda::Function').map(({ id, tags }) => [id, tags])).toEqual([
      ['f', {}],
      ['f2', { team: 'pay' }],
    ]);
  });

  it('ends quietly when it is cancelled while tags are listed', async () => {
    const unheard: unknown[] = [];
    const hear = (reason: unknown) => unheard.push(reason);
    process.on('unhandledRejection', hear);
    const cancelled = new AbortController();
    const fake = region()
      .on(GetPolicyCommand, () => {
        cancelled.abort(new Error('cancelled'));
        return missing();
      })
      .on(GetResourcesCommand, async () => {
        await setImmediate();
        throw awsError('AbortError');
      });
    await expect(collectFrom(fake, lambdaCollector, undefined, undefined, undefined, { signal: cancelled.signal })).rejects.toThrow(
      'cancelled',
    );
    for (let turn = 0; turn < 5; turn += 1) await setImmediate();
    process.off('unhandledRejection', hear);
    expect(unheard).toEqual([]);
  });

  it('keeps the gaps of a function whose tags are asked for by itself', async () => {
    const refused = () => {
      throw awsError('AccessDeniedException', 403);
    };
    const fake = region().on(GetPolicyCommand, refused).on(GetResourcesCommand, refused).on(ListTagsCommand, refused);
    const [pay] = (await collectFrom(fake, lambdaCollector)).of('AWS::Lambda::Function');
    expect(pay?.tags).toEqual({});
    expect(pay?.gaps.map(({ operation, kind }) => [operation, kind])).toEqual([
      ['lambda:GetPolicy', 'denied'],
      ['lambda:ListTags', 'denied'],
    ]);
  });

  it('asks each function for its tags where the bulk listing is refused, and says so', async () => {
    const fake = region()
      .on(GetResourcesCommand, () => {
        throw awsError('AccessDeniedException', 403);
      })
      .on(ListTagsCommand, () => ({ Tags: { team: 'search' } }));
    const { of, status } = await collectFrom(fake, lambdaCollector);
    expect(of('AWS::Lambda::Function')[0]?.tags).toEqual({ team: 'search' });
    expect([status('tagging:GetResources'), status('lambda:ListFunctions')]).toEqual(['denied', 'complete']);
  });

  it('does not take half a listing of tags for all of it', async () => {
    const fake = region()
      .on(GetResourcesCommand, () => ({ ResourceTagMappingList: [], PaginationToken: 'again' }))
      .on(ListTagsCommand, () => ({ Tags: { team: 'search' } }));
    const { of, status } = await collectFrom(fake, lambdaCollector);
    expect(of('AWS::Lambda::Function')[0]?.tags).toEqual({ team: 'search' });
    expect(status('tagging:GetResources')).toBe('malformed');
  });

  it('drops a function that was deleted meanwhile: its tags are gone, too', async () => {
    const fake = region()
      .on(GetResourcesCommand, () => {
        throw awsError('AccessDeniedException', 403);
      })
      .on(ListTagsCommand, missing);
    expect((await collectFrom(fake, lambdaCollector)).resources).toEqual([]);
  });

  it('follows the markers', async () => {
    const fake = region().on(ListFunctionsCommand, ({ Marker }) => ({
      Functions: [{ FunctionName: `f${Marker ?? ''}`, FunctionArn: `${arn}${Marker ?? ''}` }],
      NextMarker: Marker ? undefined : '2',
    }));
    expect((await collectFrom(fake, lambdaCollector)).of('AWS::Lambda::Function').map(({ id }) => id)).toEqual(['f', 'f2']);
  });
});
