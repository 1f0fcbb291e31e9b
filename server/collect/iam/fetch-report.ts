import { setTimeout as sleep } from 'node:timers/promises';
import { GenerateCredentialReportCommand, GetCredentialReportCommand, IAMClient } from '@aws-sdk/client-iam';
import { present } from '../answers';
import type { CollectContext } from '../types';
import { parseCredentialReport } from './credential-report';
import type { CredentialReportRow } from './types';

/** Waits between two looks at whether AWS has made the report, in milliseconds: half a minute in all. */
const patience = [250, 500, 1_000, 2_000, 4_000, 6_000, 8_000, 8_000];

/**
 * Has AWS make the credential report and reads it. A report of the last four hours is there at once.
 * `undefined` (noted) when it cannot be had. A refused Generate is noted, and a report made by others is still read.
 */
export async function fetchCredentialReport(
  context: CollectContext,
  waits: readonly number[] = patience,
): Promise<CredentialReportRow[] | undefined> {
  const client = context.client(IAMClient);
  for (const wait of [...waits, undefined]) {
    const generate = 'iam:GenerateCredentialReport';
    const state = await context.once(generate, async () =>
      present({ operation: generate, region: context.region }, (await client.send(new GenerateCredentialReportCommand({}))).State),
    );
    if (!state || state === 'COMPLETE' || wait === undefined) break;
    await sleep(wait);
  }
  const operation = 'iam:GetCredentialReport';
  const rows = await context.once(operation, async () => {
    const { Content } = await client.send(new GetCredentialReportCommand({}));
    return parseCredentialReport(new TextDecoder().decode(present({ operation, region: context.region }, Content)));
  });
  return rows ?? undefined;
}
