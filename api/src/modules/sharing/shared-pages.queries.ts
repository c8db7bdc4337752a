import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { visitor, type Language } from '../../platform/http/actor.js';
import { PageHeads, type PageHead, type PageHeadLoader } from '../../platform/http/page-heads.js';
import { CaseReads } from '../cases/cases.reads.js';
import { IdentityReads } from '../identity/identity.reads.js';
import { ListReads } from '../lists/lists.reads.js';
import { ScenarioReads } from '../scenarios/scenarios.reads.js';
import { SupplierReads } from '../suppliers/suppliers.reads.js';

/**
 * What an address shared in WeChat or elsewhere shows of itself: the public view only, so that what is hidden or was
 * never published looks like any other page of the site.
 */
@Injectable()
export class SharedPages {
  constructor(
    @Inject(IdentityReads) private readonly identity: IdentityReads,
    @Inject(ListReads) private readonly lists: ListReads,
    @Inject(ScenarioReads) private readonly scenarios: ScenarioReads,
    @Inject(SupplierReads) private readonly suppliers: SupplierReads,
    @Inject(CaseReads) private readonly cases: CaseReads,
    @Inject(PageHeads) heads: PageHeads,
  ) {
    heads.add(
      'scenarios',
      byId((id, language) => this.scenario(id, language)),
    );
    heads.add(
      'capabilities',
      byId((id, language) => this.capability(id, language)),
    );
    heads.add(
      'organisations',
      byId((id, language) => this.organisation(id, language)),
    );
    heads.add(
      'cases',
      byId((id, language) => this.benchmarkCase(id, language)),
    );
    heads.add('lists', (no, language) => this.list(no, language));
  }

  private async benchmarkCase(id: string, language: Language): Promise<PageHead | null> {
    const [row] = await this.cases.publicRows([id]);
    if (!row) return null;
    const { title, summary, demo } = row;
    return marked({ title, description: summary, noIndex: demo }, demo, language);
  }

  private async scenario(id: string, language: Language): Promise<PageHead | null> {
    const [card] = await this.scenarios.publicRows([id], visitor(language));
    if (!card) return null;
    const { title, summary, organisation, demo } = card;
    const by =
      language === 'en' ? `Scenario of ${organisation.name}: ` : `${organisation.name}发布的场景：`;
    return marked({ title, description: by + summary, noIndex: demo }, demo, language);
  }

  private async capability(id: string, language: Language): Promise<PageHead | null> {
    const [card] = await this.suppliers.publicCards([id], visitor(language));
    if (!card) return null;
    const { title, summary, unclaimed, demo } = card;
    return marked({ title, description: summary, noIndex: demo || unclaimed }, demo, language);
  }

  private async organisation(id: string, language: Language): Promise<PageHead | null> {
    const [card] = await this.identity.organisationCards([id], visitor(language));
    if (!card) return null;
    const { name: title, publishes, supplies, demo } = card;
    const zh = [publishes ? ['场景需求'] : [], supplies ? ['供给能力'] : []].flat().join('与');
    const en = [publishes ? ['scenarios'] : [], supplies ? ['capabilities'] : []].flat();
    const description =
      language === 'en'
        ? `${title} on the AI Xiamen Opportunity List: ${en.join(' and ') || 'profile'}.`
        : `${title}在AI厦门机会清单上的${zh || '机构主页'}。`;
    return marked({ title, description, noIndex: demo }, demo, language);
  }

  private async list(no: string, language: Language): Promise<PageHead | null> {
    const card = await this.lists.card(no);
    if (!card) return null;
    const { title, publishedAt, entries, demo } = card;
    const day = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
      ...{ timeZone: 'Asia/Shanghai', dateStyle: 'long' },
    }).format(publishedAt);
    const description =
      language === 'en'
        ? `${no}, published ${day}. Scenarios open for AI: ${entries}.`
        : `${no}，${day}公布，共 ${entries} 个面向人工智能开放的应用场景。`;
    return marked({ title, description, noIndex: demo }, demo, language);
  }
}

/** A key that is no id leads nowhere. */
function byId(load: PageHeadLoader): PageHeadLoader {
  return async (key, language) => (z.uuid().safeParse(key).success ? load(key, language) : null);
}

/** No demonstration passes for something real, in a chat neither. */
function marked(head: PageHead, demo: boolean, language: Language): PageHead {
  if (!demo || /示例/.test(head.title)) return head;
  return { ...head, title: language === 'en' ? `Demo: ${head.title}` : `示例：${head.title}` };
}
