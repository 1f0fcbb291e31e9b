import type { Letter } from '@/server/mail/letter';

const ignore = 'If you did not ask for this, delete this mail: nothing happens without the link.';

export const resetLetter = (url: string): Letter => ({
  subject: 'Choose a new password for CloudLens',
  paragraphs: ['Somebody, probably you, asked for a new password. This link is good once, for an hour.'],
  link: { label: 'Choose a new password', url },
  footer: ignore,
});

export const verifyLetter = (url: string): Letter => ({
  subject: 'Confirm your e-mail address for CloudLens',
  paragraphs: ['Confirm that this address is yours. This link is good once, for a day.'],
  link: { label: 'Confirm the address', url },
  footer: ignore,
});

export const knownAddressLetter = (url: string): Letter => ({
  subject: 'You already have an account at CloudLens',
  paragraphs: [
    'Somebody, probably you, wanted to register with this address, which has an account already. Sign in, or choose a new password there.',
  ],
  link: { label: 'Sign in', url },
  footer: 'If it was not you, delete this mail: nothing has changed.',
});

export const changedLetter = (what: string): Letter => ({
  subject: `CloudLens: ${what}`,
  paragraphs: [`${what}. Your other sessions have ended.`],
  footer: 'If it was not you, reset your password at once and tell an admin of your organization.',
});

export const invitationLetter = (inviter: string, organization: string, url: string): Letter => ({
  subject: `${inviter} invites you to ${organization} on CloudLens`,
  paragraphs: [`${inviter} invites you to join ${organization} on CloudLens, which watches over AWS accounts.`],
  link: { label: 'See the invitation', url },
  footer: 'If you do not know the sender, delete this mail: nothing happens without the link.',
});
