// What an offer says it cannot do must not count as what it does: “整机未做防爆认证” is no evidence for 防爆.

/** Signs by which a supplier limits its own offer; signs that describe somebody's problem are not among them. */
const EXCLUSION =
  /未(?:做|取得|获得?|通过|配备|提供)|尚无|暂无|尚未|请勿|不(?:具备|适用|适合|支持|提供|包括|包含|含|涉及)|不(?:能|可|得)(?:进入|用于|接入|部署|满足|提供|替代|单独)|非(?=[^，。；、]{0,6}(?:场所|环境|区域))/u;
const CLAUSES = /[^，。；、！？\n]+/gu;

/**
 * Blanks the clauses of an offer that exclude something.
 * @param text a normalised text of the supply side
 * @returns the text with such clauses replaced by spaces, so that all offsets stay
 */
export function withoutExclusions(text: string): string {
  return text.replace(CLAUSES, (clause) =>
    EXCLUSION.test(clause) ? ' '.repeat(clause.length) : clause,
  );
}
