import { operatingSystems } from './operating-systems';
import type { EndOfLife } from './types';

const plain = ({ name, end, meaning, source, checkedOn }: EndOfLife): EndOfLife => ({ name, end, meaning, source, checkedOn });

/**
 * Until when an instance's operating system is supported. What the instance itself tells (`Amazon Linux`, version `2`, or Inspector's
 * `UBUNTU_22_04`) goes before what the name of its image says. undefined: not in the table, so nothing may be said.
 */
export function systemEnd({ told, image }: { told?: string | null; image?: string | null }): EndOfLife | undefined {
  const byTold = told ? operatingSystems.find((system) => system.told.test(told)) : undefined;
  // An image's name says what it began as; the instance has spoken for itself.
  const found = byTold ?? (!told && image ? operatingSystems.find((system) => system.image.test(image)) : undefined);
  return found && plain(found);
}
