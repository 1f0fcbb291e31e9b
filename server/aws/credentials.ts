export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
  expiration?: Date;
}
export type CredentialProvider = () => Promise<Credentials>;

/** How often credentials that AWS calls expired are fetched anew, in the life of a session. */
const renewals = 3;

/** The credentials of one session. */
export interface SharedCredentials {
  /** Fetched once and again five minutes before they end; parallel askers share one fetch. */
  get: CredentialProvider;
  /** Which ones are in use: to be noted before a call and told to `renew` when AWS says that they have expired. */
  readonly generation: number;
  /**
   * Has them fetched anew before their time, once however many calls failed with them.
   * @param isSure whether AWS named the reason. A guess renews them but once, so that something is left for when they do expire.
   * @returns whether trying again makes sense
   */
  renew(generation: number, isSure: boolean): boolean;
}

export function shareCredentials(provider: CredentialProvider, clock: () => number = Date.now): SharedCredentials {
  let current: Promise<Credentials> | undefined;
  let until = 0;
  let generation = 0;
  return {
    get: () => {
      if (current && clock() < until) return current;
      const fetching = provider();
      current = fetching;
      until = Number.POSITIVE_INFINITY;
      fetching.then(
        (value) => {
          if (current === fetching) until = value.expiration ? value.expiration.getTime() - 5 * 60_000 : Number.POSITIVE_INFINITY;
        },
        () => {
          if (current === fetching) current = undefined;
        },
      );
      return fetching;
    },
    get generation() {
      return generation;
    },
    renew(failed, isSure) {
      if (failed < generation) return true;
      if (generation >= (isSure ? renewals : 1)) return false;
      generation += 1;
      current = undefined;
      return true;
    },
  };
}

/**
 * The same for SDK clients. Each of them keeps what it was given until five minutes before its end, and so would never ask
 * for renewed ones: told that they end at once, it asks for every call, which costs nothing here.
 */
export const forClients =
  (shared: SharedCredentials): CredentialProvider =>
  async () => {
    const given = await shared.get();
    return given.expiration ? { ...given, expiration: new Date(0) } : given;
  };
