import type { Role } from '../permissions';

/**
 * Our role for a vendor's, used when somebody joins and when the vendor changes theirs. Least privilege: what we do not know
 * is a viewer. `org:` is Clerk's prefix.
 */
export function seedRole(vendorRole: string | null): Role {
  const name = vendorRole?.replace(/^org:/, '').toLowerCase();
  if (name === 'admin' || name === 'operator') return name;
  return 'viewer';
}
