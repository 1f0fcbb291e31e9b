/**
 * What a source gives, asked of it one ahead: while one is used the next is on its way. Who stops early ends the source; what fails
 * does so when its turn comes.
 */
export async function* readAhead<T>(source: AsyncGenerator<T, void>): AsyncGenerator<T, void> {
  let next = source.next();
  try {
    for (;;) {
      const { done, value } = await next;
      if (done) return;
      next = source.next();
      // Told when it is awaited; until then it is nobody's.
      next.catch(() => {});
      yield value;
    }
  } finally {
    await source.return();
  }
}
