import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { type Actor, can } from './actor';
import type { Permission } from './permissions';
import { currentActor } from './session';
import { isDemoOpen } from './sign-in';

/** Who looks at this page; null: nobody signed in. Asked once a request. */
export const pageActor = cache(async (): Promise<Actor | null> => currentActor(await headers()));

/** For pages of the console: leads those who are not signed in, or only half, to where they finish it. */
export async function requirePageActor(): Promise<Actor> {
  const actor = (await pageActor()) ?? redirect('/sign-in');
  if (actor.needsSecondFactor) redirect('/second-step');
  return actor;
}

/** Whether a page that is not for everybody must show a refusal instead of its content. */
export const pageLacks = async (permission: Permission): Promise<boolean> => !can(await requirePageActor(), permission);

/** Whether the front page may offer 'Open the demo' to this visitor. */
export const pageOffersDemo = async (): Promise<boolean> => isDemoOpen(await headers());
