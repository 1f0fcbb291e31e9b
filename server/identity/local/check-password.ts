import { hashPassword, verifyPassword } from 'better-auth/crypto';
import { withIdentity } from '@/server/db';
import { findPersonByEmail, type Person } from './person';

let decoy: Promise<string> | undefined;

/** Whether the password is the hash's. Takes as long without a hash, so that the time tells nobody who exists. */
export async function isPasswordOf(passwordHash: string | null, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password');
  const isRight = await verifyPassword({ hash: passwordHash ?? (await decoy), password });
  return passwordHash !== null && isRight;
}

/** The person with this e-mail address and password, or null. */
export async function findByPassword(email: string, password: string): Promise<Person | null> {
  const person = await withIdentity((tx) => findPersonByEmail(tx, email));
  return (await isPasswordOf(person?.passwordHash ?? null, password)) ? person : null;
}
