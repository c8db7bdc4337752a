import { Inject, Injectable } from '@nestjs/common';
import { findContacts } from '../../platform/contact-details.js';
import type { Tx } from '../../platform/database/transaction.js';
import { hideNames } from '../../platform/hide-names.js';
import { IdentityReads } from '../identity/identity.reads.js';
import { ScenarioReads } from '../scenarios/scenarios.reads.js';
import type { PriorExchange, QuestionPublishing } from './questions.reads.js';
import { lockScenario, QuestionsService } from './questions.service.js';

const withheld = '（此段含联系方式，未公布 / withheld: it held contact details）';
const unprompted = '（发布方在对接沟通中主动说明 / told by the publisher unprompted）';

/** Makes public what pairings exchanged before a scenario taken by bids opened (equal treatment). */
@Injectable()
export class QuestionExchanges implements QuestionPublishing {
  constructor(
    @Inject(QuestionsService) private readonly questions: QuestionsService,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(IdentityReads) private readonly identity: IdentityReads,
  ) {}

  async publishExchanges(
    tx: Tx,
    scenarioId: string,
    exchanges: readonly PriorExchange[],
  ): Promise<void> {
    await lockScenario(tx, scenarioId);
    const head = await this.scenarios.head(scenarioId, tx.manager);
    if (!head) return;
    // A repeated delivery finds its own rows and adds nothing.
    const done = await tx.query(
      `select 1 from questions where scenario_id = $1 and origin = 'pairing' limit 1`,
      [scenarioId],
    );
    if (done.length) return;
    for (const exchange of exchanges) {
      const clean = await this.cleaner(exchange.supplyOrganisationId, tx);
      const id = await this.questions.insert(tx, head, {
        organisationId: exchange.supplyOrganisationId,
        askerId: null,
        origin: 'pairing',
        body: clean(exchange.question) || unprompted,
      });
      if (!exchange.answer) continue;
      const held = await this.questions.hold(tx, id);
      const answer = { body: clean(exchange.answer), scenarioVersion: null };
      await this.questions.addAnswer(tx, held, answer);
      await this.questions.move(tx, id, 'answered');
    }
  }

  /** Takes out the supplier's names, and withholds a text that holds contact details. */
  private async cleaner(organisationId: string, tx: Tx): Promise<(text: string) => string> {
    const [known] = await this.identity.parties([organisationId], tx.manager);
    return (text) =>
      findContacts(text).length > 0 ? withheld : hideNames(text, known?.names ?? [], '某供给方');
  }
}
