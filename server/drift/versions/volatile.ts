/** What AWS itself moves on all the time: that it changed says nothing about anybody's configuration. */
const volatile = new Set([
  'RoleLastUsed',
  'LastUsedDate',
  'PasswordLastUsed',
  'LastAccessedTime',
  'DriftInformation',
  'LatestDeliveryTime',
  'LatestDeliveryAttemptTime',
  'LatestNotificationTime',
  'LatestNotificationAttemptTime',
  'LatestCloudWatchLogsDeliveryTime',
  'LatestDigestDeliveryTime',
  'TimeLoggingStarted',
  'LatestRestorableTime',
  'EarliestRestorableTime',
  'lastSuccessfulTime',
  'lastAttemptTime',
  'nextDeliveryTime',
  'credentialReport',
]);

/** Whether a JSON pointer leads into something volatile. */
export const isVolatile = (path: string): boolean => path.split('/').some((part) => volatile.has(part));
