import { createPrivateKey, X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { writePrivateFile } from '../../lib/private-file';

const RENEW_BEFORE = 30 * 86_400_000;

/** Where the files lie. All of them can be read by their owner alone. */
export interface CertificateFiles {
  /** What browsers, curl and Node.js are told to trust. */
  authority: string;
  certificate: string;
  key: string;
  /** Made just now, so that nobody trusts it yet. */
  fresh: boolean;
}

/**
 * The certificate of `npm start -- --https` in `tls` of the data folder: kept for as long as it holds for another month and for these
 * names, else made anew, with an authority that must be trusted anew.
 */
export async function localCertificate(dataDir: string, names: readonly string[], now: Date): Promise<CertificateFiles> {
  const folder = join(dataDir, 'tls');
  const files = { authority: join(folder, 'ca.pem'), certificate: join(folder, 'server.pem'), key: join(folder, 'server-key.pem') };
  if (isGood(files, names, now)) return { ...files, fresh: false };
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Loaded only here: it is needed once a year.
  const { makeCertificate } = await import('./make-certificate');
  const made = await makeCertificate(names, now);
  for (const part of ['authority', 'certificate', 'key'] as const) writePrivateFile(files[part], made[part]);
  return { ...files, fresh: true };
}

/** Names that a server on this machine is reached by, and the host of its address when it has another. */
export function certificateNames(appUrl: string | undefined): string[] {
  const own = ['localhost', '127.0.0.1', '::1'];
  const host = appUrl ? new URL(appUrl).hostname.replace(/^\[|\]$/g, '') : 'localhost';
  return own.includes(host) ? own : [host, ...own];
}

/** Whether the files are whole, belong together, and hold for these names for another month. What cannot be read is not good. */
function isGood(files: Omit<CertificateFiles, 'fresh'>, names: readonly string[], now: Date): boolean {
  if (Object.values(files).some((file) => !existsSync(file))) return false;
  try {
    const certificate = new X509Certificate(readFileSync(files.certificate));
    const authority = new X509Certificate(readFileSync(files.authority));
    return (
      Date.parse(certificate.validTo) - now.getTime() > RENEW_BEFORE &&
      Date.parse(certificate.validFrom) <= now.getTime() &&
      certificate.verify(authority.publicKey) &&
      certificate.checkPrivateKey(createPrivateKey(readFileSync(files.key))) &&
      names.every((name) => (isIP(name) ? certificate.checkIP(name) : certificate.checkHost(name)) !== undefined)
    );
  } catch {
    return false;
  }
}
