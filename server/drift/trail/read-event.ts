import type { Event } from '@aws-sdk/client-cloudtrail';
import { storableText } from '@/server/collect/data-json';
import type { ChangeEvent } from '../types';

interface EventBody {
  userAgent?: string;
  sourceIPAddress?: string;
  sessionCredentialFromConsole?: string;
  userIdentity?: {
    arn?: string;
    userName?: string;
    invokedBy?: string;
    sessionContext?: { sessionIssuer?: { userName?: string } };
  };
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? storableText(value).slice(0, 300) : null);

/** A change in our words; null for one that only read, or that CloudFormation made itself. Nothing of its parameters is kept. */
export function readEvent(event: Event): ChangeEvent | null {
  const body = bodyOf(event);
  const { userIdentity = {}, sourceIPAddress, userAgent = '' } = body;
  if (event.ReadOnly === 'true' || !event.EventTime) return null;
  if (/cloudformation/i.test(`${userIdentity.invokedBy ?? ''} ${sourceIPAddress ?? ''}`)) return null;
  return {
    at: event.EventTime.toISOString(),
    event: text(event.EventName) ?? 'unknown',
    user: text(event.Username ?? userIdentity.userName ?? userIdentity.sessionContext?.sessionIssuer?.userName) ?? 'unknown',
    arn: text(userIdentity.arn),
    how: howOf(body, userAgent),
    sourceIp: text(sourceIPAddress),
  };
}

function bodyOf({ CloudTrailEvent }: Event): EventBody {
  try {
    const value: unknown = JSON.parse(CloudTrailEvent ?? '{}');
    return value !== null && typeof value === 'object' ? (value as EventBody) : {};
  } catch {
    return {};
  }
}

function howOf({ sessionCredentialFromConsole, userIdentity, sourceIPAddress }: EventBody, agent: string): ChangeEvent['how'] {
  if (sessionCredentialFromConsole === 'true' || /console|signin\.amazonaws/i.test(agent)) return 'console';
  if (userIdentity?.invokedBy || /\.amazonaws\.com$/.test(sourceIPAddress ?? '')) return 'AWS service';
  if (/terraform|opentofu/i.test(agent)) return 'Terraform';
  if (/aws-cli/i.test(agent)) return 'command line';
  return 'SDK';
}
