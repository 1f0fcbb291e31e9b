import type { LogEvent } from '@/server/aws/log-filter/matches';

/** An event as CloudTrail writes it: an administrator's successful call by the API. `parts` says what differs. */
export const eventOf = (service: string, eventName: string, parts: LogEvent = {}): LogEvent => ({
  eventVersion: '1.11',
  userIdentity: {
    type: 'AssumedRole',
    principalId: 'AROAEXAMPLEEXAMPLEEX:admin',
    arn: 'arn:aws:sts::111122223333:assumed-role/admin/admin',
    accountId: '111122223333',
    sessionContext: { attributes: { mfaAuthenticated: 'true' } },
  },
  eventTime: '2026-11-20T12:00:00Z',
  eventSource: `${service}.amazonaws.com`,
  eventName,
  awsRegion: 'eu-central-1',
  sourceIPAddress: '198.51.100.7',
  userAgent: 'aws-cli/2',
  requestParameters: {},
  responseElements: null,
  readOnly: false,
  eventType: 'AwsApiCall',
  managementEvent: true,
  recipientAccountId: '111122223333',
  eventCategory: 'Management',
  ...parts,
});

/** A sign-in to the console by a user's password, without MFA. */
export const signIn = (parts: LogEvent = {}): LogEvent =>
  eventOf('signin', 'ConsoleLogin', {
    userIdentity: { type: 'IAMUser', principalId: 'AIDAEXAMPLEEXAMPLEEX', accountId: '111122223333', userName: 'mira' },
    responseElements: { ConsoleLogin: 'Success' },
    additionalEventData: { LoginTo: 'https://console.aws.amazon.com/', MobileVersion: 'No', MFAUsed: 'No' },
    eventType: 'AwsConsoleSignIn',
    ...parts,
  });

/** What happens thousands of times a day in any account. A filter that counts it rings for everything, and so for nothing. */
export const everydayEvent: LogEvent = eventOf('ec2', 'DescribeInstances', {
  readOnly: true,
  userIdentity: {
    type: 'AssumedRole',
    principalId: 'AROAEXAMPLEEXAMPLEEX:i-0example',
    arn: 'arn:aws:sts::111122223333:assumed-role/app/i-0example',
    accountId: '111122223333',
  },
});
