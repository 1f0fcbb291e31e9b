/**
 * The time after which a run is cancelled, as an option of its function. Old servers of Inngest (1.1 is one) refuse every
 * function of an app that has one with such an option: for them `INNGEST_TIMEOUTS=0` leaves it out. Scans and other work have
 * leases of their own, which end what is stuck all the same.
 */
export function finishWithin(hours: `${number}h`): { timeouts?: { finish: `${number}h` } } {
  return process.env.INNGEST_TIMEOUTS === '0' ? {} : { timeouts: { finish: hours } };
}
