/*
 * Read by the processes of a rig before anything else: their clock is ahead, so that the minute in which a cron must fire begins
 * soon after they have started, and nobody waits for it.
 */

const ahead = Number(process.env.TEST_CLOCK_AHEAD_MS ?? 0);
const RealDate = Date;

globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() + ahead);
    else super(...given);
  }

  static now() {
    return RealDate.now() + ahead;
  }
};
