import type { ChannelKind } from '@/server/notifications/constants';

export const channelWords: Record<ChannelKind, string> = {
  webhook: 'Webhook',
  slack: 'Slack',
  email: 'E-mail',
  jira: 'Jira',
  sns: 'AWS SNS',
};
