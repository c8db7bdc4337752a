import { defineErrors } from '../../platform/errors.js';

export const bidErrors = defineErrors('bid', {
  'not-found': { kind: 'missing', zh: '没有找到这份应答。', en: 'This bid was not found.' },
  'not-by-bids': {
    kind: 'refused',
    zh: '这个场景不以揭榜方式推进，不接受密封应答。',
    en: 'This scenario is not taken by sealed bids.',
  },
  'not-open': {
    kind: 'refused',
    zh: '场景不在开放期，不能准备应答。',
    en: 'The scenario is not open; bids cannot be prepared.',
  },
  'deadline-passed': {
    kind: 'refused',
    zh: '截止时间已到（{deadline}），不再接受应答的任何变动。',
    en: 'The deadline has passed ({deadline}); bids can no longer be changed.',
  },
  'not-a-supplier': {
    kind: 'forbidden',
    zh: '请以已通过审核、具备供给身份的机构成员身份应答。',
    en: 'Bid as an editor of an approved organisation that supplies.',
  },
  'own-scenario': {
    kind: 'forbidden',
    zh: '不能应答本机构发布的场景。',
    en: 'An organisation cannot bid on its own scenario.',
  },
  'demo-mix': {
    kind: 'refused',
    zh: '示例机构只能应答示例场景，反之亦然。',
    en: 'Demonstration organisations bid on demonstration scenarios only, and the other way round.',
  },
  'one-bid': {
    kind: 'conflict',
    zh: '该机构在这个场景已有一份应答（单独或在一个联合体中）。',
    en: 'The organisation already takes part in one bid on this scenario, alone or in a consortium.',
  },
  'no-draft': {
    kind: 'conflict',
    zh: '没有正在编辑的草稿；已密封的应答可先“重新起草”。',
    en: 'There is no draft; begin a new one to replace the sealed bid.',
  },
  'draft-exists': {
    kind: 'conflict',
    zh: '已有一份正在编辑的草稿。',
    en: 'There is a draft already.',
  },
  incomplete: {
    kind: 'refused',
    zh: '还有 {count} 处未完成，暂不能密封。',
    en: '{count} things are missing before the bid can be sealed.',
  },
  'scenario-changed': {
    kind: 'conflict',
    zh: '场景内容已更新到第 {version} 版，请查看后再密封或确认。',
    en: 'The scenario has changed (now version {version}); read it before sealing or confirming.',
  },
  'reconfirm-member': {
    kind: 'refused',
    zh: '联合体成员已退出，请先把它移出名单再确认。',
    en: 'A partner has left; take it off the list before confirming.',
  },
});

export const consortiumErrors = defineErrors('consortium', {
  full: {
    kind: 'refused',
    zh: '联合体除牵头方外至多 {limit} 家。',
    en: 'A consortium has at most {limit} partners beside the lead.',
  },
  'not-eligible': {
    kind: 'refused',
    zh: '该机构不能加入：须已通过审核、具备供给身份，且不是发布方。',
    en: 'This organisation cannot join: it must be approved, supply, and not be the publisher.',
  },
  'not-a-member': {
    kind: 'missing',
    zh: '该机构不在这份应答的联合体中。',
    en: 'This organisation is not in the consortium.',
  },
  'already-invited': {
    kind: 'conflict',
    zh: '该机构已在联合体名单中。',
    en: 'This organisation is in the consortium already.',
  },
  bound: {
    kind: 'refused',
    zh: '应答已密封，截止前 {hours} 小时内须由牵头方移出名单才能退出。',
    en: 'The bid is sealed: in the last {hours} hours before the deadline only the lead can release a partner.',
  },
  'already-answered': {
    kind: 'conflict',
    zh: '该邀请已有答复。',
    en: 'This invitation has been answered already.',
  },
});

export const bidFileErrors = defineErrors('bid-file', {
  'not-found': { kind: 'missing', zh: '没有找到这个文件。', en: 'This file was not found.' },
  'too-many': {
    kind: 'refused',
    zh: '至多 {limit} 个文件。',
    en: 'At most {limit} files.',
  },
  'chunk-size': {
    kind: 'invalid',
    zh: '第 {no} 块应为 {size} 字节。',
    en: 'Chunk {no} must have {size} bytes.',
  },
  unfinished: {
    kind: 'refused',
    zh: '文件尚未传完，缺第 {no} 块。',
    en: 'The file is not complete: chunk {no} is missing.',
  },
  type: {
    kind: 'unsupported-type',
    zh: '按内容识别，文件不是 PDF、Word、Excel、PowerPoint（2007 及以后）、PNG 或 JPEG。',
    en: 'By its content the file is no PDF, Word, Excel, PowerPoint (2007 or later), PNG or JPEG.',
  },
});

