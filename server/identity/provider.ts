export type IdentityProvider = 'local' | 'clerk' | 'workos';

/** Who vouches for people here: our own database, or a vendor. */
export const identityProvider = (): IdentityProvider => 'local';
