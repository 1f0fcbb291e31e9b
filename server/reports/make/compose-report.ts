import { env } from '@/server/env';
import { AppError } from '@/server/errors';
import { actingMember } from '@/server/identity/acting-member';
import { authorise } from '@/server/identity/actor';
import type { OrgId } from '@/server/ids';
import type { Message } from '@/server/notifications/message';
import { organizationName } from '@/server/notifications/organization-name';
import { makeFile, type ReportFile } from '../content/make-file';
import { readContent } from '../content/read-content';
import type { ReportRow } from '../types';

/** A report that was made, or why not. `stops`: it cannot be made any more, until somebody changes it. */
export type Composed = { ok: true; message: Message; file: ReportFile | null } | { ok: false; problem: string; stops: boolean };

type Asked = Pick<ReportRow, 'id' | 'name' | 'owner' | 'source' | 'attachment' | 'channel'>;

/** Reads a report with the rights of its owner as they are now, and writes it down as a message. */
export async function composeReport(
  orgId: OrgId,
  { id, name, owner, source, attachment, channel }: Asked,
  now = new Date(),
): Promise<Composed> {
  const actor = await actingMember(orgId, owner.id);
  if (!actor)
    return {
      ok: false,
      problem: `${owner.name}, with whose rights it was read, is no member any more. Somebody else has to make it anew.`,
      stops: true,
    };
  try {
    authorise(actor, 'findings:update');
    const content = await readContent(actor, source);
    const { file, note } =
      attachment !== 'none' && channel.kind === 'email'
        ? await makeFile(actor, source, content, attachment, name, now)
        : { file: null, note: null };
    const message: Message = {
      type: 'report',
      organization: { id: orgId, name: await organizationName(orgId) },
      rule: null,
      total: 0,
      counts: {},
      changes: [],
      url: env().APP_URL + content.path,
      report: {
        id,
        name,
        owner: actor.name,
        madeAt: now.toISOString(),
        headline: content.headline,
        lines: [...content.lines, ...(note ? [note] : [])],
        tables: content.tables,
      },
    };
    return { ok: true, message, file };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    // A dashboard, framework or account is gone, or the right to it: it will be no different tomorrow.
    return { ok: false, problem: error.message, stops: error.code === 'NOT_FOUND' || error.code === 'FORBIDDEN' };
  }
}
