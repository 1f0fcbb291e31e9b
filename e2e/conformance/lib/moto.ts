import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';

export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

interface ClientConfig {
  region: string;
  endpoint: string;
  credentials: Credentials;
  maxAttempts: number;
  forcePathStyle: boolean;
  disableHostPrefix: boolean;
}

/** Makes AWS clients that speak to moto, in one region of one account. */
export type Connect = <C>(Client: new (config: ClientConfig) => C) => C;

/** moto's default account, where everything is made unless a credential says otherwise. */
export const account = '123456789012';
export const otherAccount = '210987654321';
/** moto lets anybody assume any role: this is the way into its other accounts. */
export const roleInOtherAccount = `arn:aws:iam::${otherAccount}:role/scanner`;

export const motoUrl = process.env.MOTO_URL ?? '';
export const ownCredentials: Credentials = { accessKeyId: 'AKIAMOTOMOTOMOTOMOTO', secretAccessKey: 'moto' };

export function connectTo(region: string, credentials: Credentials = ownCredentials): Connect {
  return (Client) =>
    // moto answers what it lacks with 500: trying again would change nothing.
    new Client({ region, endpoint: motoUrl, credentials, maxAttempts: 1, forcePathStyle: true, disableHostPrefix: true });
}

/** Credentials in any account of moto's: each is there as soon as somebody enters it. */
export async function credentialsIn(accountId: string): Promise<Credentials> {
  const RoleArn = `arn:aws:iam::${accountId}:role/scanner`;
  const sts = connectTo('us-east-1')(STSClient);
  const { Credentials: given } = await sts.send(new AssumeRoleCommand({ RoleArn, RoleSessionName: 'arrange' }));
  return { accessKeyId: given?.AccessKeyId ?? '', secretAccessKey: given?.SecretAccessKey ?? '', sessionToken: given?.SessionToken };
}

export const credentialsInOtherAccount = (): Promise<Credentials> => credentialsIn(otherAccount);
