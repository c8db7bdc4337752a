import { defineErrors } from '../../platform/errors.js';

export const awardErrors = defineErrors('award', {
  'not-found': {
    kind: 'missing',
    zh: '没有找到该场景的结果。',
    en: 'There is no result of this scenario.',
  },
  'not-ranked': {
    kind: 'conflict',
    zh: '评审尚未排定名次，不能提出结果。',
    en: 'The evaluation has not ranked the bids yet; no result can be proposed.',
  },
  'bids-undecided': {
    kind: 'refused',
    zh: '排名中还有 {count} 份应答正在补正、尚无结论，结论作出后才能提出结果。',
    en: '{count} bid(s) of the ranking are still being put right; a result can be proposed once that is settled.',
  },
  'not-evaluating': {
    kind: 'conflict',
    zh: '该场景目前（{state}）不能提出结果。',
    en: 'No result can be proposed in the present state ({state}).',
  },
  'already-decided': {
    kind: 'conflict',
    zh: '该场景已有结果或正在公示，请刷新。',
    en: 'This scenario has a result already or one in its standstill; please reload.',
  },
  'nobody-chosen': {
    kind: 'refused',
    zh: '请选择至少一家。',
    en: 'Choose at least one bid.',
  },
  'one-only': {
    kind: 'refused',
    zh: '该场景公告为一家承接，只能选择一家。',
    en: 'This scenario was published for one taker; choose exactly one.',
  },
  'not-eligible': {
    kind: 'refused',
    zh: '所选应答中有未达到门槛或未通过验证的。',
    en: 'One of the chosen bids did not pass the thresholds or the proof of concept.',
  },
  'rank-skipped': {
    kind: 'refused',
    zh: '须按名次选择：不能跳过名次更靠前的应答。',
    en: 'Choose by rank: no better-ranked bid may be passed over.',
  },
  'proof-first': {
    kind: 'conflict',
    zh: '该场景先验证后采用：须先确定进入验证的应答，并以验证结果为依据。',
    en: 'This scenario has its proof of concept first: bids enter it and the result rests on its evidence.',
  },
  'no-proof-stage': {
    kind: 'refused',
    zh: '该场景没有验证阶段。',
    en: 'This scenario has no proof of concept.',
  },
  'proof-running': {
    kind: 'conflict',
    zh: '验证尚未全部评定，不能提出最终结果。',
    en: 'Not all proofs of concept have been decided; the final result must wait.',
  },
  'proof-days-needed': {
    kind: 'refused',
    zh: '请填写验证期限（10–120 个工作日）。',
    en: 'Give the time for the proof of concept (10–120 working days).',
  },
  'two-at-least': {
    kind: 'refused',
    zh: '合格应答不止一家时，至少两家进入验证。',
    en: 'At least two bids enter the proof of concept where more than one is eligible.',
  },
  'none-was-upheld': {
    kind: 'conflict',
    zh: '异议成立，结论为均不合适，不能再提出授予。',
    en: 'An objection was upheld to the effect that none is suitable; nobody can be awarded.',
  },
  'reason-unfit': {
    kind: 'refused',
    zh: '该原因与事实不符，或不适用于这种结果。',
    en: 'This reason does not fit the facts or this kind of result.',
  },
  'note-needed': {
    kind: 'refused',
    zh: '请写明公开的说明（至少 10 字）。',
    en: 'Give a public explanation (at least 10 characters).',
  },
  'bids-present': {
    kind: 'conflict',
    zh: '有应答，不能以“无人应答”结束；没有合格应答时请提出“均不合适”。',
    en: 'There are bids: it cannot end as “no response”. Where none is valid, propose “none suitable”.',
  },
  'standstill-running': {
    kind: 'conflict',
    zh: '公示期尚未结束。',
    en: 'The standstill has not ended.',
  },
  'standstill-uncounted': {
    kind: 'conflict',
    zh: '公示期落入放假安排尚未公布的年份，暂不能计算截止日；录入后自动计算。',
    en: 'The standstill runs into a year whose holidays are not known yet; its end is counted once they are entered.',
  },
  'objections-open': {
    kind: 'conflict',
    zh: '有异议尚未答复，答复前不能确定结果。',
    en: 'Objections await their answer; until then the result cannot be made final.',
  },
  'feedback-missing': {
    kind: 'conflict',
    zh: '还有 {count} 份有效应答没有反馈（优点与改进建议），反馈齐全后才能确定结果。',
    en: '{count} valid bids lack their feedback (strengths and improvements); the result must wait for it.',
  },
  'contact-in-text': {
    kind: 'refused',
    zh: '公开说明中不要写电话、邮箱、微信号或网址。',
    en: 'Public words may not hold phone numbers, mail addresses, messenger ids or links.',
  },
});

