const sentences: Readonly<Record<string, string>> = {
  cancelled: 'You did not finish signing in. Begin again whenever you like.',
  expired: 'That sign-in took longer than ten minutes, or began in another browser. Begin it again here.',
  refused: 'WorkOS or CloudLens refused this sign-in: you or your organization may have been removed. Ask an admin of your organization.',
  organization: 'Your account belongs to several organizations, and WorkOS did not ask which one. Choose it on the page of WorkOS first.',
  unavailable: 'WorkOS does not answer right now. Try again in a few seconds.',
};

/** A sentence for a reason in the address of the sign-in page; null for none, and for anything that we did not put there. */
export const signInProblem = (problem: string | undefined): string | null =>
  problem && Object.hasOwn(sentences, problem) ? (sentences[problem] ?? null) : null;
