import { defineErrors } from '../../platform/errors.js';

export const evaluationErrors = defineErrors('evaluation', {
  'not-found': { kind: 'missing', zh: '没有找到这项评审。', en: 'This evaluation was not found.' },
  'not-yours': {
    kind: 'forbidden',
    zh: '只有发布机构的负责人和编辑可以填写评审标准。',
    en: 'Only owners and editors of the publishing organisation write its criteria.',
  },
  'not-by-bids': {
    kind: 'refused',
    zh: '这个场景不是通过应答评审确定承接方的，没有评审标准。',
    en: 'This scenario is not taken by bids; it has no evaluation.',
  },
  'criteria-incomplete': {
    kind: 'refused',
    zh: '评审标准有 {count} 处须改正（权重合计须为 100%）。',
    en: '{count} findings in the criteria must be corrected (weights must total 100%).',
  },
  'criteria-frozen': {
    kind: 'conflict',
    zh: '评审标准已随场景确定，现在不能修改。',
    en: 'The criteria are fixed with the scenario and cannot be changed now.',
  },
  'contact-in-text': {
    kind: 'refused',
    zh: '评审标准会公开，不能写联系方式。',
    en: 'Criteria are public and may not hold contact details.',
  },
  'not-an-evaluator': {
    kind: 'refused',
    zh: '所选人员没有评审专家身份。',
    en: 'The person chosen does not hold the evaluator role.',
  },
  'already-named': {
    kind: 'conflict',
    zh: '该人员已在评审小组中（或曾被回避）。',
    en: 'This person is on the panel already, or was excluded from it.',
  },
  'chair-taken': {
    kind: 'conflict',
    zh: '评审小组已有组长。',
    en: 'The panel has a chair already.',
  },
  conflicted: {
    kind: 'refused',
    zh: '该人员须回避：{reasons}。',
    en: 'This person must stand aside: {reasons}.',
  },
  'panel-too-small': {
    kind: 'refused',
    zh: '评审小组可用成员只有 {members} 人，至少需要 2 人；请先补充成员。',
    en: 'Only {members} members of the panel may judge; at least 2 are needed: name a replacement first.',
  },
  'chair-missing': {
    kind: 'refused',
    zh: '评审小组没有组长，请先指定一名组长。',
    en: 'The panel has no chair; name one first.',
  },
  'bids-contested': {
    kind: 'refused',
    zh: '有 {count} 份应答开标人员称无法解开，尚未有结论，评审暂不能开始。',
    en: '{count} bid(s) could not be opened by their officers and are not settled yet; the evaluation must wait.',
  },
  'not-opened': {
    kind: 'refused',
    zh: '应答的技术部分尚未开启（或没有可评审的应答）。',
    en: 'The technique envelopes are not open yet, or there is no bid to judge.',
  },
  'declarations-open': {
    kind: 'refused',
    zh: '还有成员没有申报利益关系，或申报尚待决定。',
    en: 'Some members have not declared yet, or a declaration awaits its decision.',
  },
  'sheets-open': {
    kind: 'refused',
    zh: '还有成员没有锁定评分表。',
    en: 'Some members have not locked their sheets.',
  },
  'sheet-incomplete': {
    kind: 'refused',
    zh: '还有 {count} 项没有评分。',
    en: '{count} scores are still missing.',
  },
  'sheet-locked': {
    kind: 'conflict',
    zh: '评分表已锁定，不能再修改。',
    en: 'The sheet is locked and cannot be changed.',
  },
  'score-off-scale': {
    kind: 'refused',
    zh: '有 {count} 项评分不在标准的量表内。',
    en: '{count} scores do not lie on the scale of their criterion.',
  },
  'unknown-party': {
    kind: 'refused',
    zh: '申报的机构不在应答名单中。',
    en: 'An organisation declared is not among the bidders.',
  },
  'declaration-contradictory': {
    kind: 'refused',
    zh: '请选择“没有利益关系”，或逐一写明。',
    en: 'Either declare that there is none, or list each of them.',
  },
  'own-conflict': {
    kind: 'forbidden',
    zh: '不能决定自己的利益关系，请由审核员处理。',
    en: 'Nobody decides on their own conflict; a reviewer must.',
  },
  'consensus-incomplete': {
    kind: 'refused',
    zh: '合议结果不完整：每份应答须有优点与改进建议，每处分歧须有合议分数与理由，并由全体成员确认。',
    en: 'The consensus is incomplete: strengths and improvements for each bid, a score with its reason for each divergence, confirmed by all members.',
  },
  'compliance-open': {
    kind: 'refused',
    zh: '还有 {count} 份应答的符合性审查没有结论，结论作出后技术评审自动锁定。',
    en: '{count} bids await their compliance check; technique locks by itself once it is done.',
  },
  'bids-undecided': {
    kind: 'refused',
    zh: '还有 {count} 份应答正在补正、尚无结论，排名须待结论作出后公布。',
    en: '{count} bid(s) are being put right and not settled yet; the ranking is published once they are.',
  },
  'consensus-changed': {
    kind: 'conflict',
    zh: '合议结果在您阅读之后又有修改，请重新核对。',
    en: 'The consensus was changed since you read it; please check it again.',
  },
  'not-divergent': {
    kind: 'refused',
    zh: '只有出现分歧的项目才由合议改定分数。',
    en: 'Only criteria on which members diverged are settled by consensus.',
  },
  'prices-sealed': {
    kind: 'refused',
    zh: '价格部分尚未开启。',
    en: 'The price envelopes are not open yet.',
  },
});
