import { createHash } from 'node:crypto';
import type { AccountState, World, WorldAccount, WorldRole } from '../../contract';
import { accessKeys, base32, issuedSecret, serviceAccountId, serviceCredentials, servicePrincipalArn } from '../../credentials';
import type { Identity } from './identity';
import type { PolicyDocument } from './policy';
import { readSessionToken } from './session-token';

const emptyState: AccountState = { list: () => [], find: () => undefined };

/** The account that CloudLens runs in. It has no regions of its own: everywhere is enabled. */
const serviceAccount: WorldAccount = {
  id: serviceAccountId,
  name: 'CloudLens',
  partition: 'aws',
  regions: [],
  roles: [],
  at: () => emptyState,
};

const assumeOnly: PolicyDocument = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' }] };

export const readOnly = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow' as const,
      Action: [
        '*:Get*',
        '*:List*',
        '*:Describe*',
        '*:BatchGet*',
        '*:Lookup*',
        '*:Search*',
        '*:View*',
        '*:Generate*',
        '*:Select*',
        '*:Simulate*',
        '*:Filter*',
      ],
      Resource: '*',
    },
  ],
};

/** Knows who signs: by CloudLens's own key, an account's read-only key, or credentials issued by AssumeRole. */
export class Directory {
  readonly #accounts = new Map<string, WorldAccount>();
  readonly #keys = new Map<string, Identity>();

  constructor(world: World) {
    this.#keys.set(serviceCredentials.accessKeyId, {
      account: serviceAccount,
      arn: servicePrincipalArn,
      userId: idOf('AROA', servicePrincipalArn),
      secretAccessKey: serviceCredentials.secretAccessKey,
      policySets: [[assumeOnly]],
    });
    for (const account of world.accounts) {
      this.#accounts.set(account.id, account);
      const { accessKeyId, secretAccessKey } = accessKeys(account);
      const arn = `arn:${account.partition}:iam::${account.id}:user/cloudlens-reader`;
      this.#keys.set(accessKeyId, { account, arn, userId: idOf('AIDA', arn), secretAccessKey, policySets: [[readOnly]] });
    }
  }

  /** Puts a role into an account, in place of one of that name. false: there is no such account. */
  addRole(accountId: string, role: WorldRole): boolean {
    const account = this.#accounts.get(accountId);
    if (!account) return false;
    this.#accounts.set(accountId, { ...account, roles: [...account.roles.filter(({ name }) => name !== role.name), role] });
    return true;
  }

  account(id: string): WorldAccount | undefined {
    return this.#accounts.get(id);
  }

  /** Undefined for a key that was never given out, or a token that does not belong to it. Expiry is the caller's to judge. */
  identify(accessKeyId: string, sessionToken: string | undefined): Identity | undefined {
    if (sessionToken === undefined) return this.#keys.get(accessKeyId);
    const session = readSessionToken(sessionToken);
    if (session?.accessKeyId !== accessKeyId) return undefined;
    const account = this.#accounts.get(session.accountId);
    const role = account?.roles.find(({ name }) => name === session.roleName);
    if (!account || !role) return undefined;
    return {
      account,
      arn: `arn:${account.partition}:sts::${account.id}:assumed-role/${role.name}/${session.sessionName}`,
      userId: `${idOf('AROA', `${account.id}/${role.name}`)}:${session.sessionName}`,
      secretAccessKey: issuedSecret(accessKeyId),
      policySets: session.policy ? [role.policies, [JSON.parse(session.policy) as PolicyDocument]] : [role.policies],
      expires: session.expires,
    };
  }
}

/** A unique id as IAM makes them, the same at every start. */
export function idOf(prefix: string, name: string): string {
  return `${prefix}${base32(createHash('sha256').update(name).digest())}X`;
}
