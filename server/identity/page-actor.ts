import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { type Actor, can } from './actor';
import { findHomeless, type Homeless } from './organizations/homeless';
import { ownPath } from './own-path';
import type { Permission } from './permissions';
import { identityProvider } from './provider';
import { currentActor } from './session';
import { isDemoOpen } from './sign-in';

/** Who looks at this page; null: nobody signed in. Asked once a request. */
export const pageActor = cache(async (): Promise<Actor | null> => currentActor(await headers()));

/** Who looks at this page and belongs to no organization any more. */
export const pageHomeless = cache(async (): Promise<Homeless | null> => findHomeless(await headers()));

/** For pages of the console: leads those who are not signed in, or only half, to where they finish it. */
export async function requirePageActor(): Promise<Actor> {
  const actor = (await pageActor()) ?? redirect((await pageHomeless()) ? '/no-organization' : await signInPage());
  if (actor.needsSecondFactor) redirect('/second-step');
  return actor;
}

/** The page for signing in, which leads back to where the visitor wanted to go. Vendors' sessions are short; that happens often. */
async function signInPage(): Promise<string> {
  const path = ownPath((await headers()).get('x-page-path'));
  return path === '/overview' || identityProvider() === 'local' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`;
}

/** Whether a page that is not for everybody must show a refusal instead of its content. */
export const pageLacks = async (permission: Permission): Promise<boolean> => !can(await requirePageActor(), permission);

/** Whether the front page may offer 'Open the demo' to this visitor. */
export const pageOffersDemo = async (): Promise<boolean> => isDemoOpen(await headers());
