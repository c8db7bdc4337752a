// Words that say how much, how often or how long. In a requirement they say nothing of what is asked: “误报每月不超过 4 次”
// is not covered by a text that holds 每月 and 不超过 for another thing.

const WORDS = new Set(
  (
    '不超过 不少于 不低于 不高于 不大于 不小于 不多于 超过 少于 低于 高于 大于 小于 多于 以上 以下 以内 之内 至少 至多 最多 最少 最低 最高 ' +
    '达到 不足 左右 平均 每天 每日 每周 每月 每年 每季 每小时 每分钟 每秒 每次 每台 每人 每班 全年 全天 当天 当日 小时 分钟 秒 秒钟 毫秒 天 日 周 ' +
    '月 年 个月 季度 年度 次 遍 倍 元 万元 亿元 百分之 百分点 米 毫米 厘米 公里 千米 公斤 吨 以前 之前 之后 以后 内 连续'
  ).split(' '),
);
const NUMBER =
  /^[\d.,%:/-]+$|^[零一二三四五六七八九十百千万亿两几半]+[个名台天家条次位项年月日]?$/u;

/** @param term a normalised word. @returns whether it is a number, a unit or a comparison. */
export function saysHowMuch(term: string): boolean {
  return WORDS.has(term) || NUMBER.test(term);
}
