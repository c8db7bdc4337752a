import { defineErrors } from '../../platform/errors.js';

export const planErrors = defineErrors('plan', {
  'not-found': { kind: 'missing', zh: '没有找到这个方案。', en: 'This plan was not found.' },
  'list-not-found': {
    kind: 'refused',
    zh: '没有这份已发布的清单。',
    en: 'There is no such published list.',
  },
  'no-open-scenarios': {
    kind: 'refused',
    zh: '所选范围内没有开放中的场景。',
    en: 'No scenario of this selection is open now.',
  },
  'mixed-worlds': {
    kind: 'refused',
    zh: '示例场景与真实场景不能放进同一个方案。',
    en: 'Demonstration and real scenarios cannot be planned together.',
  },
  'too-many': {
    kind: 'refused',
    zh: '一个方案至多 {most} 个场景，所选有 {count} 个；请缩小范围。',
    en: 'A plan takes {most} scenarios at most and this selection has {count}; narrow it.',
  },
  interrupted: {
    kind: 'conflict',
    zh: '计算因服务重启而中断，没有开启任何配对；请重新计算。',
    en: 'The computation was interrupted by a restart and opened nothing; start it again.',
  },
  'run-failed': {
    kind: 'conflict',
    zh: '计算没有完成，没有开启任何配对；请重新计算。',
    en: 'The computation did not finish and opened nothing; start it again.',
  },
  'opening-cancelled': {
    kind: 'conflict',
    zh: '开启已停止；已经开启的不变，可以再次开启其余的。',
    en: 'Opening was stopped; what was opened stays open, and the rest can be opened again.',
  },
  'opening-interrupted': {
    kind: 'conflict',
    zh: '开启因服务重启而中断；已经开启的不变，请再次开启其余的。',
    en: 'Opening was interrupted by a restart; what was opened stays open, please open the rest again.',
  },
  'opening-failed': {
    kind: 'conflict',
    zh: '开启没有全部完成；已经开启的不变，请再次开启其余的。',
    en: 'Opening did not come to its end; what was opened stays open, please open the rest again.',
  },
  'lock-outside': {
    kind: 'refused',
    zh: '锁定的配对不在可行候选之中。',
    en: 'A locked pair is not among the possible candidates.',
  },
  'pair-excluded': {
    kind: 'conflict',
    zh: '撮合员已排除这一对，没有开启；撤销排除后可再次开启。',
    en: 'A matchmaker has excluded this pair, so it was not opened; lift the exclusion and open it again.',
  },
  'pair-parked': {
    kind: 'conflict',
    zh: '撮合员已暂缓这一对，没有开启；撤销暂缓后可再次开启。',
    en: 'A matchmaker has parked this pair, so it was not opened; lift the mark and open it again.',
  },
  'pair-declined': {
    kind: 'conflict',
    zh: '方案算出之后，一方对这一对答复了“暂不合适”，没有开启。',
    en: 'One side said no to this pair after the plan was made, so it was not opened.',
  },
  'pair-ended': {
    kind: 'conflict',
    zh: '方案算出之后，这一对已经结束，没有开启。',
    en: 'This pair came to its end after the plan was made, so it was not opened.',
  },
});
