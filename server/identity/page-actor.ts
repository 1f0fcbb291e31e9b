import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { Actor } from './actor';
import { currentActor } from './session';
import { isDemoOpen } from './sign-in';

/** Who looks at this page; null: nobody signed in. Asked once a request. */
export const pageActor = cache(async (): Promise<Actor | null> => currentActor(await headers()));

/** For pages of the console: leads those who are not signed in to the sign-in page. */
export async function requirePageActor(): Promise<Actor> {
  return (await pageActor()) ?? redirect('/sign-in');
}

/** Whether the front page may offer 'Open the demo' to this visitor. */
export const pageOffersDemo = async (): Promise<boolean> => isDemoOpen(await headers());
