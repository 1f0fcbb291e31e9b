import { asOrgId } from '@/server/ids';
import { dueReports, makeReport } from '@/server/reports/make/make-report';
import { inngest } from '../../client';
import { reportDue } from '../../events';

/** Every minute: wakes the reports whose time has come, each by an event of its own, so that none waits for another. */
export const wakeReports = inngest.createFunction(
  { id: 'wake-reports', triggers: [{ cron: '* * * * *' }], retries: 1, concurrency: [{ limit: 1 }] },
  async ({ step }) => {
    const due = await step.run('find', () => dueReports());
    if (due.length > 0)
      await step.sendEvent(
        'wake',
        due.map(({ orgId, id }) => reportDue.create({ orgId, reportId: id })),
      );
    return { reports: due.length };
  },
);

/** Makes one report and leaves it to the notifications to send. A second event finds nothing to do. */
export const makeScheduledReport = inngest.createFunction(
  { id: 'make-report', triggers: [reportDue], retries: 0, concurrency: [{ limit: 4 }, { key: 'event.data.orgId', limit: 1 }] },
  ({ event, step }) => step.run('make', () => makeReport(asOrgId(event.data.orgId), event.data.reportId)),
);
