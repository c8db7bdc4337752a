import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../platform/config.js';
import type { Tx } from '../../platform/database/transaction.js';
import { MailQueue } from '../../platform/mail/mail-queue.js';
import { IdentityReads } from '../identity/identity.reads.js';
import type { AuditedScenario } from './audited-scenarios.queries.js';
import type { HeldStep } from './integrity.events.js';
import { escalationMail, holdMail } from './integrity-texts.js';
import type { FlagCode } from './red-flags.js';

/** The publisher hears at once which steps are frozen or free again; neither who nor why. */
@Injectable()
export class HoldNotices {
  constructor(
    @Inject(IdentityReads) private readonly identity: IdentityReads,
    @Inject(MailQueue) private readonly mails: MailQueue,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async tell(
    tx: Tx,
    scenario: AuditedScenario,
    what: 'placed' | 'lifted',
    steps: readonly HeldStep[],
  ): Promise<void> {
    const link = new URL(`/scenarios/${scenario.id}`, this.config.PUBLIC_URL).toString();
    const facts = { what, steps, link, title: scenario.title };
    for (const { email, language } of await this.identity.membersOf(scenario.organisationId))
      await this.mails.put(tx, { to: email, ...holdMail(facts, language) });
  }
}

/** Administrators hear of what an auditor passes on. */
@Injectable()
export class EscalationNotices {
  constructor(
    @Inject(IdentityReads) private readonly identity: IdentityReads,
    @Inject(MailQueue) private readonly mails: MailQueue,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async tell(tx: Tx, scenario: AuditedScenario, code: FlagCode): Promise<void> {
    const link = new URL(`/scenarios/${scenario.id}`, this.config.PUBLIC_URL).toString();
    for (const { email, language } of await this.identity.holdersOf('admin'))
      await this.mails.put(tx, {
        ...{ to: email, ...escalationMail({ title: scenario.title, code, link }, language) },
      });
  }
}