export const objectionErrors = defineErrors('objection', {
  'not-found': { kind: 'missing', zh: '没有找到该异议。', en: 'This objection was not found.' },
  'no-standstill': {
    kind: 'conflict',
    zh: '该场景没有正在公示的结果。',
    en: 'No result of this scenario is in its standstill.',
  },
  'too-late': {
    kind: 'conflict',
    zh: '公示期已结束，不能再提出异议。',
    en: 'The standstill has ended; no objection can be made any more.',
  },
  'bidders-only': {
    kind: 'forbidden',
    zh: '异议由参加应答的机构提出。',
    en: 'Objections are made by organisations that bid.',
  },
  'one-open': {
    kind: 'conflict',
    zh: '您的机构已有一份异议等待答复。',
    en: 'Your organisation has an objection awaiting its answer.',
  },
  'criterion-needed': {
    kind: 'refused',
    zh: '请指明对哪一项评分有异议。',
    en: 'Say which criterion the objection is about.',
  },
  'criterion-unknown': {
    kind: 'refused',
    zh: '评审标准中没有这一项。',
    en: 'There is no such criterion.',
  },
  'effect-needed': {
    kind: 'refused',
    zh: '认定异议成立时，须写明如何纠正。',
    en: 'An upheld objection needs its effect.',
  },
  'parts-needed': {
    kind: 'refused',
    zh: '重新评分须指明是哪些评分项。',
    en: 'Re-scoring needs the criteria that are scored again.',
  },
  'not-overdue': {
    kind: 'conflict',
    zh: '发布方的答复期限未到。',
    en: 'The publisher still has time to answer.',
  },
});

export const proofErrors = defineErrors('proof', {
  'not-found': { kind: 'missing', zh: '没有找到该验证。', en: 'This proof was not found.' },
  'too-late': {
    kind: 'conflict',
    zh: '验证期限已过。',
    en: 'The time for the proof of concept has passed.',
  },
  'not-due': { kind: 'conflict', zh: '验证期限未到。', en: 'The proof is not due yet.' },
  'figures-missing': {
    kind: 'refused',
    zh: '请填写每项目标指标的实测值。',
    en: 'Give the measured value of every target.',
  },
  'targets-missed': {
    kind: 'refused',
    zh: '有指标未达目标；仍要通过，请写明理由（至少 10 字）。',
    en: 'A target was missed; to pass it all the same, give the reasons (at least 10 characters).',
  },
  'file-unknown': {
    kind: 'refused',
    zh: '有文件尚未传完，或不是为本次验证上传的。',
    en: 'A file has not arrived completely, or was not uploaded for this proof.',
  },
  'file-submitted': {
    kind: 'conflict',
    zh: '该文件已随证据提交；请先重新提交一份不含它的证据。',
    en: 'This file is part of the evidence; hand in evidence without it first.',
  },
  'note-needed': {
    kind: 'refused',
    zh: '请写明理由（至少 10 字）。',
    en: 'Give the reasons (at least 10 characters).',
  },
});