export const sealErrors = defineErrors('seal', {
  'not-found': {
    kind: 'missing',
    zh: '没有找到这次密封，请重新开始。',
    en: 'This sealing was not found; begin again.',
  },
  'no-officers': {
    kind: 'refused',
    zh: '这个场景的开标人员尚未就位（至少三人），暂不能密封。',
    en: 'The opening officers of this scenario are not named yet (at least three); sealing must wait.',
  },
  'keys-superseded': {
    kind: 'conflict',
    zh: '开标密钥已更新，请用新密钥重新密封。',
    en: 'The opening keys have changed; seal again with the new ones.',
  },
  'foreign-keys': {
    kind: 'refused',
    zh: '密钥不属于这个场景，已拒绝。',
    en: 'These keys belong to another scenario.',
  },
  'manifest-differs': {
    kind: 'refused',
    zh: '清单与已收到的内容不一致（{what}），未密封，草稿仍在。',
    en: 'The manifest does not fit what was received ({what}); nothing was sealed and the draft is kept.',
  },
  'attempt-stale': {
    kind: 'conflict',
    zh: '这次密封开始之后，应答已在别处密封。没有密封，草稿仍在，请重新开始密封。',
    en: 'The bid was sealed elsewhere after this attempt began. Nothing was sealed and the draft is kept; begin sealing again.',
  },
  'already-sealed': {
    kind: 'conflict',
    zh: '这次密封已经完成。',
    en: 'This sealing is already done.',
  },
  'chunk-empty': {
    kind: 'invalid',
    zh: '密文块为空或超过 512 KB。',
    en: 'The chunk is empty or over 512 kB.',
  },
});

export const officerErrors = defineErrors('officer-key', {
  'not-found': { kind: 'missing', zh: '没有找到这把密钥。', en: 'This key was not found.' },
  invalid: {
    kind: 'invalid',
    zh: '不是有效的 P-256 公钥。',
    en: 'This is no valid P-256 public key.',
  },
  'still-needed': {
    kind: 'conflict',
    zh: '有密封的应答尚待开启，除您之外能开启的开标人员不足两名；请在全部开启之后再注销账号。',
    en: 'Sealed bids still wait for their opening, and without you fewer than two officers could open them; please erase the account after that.',
  },
  taken: { kind: 'conflict', zh: '这把公钥已登记。', en: 'This public key is registered already.' },
  'too-few': {
    kind: 'refused',
    zh: '至少需要 {least} 名持有有效密钥的开标人员。',
    en: 'At least {least} officers with a valid key are needed.',
  },
  unknown: {
    kind: 'refused',
    zh: '名单中有无效的开标密钥。',
    en: 'The list holds a key that is not valid.',
  },
});

export const openingErrors = defineErrors('opening', {
  'not-found': { kind: 'missing', zh: '没有找到该场景的开标。', en: 'No such opening.' },
  'too-early': {
    kind: 'refused',
    zh: '截止时间未到，不能开标。',
    en: 'The deadline has not passed; nothing is opened.',
  },
  'price-locked': {
    kind: 'refused',
    zh: '技术评审尚未锁定，不能开启报价。',
    en: 'Technique is not judged yet; prices stay closed.',
  },
  'not-an-officer': {
    kind: 'forbidden',
    zh: '您不是这个场景的开标人员。',
    en: 'You are not an opening officer of this scenario.',
  },
  conflict: {
    kind: 'forbidden',
    zh: '您所在机构参与应答，或您是本场景的评审，不能参与开标。',
    en: 'You belong to a bidder or evaluate this scenario: you may not open it.',
  },
  'nothing-to-open': {
    kind: 'refused',
    zh: '没有可开启的应答。',
    en: 'There is no bid to open.',
  },
  'share-missing': {
    kind: 'refused',
    zh: '缺少应答 {bidId} 的密钥份额，未开启任何应答。',
    en: 'The share of bid {bidId} is missing; nothing was opened.',
  },
  'share-foreign': {
    kind: 'refused',
    zh: '份额 {bidId} 不属于本次开标，未开启任何应答。',
    en: 'Share {bidId} does not belong to this opening; nothing was opened.',
  },
  'share-wrong': {
    kind: 'refused',
    zh: '应答 {bidId} 的密钥份额有误，未开启任何应答。',
    en: 'The share of bid {bidId} is wrong; nothing was opened.',
  },
});

export const defectErrors = defineErrors('defect', {
  'already-named': {
    kind: 'conflict',
    zh: '该项缺陷已指出过。',
    en: 'This defect has been named already.',
  },
  'not-found': { kind: 'missing', zh: '没有这项缺陷。', en: 'There is no such defect.' },
  'window-over': {
    kind: 'refused',
    zh: '补正期已于 {due} 结束。',
    en: 'The time to put it right ended at {due}.',
  },
  judged: {
    kind: 'refused',
    zh: '技术部分已经评定，此后报价即可阅读：不能再指出缺陷，也不能取消资格。',
    en: 'Technique has been judged and prices come to be read: nothing is named as a defect and nobody thrown out any more.',
  },
  'wrong-cure': {
    kind: 'refused',
    zh: '补正内容与缺陷不符：文件类缺陷需上传文件，含税标识需填写是否含税。',
    en: 'This does not put the defect right: papers need a file, the tax flag a yes or no.',
  },
});
