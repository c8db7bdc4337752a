// What the panel and the publisher do between the opening and the result, through the API; its pages have specs of their own.
import { call } from './call.mjs';

const evaluators = ['示例·评审专家一', '示例·评审专家二'];
/** The standard criteria of technique, the same for every bid but for the plan. */
const values = { fit: 90, solution: 80, plan: 0, team: 1 };
const words = { strengths: '识别方法有实测依据。', improvements: '请补充断网时的处置流程。' };
const tag = (version) => ({ 'if-match': `"${version}"` });
const json = async (answer) => (await answer).json();

/** Names two evaluators, the first in the chair. */
export async function namePanel(publisher, id) {
  const { items } = await json(call(publisher, `GET /scenarios/${id}/evaluation/choices`));
  for (const [index, name] of evaluators.entries()) {
    const { userId } = items.find((one) => one.name === name);
    const member = { userId, chair: index === 0 };
    await call(publisher, `POST /scenarios/${id}/evaluation/members`, member);
  }
}

/** Both declare, score and lock apart, then agree. The publisher has found every bid valid before. */
export async function judgeTechnique(panel, id, bidIds) {
  const at = (path) => `/scenarios/${id}/evaluation${path}`;
  for (const who of panel) await call(who, `POST ${at('/declarations')}`, { none: true });
  const sheet = Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, { value, note: '' }]),
  );
  const scores = Object.fromEntries(bidIds.map((bidId) => [bidId, sheet]));
  for (const who of panel) {
    const saved = await json(call(who, `PUT ${at('/sheet')}`, { scores }, tag(0)));
    await call(who, `POST ${at('/sheet/locks')}`, undefined, tag(saved.version));
  }
  const bids = Object.fromEntries(bidIds.map((bidId) => [bidId, words]));
  await call(panel[0], `PUT ${at('/consensus')}`, { bids }, tag(0));
  for (const who of panel) {
    const { hash } = await json(call(who, `GET ${at('/consensus')}`));
    await call(who, `POST ${at('/consensus/confirmations')}`, { hash });
  }
}

/** Waits until the evaluation is in a state; its steps follow events. */
export async function untilEvaluation(page, id, state) {
  for (let tries = 0; tries < 60; tries++) {
    const seen = await json(call(page, `GET /scenarios/${id}/evaluation`));
    if (seen.state === state) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`the evaluation is not ${state}`);
}
