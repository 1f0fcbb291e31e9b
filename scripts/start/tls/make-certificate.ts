import 'reflect-metadata';
import { randomBytes, webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import {
  AuthorityKeyIdentifierExtension,
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  SubjectKeyIdentifierExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';

const DAY = 86_400_000;
/** Apple's systems accept at most 398 days of a server's certificate. */
const DAYS = 397;
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;

/** PEM, each. `authority` is what a browser is told to trust, `certificate` and `key` are the server's. */
export interface LocalCertificate {
  authority: string;
  certificate: string;
  key: string;
}

/**
 * A certificate for a server on this machine, signed by an authority of its own. The authority's key is forgotten once it has signed: whoever
 * trusts the authority trusts this one certificate, and nobody, not even with all our files, can sign another in its name.
 * @param names host names and IP addresses that the server is reached by
 */
export async function makeCertificate(names: readonly string[], now: Date): Promise<LocalCertificate> {
  const [signing, serving] = await Promise.all([newKeys(), newKeys()]);
  const notBefore = new Date(now.getTime() - DAY);
  const notAfter = new Date(now.getTime() + (DAYS - 1) * DAY);
  const authority = await X509CertificateGenerator.createSelfSigned({
    serialNumber: serial(),
    name: 'CN=CloudLens on this machine',
    notBefore,
    notAfter,
    signingAlgorithm: algorithm,
    keys: signing,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
      await SubjectKeyIdentifierExtension.create(signing.publicKey),
    ],
  });
  const certificate = await X509CertificateGenerator.create({
    serialNumber: serial(),
    subject: `CN=${names[0]}`,
    issuer: authority.subject,
    notBefore,
    notAfter,
    signingAlgorithm: algorithm,
    publicKey: serving.publicKey,
    signingKey: signing.privateKey,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(names.map((value) => ({ type: isIP(value) ? 'ip' : 'dns', value }) as const)),
      await SubjectKeyIdentifierExtension.create(serving.publicKey),
      await AuthorityKeyIdentifierExtension.create(signing.publicKey),
    ],
  });
  const key = PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', serving.privateKey), PemConverter.PrivateKeyTag);
  return { authority: `${authority.toString('pem')}\n`, certificate: `${certificate.toString('pem')}\n`, key: `${key}\n` };
}

const newKeys = () => webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);

/** 126 random bits whose first is never zero: serial numbers are positive, and of the same length without a leading zero. */
function serial(): string {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40;
  return bytes.toString('hex');
}
