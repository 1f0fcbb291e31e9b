import type { DomainStatus, LogType } from '@aws-sdk/client-opensearch';
import { fail, pass } from '../define-check';
import type { Verdict } from '../types';

/** Whether one of a domain's logs goes to CloudWatch. AWS leaves out what was never set. */
export function judgeDomainLog({ LogPublishingOptions = {} }: DomainStatus, log: LogType, word: string): Verdict {
  const sent = Object.entries(LogPublishingOptions).flatMap(([name, option]) => (option?.Enabled === true ? [name] : []));
  const evidence = { logs: sent.sort(), logGroup: LogPublishingOptions[log]?.CloudWatchLogsLogGroupArn ?? null };
  return sent.includes(log)
    ? pass(`The ${word} log is sent to CloudWatch`, evidence)
    : fail(`The ${word} log is not sent to CloudWatch`, evidence);
}
