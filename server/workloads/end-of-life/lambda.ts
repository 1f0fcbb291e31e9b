import { runtimeEnds } from '@/server/checks/shared/lambda-runtimes';
import type { EndOfLife } from './types';

const makersPage = 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html';
/** Collects what AWS's page told at the time, also of runtimes that are long gone from it. */
const collection = 'https://endoflife.date/aws-lambda';

/** Runtimes whose day was found to be the same in the collection, and when somebody looked. */
const comparedOn = '2026-11-27';
const compared = new Set(
  (
    'nodejs nodejs4.3 nodejs6.10 nodejs8.10 nodejs10.x nodejs12.x nodejs22.x nodejs24.x python2.7 python3.6 python3.13 python3.14 java25 ' +
    'dotnetcore2.0 dotnetcore2.1 dotnetcore3.1 dotnet5.0 dotnet7 dotnet10 ruby2.5 ruby2.7 ruby3.4'
  ).split(' '),
);

/** When AWS stops patching a managed runtime; undefined for one that the table does not know. */
export function runtimeEnd(runtime: string | undefined): EndOfLife | undefined {
  const end = runtime === undefined ? undefined : runtimeEnds[runtime];
  if (runtime === undefined || end === undefined) return undefined;
  const isCompared = compared.has(runtime);
  return {
    name: `Lambda runtime ${runtime}`,
    end,
    meaning: 'the runtime’s patches',
    source: isCompared ? collection : makersPage,
    checkedOn: isCompared ? comparedOn : null,
  };
}
