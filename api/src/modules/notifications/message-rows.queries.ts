import type { Language } from '../../platform/http/actor.js';
import type { MailChoice, MessageData } from './notifications.reads.js';

/** A message as it is kept. */
export interface StoredMessage {
  readonly id: string;
  readonly userId: string;
  readonly kind: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly data: MessageData;
  readonly group: string | null;
  readonly at: Date;
  readonly readAt: Date | null;
  readonly mail: MailChoice;
}
/** To whom a mail goes, read when it leaves. */
export interface MailReader {
  readonly userId: string;
  readonly email: string;
  readonly language: Language;
}

export const messageColumns = `m.id, m.user_id as "userId", m.kind, m.subject_type as "subjectType",
  m.subject_id as "subjectId", m.data, m.group_key as "group", m.at, m.read_at as "readAt", m.mail`;

/**
 * Whether message `m` is still its reader's business: a member of the organisation for which it came, which is not
 * suspended, and a holder of the role.
 */
export const stillTheirsSql = `(m.organisation_id is null or exists (select 1 from memberships x
    join organisations xo on xo.id = x.organisation_id and xo.state <> 'suspended'
    where x.organisation_id = m.organisation_id and x.user_id = m.user_id))
  and (m.role is null or exists (select 1 from user_roles x where x.role = m.role and x.user_id = m.user_id))`;
