// The second half of a call by bids: sheets, consensus, prices, ranking, result and feedback, each on its own page.
import assert from 'node:assert/strict';
import { api, expectAccessible, expectQuiet, keepPicture, signIn } from './browser.mjs';
import { callFields, passStandstill, returnToPresent } from './call.mjs';
import {
  confirmConsensus,
  declareNone,
  expectBlind,
  fillSheet,
  lockSheet,
  numbersOf,
  openEvaluation,
  untilEvaluation,
  writeConsensus,
} from './judging.mjs';
import {
  addWords,
  completeAward,
  openDesk,
  proposeAward,
  publishRanking,
  readFeedback,
} from './result.mjs';

/** Bids by who leads them: the summary tells them apart where names are hidden. */
export const summaries = {
  supplier: '岸基高光谱与红外双模识别。',
  supplier2: '浮标与视频联合判别，二次校核。',
  'sup-4': '无人船夜间巡测。',
};
const ownWords = '下次请附一份夜间取样的原始记录。';

/** What the panel tells the bidder with this summary. */
const wordsFor = (summary) => ({
  strengths: `有实测依据：${summary}`,
  improvements: `请补充断网时的处置流程：${summary}`,
});
/** A whole sheet: the first mark of each bid as given, the others the same for all. */
const marks = ({ fit, reason }) =>
  Object.fromEntries(
    Object.values(summaries).map((summary, n) => [
      summary,
      { numbers: [fit[n], 85], levels: [0, 1], reason },
    ]),
  );

/**
 * From opened technique to feedback.
 * @param people `at`: windows by name; `visitor`: somebody not signed in; who of them are `officers` and `evaluators`
 */
export async function judgeAndAward(t, { at, visitor, id, officers, evaluators }) {
  let panelNumbers = {};

  await t.test('two evaluators judge technique apart, by keyboard, and lock it', async () => {
    const [chair, second] = evaluators.map((name) => at[name]);
    await untilEvaluation(chair, id, 'declaring');
    for (const page of [chair, second]) {
      await openEvaluation(page, callFields.title);
      await declareNone(page);
    }
    for (const page of [second, chair]) {
      await openEvaluation(page, callFields.title);
      await page.getByRole('link', { name: '评分表' }).click();
    }
    const reason = '专家二：没有看到夜间实测。';
    await fillSheet(second, marks({ fit: [95, 40, 80], reason }));
    await expectAccessible(second);
    await keepPicture(second, 'score-sheet');
    await lockSheet(second);
    for (const page of [chair, at.publisher]) await expectBlind(page, id, reason);
    await chair.goto(`/bench/evaluations/${id}/sheet`);
    await fillSheet(chair, marks({ fit: [95, 90, 80], reason: '组长：看过现场记录。' }));
    assert.equal(await chair.getByText(reason).count(), 0);
    await lockSheet(chair);
    panelNumbers = await numbersOf(chair, Object.values(summaries));
    for (const page of [chair, second]) expectQuiet(page);
  });

  await t.test('the chair writes the consensus, both confirm, and technique locks', async () => {
    const [chair, second] = evaluators.map((name) => at[name]);
    await openEvaluation(chair, callFields.title);
    await chair.getByRole('link', { name: '合议' }).click();
    await chair.getByText('专家二：没有看到夜间实测。').first().waitFor();
    await chair.getByText('1 处分歧').waitFor();
    const settled = { summary: summaries.supplier2, value: 70, reason: '补看附件后取七十分。' };
    await writeConsensus(chair, panelNumbers, { words: wordsFor, settled });
    await expectAccessible(chair);
    await keepPicture(chair, 'consensus');
    await confirmConsensus(chair, 0);
    await openEvaluation(second, callFields.title);
    await second.getByRole('link', { name: '合议' }).click();
    await second.getByText(wordsFor(summaries['sup-4']).strengths).waitFor();
    await expectAccessible(second);
    await confirmConsensus(second, 1);
    await untilEvaluation(chair, id, 'technique-locked');
    for (const page of [chair, second]) expectQuiet(page);
  });

  await t.test(
    'then two officers open the prices, and the chair publishes the ranking',
    async () => {
      for (const name of ['officer', 'officer3']) {
        await at[name].goto(`/bench/openings/${id}/price`);
        await at[name].getByRole('button', { name: '用保存在本浏览器的密钥提交' }).click();
        await at[name].getByText(/您的份额已提交|已经开启，开标记录如下/).waitFor();
      }
      await at.officer3.getByText('已经开启，开标记录如下。').waitFor();
      await at.publisher.goto(`/bench/scenarios/${id}/bids`);
      await at.publisher.getByText('应答内容').first().click();
      await at.publisher.getByText('¥680,000.50').waitFor();
      officers.forEach((name) => expectQuiet(at[name]));
      await untilEvaluation(at.evaluator, id, 'priced');
      await openEvaluation(at.evaluator, callFields.title);
      await publishRanking(at.evaluator);
      await visitor.goto(`/scenarios/${id}/ranking`);
      await visitor.getByRole('heading', { name: '评审排名' }).waitFor();
      for (const page of [at.evaluator, visitor]) expectQuiet(page);
    },
  );

  await t.test('the publisher proposes the first; nothing is final while it stands', async () => {
    const { publisher } = at;
    const [winner, third] = await Promise.all(
      ['supplier', 'supplier2'].map(async (name) => organisationOf(at[name])),
    );
    await openDesk(publisher, id);
    await addWords(publisher, third, ownWords);
    await proposeAward(publisher, winner, '综合排名第一。');
    await expectAccessible(publisher);
    await keepPicture(publisher, 'award-desk');
    await visitor.goto(`/scenarios/${id}`);
    await visitor.getByText('公示中').first().waitFor();
    expectQuiet(publisher);
  });

  await t.test('after the standstill it is final, and every bidder reads why', async (step) => {
    step.after(returnToPresent);
    await passStandstill(id);
    // Days have passed: everybody signs in again.
    await signIn(at.publisher, 'publisher');
    await openDesk(at.publisher, id);
    await completeAward(at.publisher);
    await visitor.reload();
    await visitor.getByText('已确定').first().waitFor();
    const lost = { news: '这次没有选中您的应答', state: '未选定' };
    const read = {
      supplier: { news: '恭喜，您的应答被选中', state: '已选定', rank: 1, fit: '23.75' },
      supplier2: { ...lost, rank: 3, fit: '17.5', words: [ownWords] },
      'sup-4': { ...lost, rank: 2, fit: '20' },
    };
    for (const [name, { state, fit, words = [], ...rest }] of Object.entries(read)) {
      const page = at[name];
      await signIn(page, name);
      const { strengths, improvements } = wordsFor(summaries[name]);
      await readFeedback(page, id, {
        ...{ ...rest, strengths, improvements: [improvements, ...words] },
        scores: { 需求满足程度: fit, 技术方案: '21.25' },
      });
      if (name === 'supplier2') await expectAccessible(page);
      const others = Object.values(summaries).filter((one) => one !== summaries[name]);
      for (const other of others)
        assert.equal(await page.getByText(wordsFor(other).strengths).count(), 0);
      const { myBidId } = await api(page, `/scenarios/${id}/bidding`);
      await page.goto(`/bench/bids/${myBidId}`);
      await page.getByText(state, { exact: true }).first().waitFor();
      expectQuiet(page);
    }
    await keepPicture(at.supplier2, 'bid-after-award');
    for (const page of [at.publisher, visitor]) expectQuiet(page);
  });
}

/** The name of the organisation this window's person works for. */
async function organisationOf(page) {
  const { memberships } = await api(page, '/session');
  return memberships[0].name;
}
