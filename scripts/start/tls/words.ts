import { Problem } from '../../lib/explain.mjs';
import type { CertificateFiles } from './local-certificate';

/** @throws Problem where `--https` would contradict what else is set */
export function refuseHttps(dev: boolean, appUrl: string | undefined): void {
  if (dev) throw new Problem('--https is for npm start: the development server speaks plain http, on this machine alone.');
  if (appUrl && !appUrl.startsWith('https:'))
    throw new Problem(
      `--https needs an APP_URL that begins with https:, and it is ${appUrl}: change it, or leave it out for https://localhost.`,
    );
}

/** What to do so that browsers do not warn. */
export function howToTrust({ authority, fresh }: CertificateFiles): string {
  return `${fresh ? 'New certificate' : 'Certificate'}: to trust it, import ${authority} into your browser or system as an authority (curl: --cacert). docs/deploy.md tells how.`;
}
