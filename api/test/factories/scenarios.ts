import { ScenarioImportsService } from '../../src/modules/scenarios/scenario-imports.service.js';
import type { Answer, TestApp } from '../app.js';
import { aMember, anAccount, type TestAccount } from './identity.js';

let serial = 0;

/** Everything that submission asks for, and more; no two alike. */
export function scenarioFields(given: Record<string, unknown> = {}): Record<string, unknown> {
  const no = ++serial;
  return {
    title: `示例场景${no}：检测线视觉质检`,
    summary: `在第${no}号产线上用机器视觉代替人工抽检，减少漏检。`,
    problem: `现在靠${no}名质检员目检，夜班疲劳时漏检明显，换型后标准不一，复检占用产能，客户多次投诉。`,
    baseline: [{ name: '漏检率', value: 3.2, unit: '%' }],
    target: [{ name: '漏检率', value: 0.5, unit: '%' }],
    sectors: ['industry'],
    technologies: ['vision'],
    districts: ['haicang'],
    procedure: 'direct',
    cooperationModes: ['procurement'],
    resources: [{ kind: 'data', description: '两年的缺陷图片一万张', dataGrade: 'general' }],
    mustHave: ['检测节拍不低于每分钟六十件'],
    acceptanceTest: '由质检科用盲样一千件验收，漏检不超过五件。',
    contactRole: '信息科 项目负责人',
    contactName: '示例联系人',
    contactEmail: `contact${no}@test.example`,
    ...given,
  };
}

export type MadeState =
  | 'intent'
  | 'draft'
  | 'submitted'
  | 'returned'
  | 'approved'
  | 'open'
  | 'closed'
  | 'withdrawn'
  | 'cancelled';

export interface MadeScenario {
  readonly id: string;
  readonly state: MadeState;
  /** Owner of the publishing organisation. */
  readonly publisher: TestAccount;
  /** A reviewer of no organisation. */
  readonly reviewer: TestAccount;
}

interface ScenarioOptions {
  readonly state?: MadeState;
  readonly publisher?: TestAccount;
  readonly reviewer?: TestAccount;
  readonly fields?: Record<string, unknown>;
}

const leaving = { reason: 'need-gone' };
/** The steps from a draft to each state, as people take them. */
const waysTo: Readonly<Record<Exclude<MadeState, 'intent'>, readonly string[]>> = {
  draft: [],
  submitted: ['submit'],
  returned: ['submit', 'return'],
  approved: ['submit', 'approve'],
  open: ['submit', 'approve', 'publish'],
  closed: ['submit', 'approve', 'publish', 'close'],
  withdrawn: ['submit', 'withdraw'],
  cancelled: ['submit', 'decline'],
};

/** A scenario in the wanted state (draft unless said otherwise), brought there through the API. */
export async function aScenario(
  app: TestApp,
  options: ScenarioOptions = {},
): Promise<MadeScenario> {
  const state = options.state ?? 'draft';
  const publisher = options.publisher ?? (await aMember(app));
  const reviewer = options.reviewer ?? (await anAccount(app, { roles: ['reviewer'] }));
  const made = { state, publisher, reviewer };
  if (state === 'intent') return { ...made, id: await anIntent(app, publisher, options.fields) };
  const body = { organisationId: publisher.organisationId, ...scenarioFields(options.fields) };
  const drafted = await app.request('POST', '/scenarios', { cookie: publisher.cookie, body });
  const { id } = expectDone(drafted);
  for (const step of waysTo[state]) expectDone(await takeStep(app, step, { ...made, id }));
  return { ...made, id };
}

/** One step of a scenario's life by the right person, with the present version where one is asked for. */
export async function takeStep(
  app: TestApp,
  step: string,
  scenario: MadeScenario,
): Promise<Answer> {
  const { id, publisher, reviewer } = scenario;
  const own = (path: string, body: unknown = {}) =>
    app.request('POST', `/scenarios/${id}/${path}`, { cookie: publisher.cookie, body });
  const decide = async (decision: string) => {
    const seen = await app.request('GET', `/scenarios/${id}`, { cookie: reviewer.cookie });
    return app.request('POST', `/scenarios/${id}/reviews`, {
      cookie: reviewer.cookie,
      body: { decision, note: '审核意见' },
      headers: { 'if-match': String(seen.headers.etag) },
    });
  };
  if (step === 'submit') return own('submissions');
  if (step === 'publish') return own('publications');
  if (step === 'close') return own('closures', { note: '名额已满' });
  if (step === 'withdraw') return own('withdrawals', leaving);
  if (step === 'cancel') return own('cancellations', leaving);
  return decide(step);
}

async function anIntent(
  app: TestApp,
  publisher: TestAccount,
  fields: Record<string, unknown> = {},
): Promise<string> {
  const { contactRole: _r, contactName: _n, contactEmail: _e, ...row } = scenarioFields(fields);
  const outcome = await app.nest
    .get(ScenarioImportsService)
    .importRow(
      { source: { title: '示例清单' }, externalId: `row-${++serial}`, ...row },
      { organisationId: publisher.organisationId, as: 'intent', values: {} },
    );
  if (outcome.result === 'refused') throw new Error(outcome.issues.join('; '));
  return outcome.id;
}

function expectDone(answer: Answer): { id: string } {
  if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`);
  return answer.body as { id: string };
}
