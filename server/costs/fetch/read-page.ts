import { CostExplorerClient, GetCostAndUsageCommand, type ResultByTime } from '@aws-sdk/client-cost-explorer';
import { AwsError } from '@/server/aws/errors';
import type { AwsSession } from '@/server/aws/session';
import { listIn, present } from '@/server/collect/answers';
import { addDays } from '../days';
import { money } from '../money';
import type { CostLine, CostQuery } from './queries';

/** Cost Explorer has one endpoint a partition. */
export const billingRegion = (partition: string): string => (partition === 'aws-cn' ? 'cn-northwest-1' : 'us-east-1');

export interface CostPage {
  lines: CostLine[];
  nextToken: string | null;
}

const operation = 'ce:GetCostAndUsage';

/** One paid request: a page of a query, day by day, both days included. @throws what AWS answers, AwsError `malformed` */
export async function readCostPage(
  session: AwsSession,
  query: CostQuery,
  { first, last }: { first: string; last: string },
  token: string | null,
): Promise<CostPage> {
  const region = billingRegion(session.partition);
  const source = { operation, region } as const;
  const answer = await session.client(CostExplorerClient, region).send(
    new GetCostAndUsageCommand({
      TimePeriod: { Start: first, End: addDays(last, 1) },
      Granularity: 'DAILY',
      Metrics: ['UnblendedCost'],
      GroupBy: query.groupBy,
      ...(token ? { NextPageToken: token } : {}),
    }),
  );
  const lines = listIn(source, answer.ResultsByTime).flatMap((result) => linesOf(result, query, source));
  if (lines.some(({ day }) => day < first || day > last)) throw new AwsError('malformed', operation, region, 'DayOutOfRange');
  return { lines, nextToken: answer.NextPageToken || null };
}

function linesOf(result: ResultByTime, query: CostQuery, source: { operation: typeof operation; region: string }): CostLine[] {
  const day = present(source, result.TimePeriod?.Start);
  return listIn(source, result.Groups).map(({ Keys, Metrics }) => {
    const [first, second] = listIn(source, Keys);
    const { Amount, Unit } = present(source, Metrics?.UnblendedCost);
    return {
      day,
      accountId: '',
      service: '',
      region: '',
      recordType: '',
      usageType: '',
      tagValue: '',
      ...query.read([present(source, first), second ?? '']),
      unit: present(source, Unit),
      amount: exactText(present(source, Amount), source.region),
    };
  });
}

/** As digits, also where AWS writes an exponent. */
function exactText(amount: string, region: string): string {
  try {
    return money(amount).toFixed();
  } catch (error) {
    throw new AwsError('malformed', operation, region, 'Amount', { cause: error });
  }
}
